package io.yujian.bench;

import io.yujian.testkit.process.ChildJvm;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How long a newcomer and an operator wait: first start with an empty folder, later starts with kept data. */
final class StartUp implements Bench.Part {
    private static final int STARTS = 4;

    @Override
    public void run(Bench.Setting setting, Report report) throws Exception {
        report.heading("Start to ready, as ./yujian run starts it");
        report.table("start", "seconds to ready", "product", "MariaDB", "Redis");
        Path run = setting.root().resolve("app/target/run");
        List<String> options = options(setting.root(), run);
        Path data = setting.work().resolve("data");
        for (int start = 0; start < STARTS; start++) {
            int port = freePort();
            long from = System.nanoTime();
            try (ChildJvm node = ChildJvm.start(
                    "start",
                    options,
                    run.resolve("yujian.jar"),
                    List.of("--server.port=" + port, "--yujian.embedded.data-dir=" + data, "--yujian.demo=false"),
                    setting.work().resolve("start.log"))) {
                node.awaitReady("http://127.0.0.1:" + port + "/actuator/health/readiness", Duration.ofSeconds(120));
                report.row(
                        start == 0 ? "fresh data" : "kept data",
                        (System.nanoTime() - from) / 1e9,
                        node.residentMiB() + " MiB",
                        child(node.pid(), "maria") + " MiB",
                        child(node.pid(), "redis") + " MiB");
            }
        }
        report.line("");
        report.line(
                options.stream().anyMatch(option -> option.startsWith("-XX:SharedArchiveFile"))
                        ? "With the class archive that the launcher makes after a build."
                        : "Without a class archive: the launcher has not made one yet.");
    }

    private static long child(long pid, String name) {
        return ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .filter(process -> process.info().command().orElse("").contains(name))
                .mapToLong(process -> Rig.residentMiB(process.pid()))
                .sum();
    }

    /** Those of {@code deploy/launcher/build.sh}. */
    private static List<String> options(Path root, Path run) throws IOException {
        List<String> options = new ArrayList<>(List.of(
                "-Xmx1g", "-XX:+UseParallelGC", "-Dyujian.embedded.binaries=" + root.resolve("app/target/stores")));
        if (Runtime.version().feature() >= 24) {
            options.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        }
        try (Stream<Path> files = Files.list(run)) {
            files.filter(file -> file.toString().endsWith(".jsa"))
                    .findFirst()
                    .ifPresent(archive -> options.add("-XX:SharedArchiveFile=" + archive));
        }
        return options;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
