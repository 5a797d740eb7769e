package io.yujian.bench;

import io.yujian.testkit.process.ChildJvm;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** How long a newcomer and an operator wait: first start with an empty folder, later starts with kept data. */
final class StartUp implements Bench.Part {
    @Override
    public void run(Bench.Setting setting, Report report) throws Exception {
        report.heading("Start to ready, one process with embedded MariaDB and Redis");
        report.table("start", "seconds to ready", "memory of the process");
        Path data = setting.work().resolve("data");
        for (String kind : List.of("fresh data", "kept data", "kept data, again")) {
            int port = freePort();
            long from = System.nanoTime();
            try (ChildJvm node = ChildJvm.start(
                    "start",
                    List.of("-Xmx1g", "-Dloader.path=app/target/stores"),
                    setting.root().resolve("app/target/yujian.jar"),
                    List.of("--server.port=" + port, "--yujian.embedded.data-dir=" + data),
                    setting.work().resolve("start.log"))) {
                node.awaitReady("http://127.0.0.1:" + port + "/actuator/health/readiness", Duration.ofSeconds(120));
                report.row(kind, (System.nanoTime() - from) / 1e9, node.residentMiB() + " MiB");
            }
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
