package io.yujian.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is noted about a started server, so that a later JVM can tell it from a stranger that was given the same pid:
 * the same pid, the same executable below a folder of ours, and the same start time. Processes are never looked for by
 * name.
 */
final class PidRecord {

    private static final Logger LOG = LoggerFactory.getLogger(PidRecord.class);
    /** The system derives start times from the boot time, which clock corrections move a little. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private static final Duration CLEAN_STOP = Duration.ofSeconds(20);

    private PidRecord() {}

    static void write(Path file, ProcessHandle process, Path executable) throws IOException {
        String started = process.info().startInstant().map(Instant::toString).orElse("");
        Disk.writePrivately(file, process.pid() + "\n" + executable.toRealPath() + "\n" + started + "\n");
    }

    /** The recorded process when it still runs and is surely ours. */
    static Optional<ProcessHandle> survivor(Path file) {
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(file);
            if (lines.size() < 3) {
                return Optional.empty();
            }
            Path executable = Path.of(lines.get(1));
            String started = lines.get(2);
            return ProcessHandle.of(Long.parseLong(lines.get(0).trim()))
                    .filter(p -> !hasEnded(p))
                    .filter(p -> runs(p, executable) && BinaryCache.isOurs(executable) && startedAt(p, started));
        } catch (IOException | RuntimeException e) {
            LOG.warn("The pid file {} cannot be read and is ignored: {}", file, e.toString());
            return Optional.empty();
        }
    }

    /** Ends the server that an earlier JVM left behind: asks first, insists after twenty seconds. */
    static void endSurvivor(Path file, String server) {
        survivor(file).ifPresent(process -> {
            LOG.info("Ending the {} that an earlier run left behind (pid {})", server, process.pid());
            process.destroy();
            if (!gone(process, CLEAN_STOP)) {
                process.destroyForcibly();
                gone(process, CLEAN_STOP);
            }
        });
    }

    /** Waits for a process to end, looking often: the system's own notice comes late for one that is not our child. */
    static boolean gone(ProcessHandle process, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!hasEnded(process)) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    /**
     * Also true for a process whose exit code nobody took yet: in a container the first process often never does, so
     * an orphan would count as alive for ever.
     */
    static boolean hasEnded(ProcessHandle process) {
        if (!process.isAlive()) {
            return true;
        }
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return stat.startsWith(") Z", stat.lastIndexOf(')'));
        } catch (IOException e) {
            return !process.isAlive();
        }
    }

    private static boolean runs(ProcessHandle process, Path executable) {
        return process.info()
                .command()
                .map(c -> c.replaceFirst(" \\(deleted\\)$", ""))
                .map(c -> Path.of(c).equals(executable))
                .orElse(false);
    }

    private static boolean startedAt(ProcessHandle process, String recorded) {
        if (recorded.isBlank()) {
            return true;
        }
        Instant then = Instant.parse(recorded);
        return process.info()
                .startInstant()
                .map(now -> Duration.between(then, now).abs().compareTo(TOLERANCE) <= 0)
                .orElse(false);
    }
}
