package io.yujian.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real MySQL 9.7 for tests, started from the folder that {@code .ci/fetch-mysql.sh} fills and
 * {@code YUJIAN_MYSQL_HOME} names. Commits are as durable as in production, the binary log is off. Safe for several
 * threads.
 */
public final class RealMySql extends StartedServer implements SqlServer {

    private static final String NAME = "MySQL";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Logger LOG = LoggerFactory.getLogger(RealMySql.class);

    private RealMySql(DataFolder folder, ServerProcess process, int port, String password) {
        super(folder, process, port, password);
    }

    /** The folder that the environment names, if it holds a MySQL. */
    public static Optional<Path> home() {
        return Optional.ofNullable(System.getenv("YUJIAN_MYSQL_HOME"))
                .filter(text -> !text.isBlank())
                .map(Path::of)
                .filter(path -> Files.isExecutable(path.resolve("bin").resolve("mysqld")));
    }

    /**
     * Starts the server and waits until it answers.
     *
     * @param home the folder filled by {@code .ci/fetch-mysql.sh}
     * @param dataDir folder of this server alone; made when missing
     * @param bufferPoolMb memory for cached pages, in mebibytes
     * @throws EmbeddedStoreException when it cannot start
     */
    public static RealMySql start(Path home, Path dataDir, int bufferPoolMb) {
        return start(home, dataDir, bufferPoolMb, 0);
    }

    /** As {@link #start(Path, Path, int)}, on this port of 127.0.0.1; 0 for any free one. */
    public static RealMySql start(Path home, Path dataDir, int bufferPoolMb, int port) {
        DataFolder folder = DataFolder.open(dataDir, NAME);
        try {
            PidRecord.endSurvivor(folder.pidFile(), NAME);
            prepare(home, folder);
            return serve(home, folder, bufferPoolMb, Ports.claim(port, NAME));
        } catch (IOException e) {
            folder.close();
            throw StoreProblem.of(folder.root(), NAME, e);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static void prepare(Path home, DataFolder folder) throws IOException {
        Disk.delete(folder.unfinishedData());
        if (Files.exists(folder.data())) {
            return;
        }
        List<String> command = common(home, folder.unfinishedData());
        command.add("--initialize-insecure");
        Process process = new ProcessBuilder(command)
                .directory(folder.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile()))
                .start();
        if (!endedWell(process)) {
            process.destroyForcibly();
            throw MariaDbTrouble.of(folder, Files.readString(folder.log(), StandardCharsets.ISO_8859_1), 0);
        }
        Files.move(folder.unfinishedData(), folder.data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static boolean endedWell(Process process) {
        try {
            return process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static RealMySql serve(Path home, DataFolder folder, int bufferPoolMb, int port) throws IOException {
        String password = folder.password();
        Path initFile = folder.root().resolve("init.sql");
        Disk.writePrivately(initFile, SqlUser.initStatements("yujian", password));
        List<String> command = common(home, folder.data());
        command.addAll(List.of(
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--socket=server.sock",
                "--mysqlx=OFF",
                "--skip-name-resolve",
                "--init-file=" + initFile,
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_bin",
                "--default-time-zone=+00:00",
                "--transaction-isolation=READ-COMMITTED",
                "--innodb-flush-log-at-trx-commit=1",
                "--disable-log-bin",
                "--performance-schema=OFF",
                "--max-connections=200",
                "--innodb-buffer-pool-size=" + Math.max(16, bufferPoolMb) + "M"));
        ServerProcess process = ServerProcess.start(NAME, loader(home), command, folder);
        boolean ready = process.awaitReady(() -> SqlGreeting.heardAt(port), PATIENCE);
        Files.deleteIfExists(initFile);
        if (!ready) {
            process.stop();
            throw MariaDbTrouble.of(folder, process.logTail(), port);
        }
        LOG.info("MySQL is ready on 127.0.0.1:{} (pid {})", port, process.pid());
        return new RealMySql(folder, process, port, password);
    }

    /** {@code bin/mysqld} hands itself over to the loader that came with the server's libraries. */
    private static Path loader(Path home) throws IOException {
        return home.resolve("bin").resolve("loader").toRealPath();
    }

    private static List<String> common(Path home, Path data) {
        List<String> line = new ArrayList<>();
        line.add(home.resolve("bin").resolve("mysqld").toString());
        line.add("--no-defaults");
        line.add("--datadir=" + data);
        line.add("--secure-file-priv=");
        if ("root".equals(System.getProperty("user.name"))) {
            line.add("--user=root");
        }
        return line;
    }

    @Override
    public String user() {
        return SqlUser.NAME;
    }
}
