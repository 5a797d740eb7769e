package io.yujian.embedded;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A started server: its process, its pid file and what it wrote to its log since. Safe for several threads. */
final class ServerProcess {

    private static final Logger LOG = LoggerFactory.getLogger(ServerProcess.class);
    private static final Duration CLEAN_STOP = Duration.ofSeconds(30);
    private static final long LOG_LIMIT = 10L << 20;
    private static final int TAIL = 16 << 10;

    private final String server;
    private final Process process;
    private final DataFolder folder;
    private final long logStart;

    private ServerProcess(String server, Process process, DataFolder folder, long logStart) {
        this.server = server;
        this.process = process;
        this.folder = folder;
        this.logStart = logStart;
    }

    /**
     * Starts the command in the folder's data directory.
     *
     * @param executable the program that the process will run, as the system reports it
     */
    static ServerProcess start(String server, Path executable, List<String> command, DataFolder folder)
            throws IOException {
        Path log = folder.log();
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
            Files.move(log, log.resolveSibling("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        long logStart = Files.exists(log) ? Files.size(log) : 0;
        List<String> whole = new ArrayList<>(ownSession());
        whole.addAll(command);
        Process process = new ProcessBuilder(whole)
                .directory(folder.data().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(nothing()))
                .start();
        PidRecord.write(folder.pidFile(), process.toHandle(), executable);
        return new ServerProcess(server, process, folder, logStart);
    }

    /** Ctrl-C goes to every process of the terminal's group; the server has to outlive the product's own clean stop. */
    private static List<String> ownSession() {
        boolean there = HostPlatform.current().linux() && Files.isExecutable(Path.of("/usr/bin/setsid"));
        return there ? List.of("/usr/bin/setsid") : List.of();
    }

    private static File nothing() {
        return new File(HostPlatform.current().windows() ? "NUL" : "/dev/null");
    }

    /** Waits until the server answers; false when it ended or the patience did. */
    boolean awaitReady(BooleanSupplier answers, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end) {
            if (!process.isAlive()) {
                return false;
            }
            if (answers.getAsBoolean()) {
                return process.isAlive();
            }
            try {
                Thread.sleep(15);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Asks the server to end, insists after thirty seconds, and forgets the pid. */
    void stop() {
        process.destroy();
        if (!PidRecord.gone(process.toHandle(), CLEAN_STOP)) {
            LOG.warn("{} did not stop within {}; it is ended now", server, CLEAN_STOP);
            process.destroyForcibly();
            PidRecord.gone(process.toHandle(), CLEAN_STOP);
        }
        try {
            Files.deleteIfExists(folder.pidFile());
        } catch (IOException e) {
            LOG.debug("The pid file stays: {}", e.toString());
        }
    }

    /** The end of what this run wrote to the log. */
    String logTail() {
        try (RandomAccessFile file = new RandomAccessFile(folder.log().toFile(), "r")) {
            long from = Math.max(logStart, file.length() - TAIL);
            byte[] bytes = new byte[(int) Math.max(0, file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
