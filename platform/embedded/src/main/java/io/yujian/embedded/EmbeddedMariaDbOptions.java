package io.yujian.embedded;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the embedded MariaDB is started. Immutable.
 *
 * @param dataDir folder of this server alone; made when missing
 * @param cacheDir where the server's files are unpacked, null for the user's cache folder
 * @param port port on 127.0.0.1, 0 for any free one
 * @param bufferPoolMb memory for cached pages, in mebibytes
 * @param redoLogMb size of the redo log, in mebibytes; larger ones smooth heavy writing
 * @param maxConnections connections at once
 * @param database made when missing
 * @param startTimeout how long a start may take; recovery after a power cut can need minutes
 */
public record EmbeddedMariaDbOptions(
        Path dataDir,
        @Nullable Path cacheDir,
        int port,
        int bufferPoolMb,
        int redoLogMb,
        int maxConnections,
        String database,
        Duration startTimeout) {

    public EmbeddedMariaDbOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535, not " + port);
        }
        if (!database.matches("[a-z0-9_]{1,60}")) {
            throw new IllegalArgumentException("database must be lower case letters, digits and _, not " + database);
        }
        bufferPoolMb = Math.max(16, bufferPoolMb);
        redoLogMb = Math.max(16, redoLogMb);
    }

    /** 128 MB of cache, 96 MB of redo log, 200 connections, any free port, database {@code yujian}. */
    public static EmbeddedMariaDbOptions in(Path dataDir) {
        return new EmbeddedMariaDbOptions(dataDir, null, 0, 128, 96, 200, "yujian", Duration.ofMinutes(3));
    }

    public EmbeddedMariaDbOptions withPort(int value) {
        return new EmbeddedMariaDbOptions(
                dataDir, cacheDir, value, bufferPoolMb, redoLogMb, maxConnections, database, startTimeout);
    }

    /** Sets the page cache; the redo log grows with it, up to one gibibyte. */
    public EmbeddedMariaDbOptions withBufferPoolMb(int value) {
        int redo = Math.min(1024, Math.max(redoLogMb, value));
        return new EmbeddedMariaDbOptions(dataDir, cacheDir, port, value, redo, maxConnections, database, startTimeout);
    }

    public EmbeddedMariaDbOptions withCacheDir(Path value) {
        return new EmbeddedMariaDbOptions(
                dataDir, value, port, bufferPoolMb, redoLogMb, maxConnections, database, startTimeout);
    }
}
