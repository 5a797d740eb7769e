package io.yujian.embedded;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the embedded Redis is started. Immutable.
 *
 * @param dataDir folder of this server alone; made when missing
 * @param cacheDir where the server's file is unpacked, null for the user's cache folder
 * @param port port on 127.0.0.1, 0 for any free one
 * @param startTimeout how long a start may take, loading included
 */
public record EmbeddedRedisOptions(Path dataDir, @Nullable Path cacheDir, int port, Duration startTimeout) {

    public EmbeddedRedisOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535, not " + port);
        }
    }

    /** Any free port, one minute of patience. */
    public static EmbeddedRedisOptions in(Path dataDir) {
        return new EmbeddedRedisOptions(dataDir, null, 0, Duration.ofMinutes(1));
    }

    public EmbeddedRedisOptions withPort(int value) {
        return new EmbeddedRedisOptions(dataDir, cacheDir, value, startTimeout);
    }

    public EmbeddedRedisOptions withCacheDir(Path value) {
        return new EmbeddedRedisOptions(dataDir, value, port, startTimeout);
    }
}
