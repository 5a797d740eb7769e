package io.yujian.testkit.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One child JVM with its log file. Closing asks it to stop and kills it when it does not. */
public final class ChildJvm implements AutoCloseable {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private final String name;
    private final Process process;
    private final Path log;

    private ChildJvm(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /**
     * @param jvmArguments such as {@code -Xmx512m}
     * @param jar executable jar
     * @param arguments of the program
     * @param log receives both outputs; appended to, so a restarted process keeps its history
     */
    public static ChildJvm start(String name, List<String> jvmArguments, Path jar, List<String> arguments, Path log) {
        return start(Path.of(System.getProperty("java.home")), name, jvmArguments, jar, arguments, log);
    }

    /** As the other, on another JDK. */
    public static ChildJvm start(
            Path javaHome, String name, List<String> jvmArguments, Path jar, List<String> arguments, Path log) {
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing: build it first (./yujian test does)");
        }
        return start(javaHome, name, jvmArguments, List.of("-jar", jar.toString()), arguments, log);
    }

    /** A program on this JVM's own class path, such as a benchmark's floor. */
    public static ChildJvm startMain(
            String name, List<String> jvmArguments, String mainClass, List<String> arguments, Path log) {
        return start(
                Path.of(System.getProperty("java.home")),
                name,
                jvmArguments,
                List.of("-cp", System.getProperty("java.class.path"), mainClass),
                arguments,
                log);
    }

    private static ChildJvm start(
            Path javaHome,
            String name,
            List<String> jvmArguments,
            List<String> program,
            List<String> arguments,
            Path log) {
        List<String> command = new ArrayList<>();
        command.add(javaHome.resolve("bin").resolve("java").toString());
        command.addAll(jvmArguments);
        command.addAll(program);
        command.addAll(arguments);
        try {
            Files.createDirectories(log.getParent());
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return new ChildJvm(name, process, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Waits until the address answers 200; fails with the log's tail when the process ends or the time is over. A process
     * that is late writes its threads to the log first, so that one can see what it waits for.
     */
    public ChildJvm awaitReady(String url, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        String last = "nothing answered yet";
        while (System.nanoTime() < end) {
            if (!process.isAlive()) {
                throw new IllegalStateException(name + " ended with " + process.exitValue() + "\n" + tail());
            }
            last = ask(url);
            if (last.isEmpty()) {
                return this;
            }
            pause();
        }
        writeThreads();
        throw new IllegalStateException(
                name + " is not ready after " + limit + ", last answer: " + last + "\n" + tail());
    }

    /** Empty when it is ready, else what was answered. */
    private static String ask(String url) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? "" : answer.statusCode() + " " + answer.body();
        } catch (IOException e) {
            return e.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void writeThreads() {
        try {
            new ProcessBuilder("kill", "-QUIT", Long.toString(process.pid()))
                    .start()
                    .waitFor(2, TimeUnit.SECONDS);
            pause();
        } catch (IOException e) {
            // not a Unix: the log alone has to tell
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** SIGKILL: no shutdown hook runs, as in a crash. */
    public void kill() {
        process.destroyForcibly();
        await(Duration.ofSeconds(10));
    }

    /** Resident memory in MiB, 0 when it cannot be told. */
    public long residentMiB() {
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                            .filter(line -> line.startsWith("VmRSS:"))
                            .map(line -> line.replaceAll("\\D+", ""))
                            .mapToLong(Long::parseLong)
                            .findFirst()
                            .orElse(0)
                    / 1024;
        } catch (IOException e) {
            return 0;
        }
    }

    /** Last lines of the log, for messages of failed tests. */
    public String tail() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }

    @Override
    public void close() {
        process.destroy();
        if (!await(Duration.ofSeconds(20))) {
            kill();
        }
    }

    private boolean await(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
