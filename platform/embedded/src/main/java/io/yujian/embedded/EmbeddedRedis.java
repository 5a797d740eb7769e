package io.yujian.embedded;

import io.yujian.embedded.EmbeddedStoreException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Redis 6.2 as a child process with its data in one folder, on 127.0.0.1 only, behind a generated password. What it
 * holds is never the truth, so a damaged file is put aside and it starts empty. Safe for several threads.
 */
public final class EmbeddedRedis extends StartedServer {

    static final String NAME = "Redis";
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedRedis.class);
    private static final int PORT_ATTEMPTS = 3;
    private static final long FREE_MB = 50;

    private EmbeddedRedis(DataFolder folder, ServerProcess process, int port, String password) {
        super(folder, process, port, password);
    }

    /**
     * Starts the server and waits until it answers.
     *
     * @throws EmbeddedStoreException when it cannot start, with the way out in words
     */
    public static EmbeddedRedis start(EmbeddedRedisOptions options) {
        DataFolder folder = DataFolder.open(options.dataDir(), NAME);
        try {
            PidRecord.endSurvivor(folder.pidFile(), NAME);
            int firstPort = Ports.claim(options.port(), NAME);
            Path executable = unpack(options);
            Disk.require(folder.root(), FREE_MB);
            Disk.privateFolder(folder.data());
            return serve(folder, executable, options, firstPort);
        } catch (IOException e) {
            folder.close();
            throw StoreProblem.of(folder.root(), NAME, e);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static Path unpack(EmbeddedRedisOptions options) {
        HostPlatform host = HostPlatform.current();
        String file = host.redisFile();
        if (file == null) {
            throw StoreProblem.noBinary(NAME, host.id());
        }
        return BinaryCache.locate(options.cacheDir(), options.dataDir())
                .unpack("redis-" + host.id(), NAME, host.id(), "", file, file::equals)
                .resolve(file);
    }

    private static EmbeddedRedis serve(DataFolder folder, Path executable, EmbeddedRedisOptions options, int firstPort)
            throws IOException {
        String password = folder.password();
        int port = firstPort;
        boolean putAside = false;
        for (int attempt = 1; ; attempt++) {
            Path config = folder.root().resolve("redis.conf");
            Disk.writePrivately(config, configuration(port, password, folder.data()));
            ServerProcess process =
                    ServerProcess.start(NAME, executable, List.of(executable.toString(), config.toString()), folder);
            int tried = port;
            if (process.awaitReady(() -> RedisWire.pings(tried, password), options.startTimeout())) {
                LOG.info("Redis is ready on 127.0.0.1:{} (pid {})", port, process.pid());
                return new EmbeddedRedis(folder, process, port, password);
            }
            process.stop();
            EmbeddedStoreException trouble = trouble(folder, process.logTail(), port);
            if (trouble.kind() == Kind.DATA_DAMAGED && !putAside) {
                putAside = true;
                startEmpty(folder);
            } else if (trouble.kind() == Kind.PORT_BUSY && options.port() == 0 && attempt < PORT_ATTEMPTS) {
                port = Ports.claim(0, NAME);
            } else {
                throw trouble;
            }
        }
    }

    private static void startEmpty(DataFolder folder) throws IOException {
        Path aside = folder.root().resolve("data.broken");
        LOG.warn("Redis cannot read its file; it is kept at {} and Redis starts empty, which loses nothing", aside);
        Disk.delete(aside);
        Files.move(folder.data(), aside);
        Disk.privateFolder(folder.data());
    }

    private static String configuration(int port, String password, Path data) {
        return String.join(
                "\n",
                "port " + port,
                "bind 127.0.0.1",
                "requirepass " + password,
                "dir \"" + data.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"",
                "appendonly yes",
                "appendfsync everysec",
                "save \"\"",
                "maxmemory-policy noeviction",
                "");
    }

    private static EmbeddedStoreException trouble(DataFolder folder, String log, int port) {
        String text = log.toLowerCase(Locale.ROOT);
        if (text.contains("no space left")) {
            return StoreProblem.diskFull(folder.root(), NAME);
        }
        if (text.contains("address already in use")) {
            return StoreProblem.portBusy(NAME, port);
        }
        if (text.contains("append only file")
                && (text.contains("bad file format")
                        || text.contains("unrecoverable")
                        || text.contains("unexpected"))) {
            return StoreProblem.damaged(folder.data(), NAME, "append only file", folder.log());
        }
        String last = log.lines().reduce("nothing was logged", (a, b) -> b.isBlank() ? a : b);
        return StoreProblem.notStarted(NAME, last, folder.log());
    }

    /** Address without credentials, as Redisson wants it. */
    public String address() {
        return "redis://127.0.0.1:" + port();
    }
}
