package io.yujian.embedded;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Both embedded servers of one product process, started side by side.
 *
 * <p>Close it after everything that uses the servers has stopped. In Spring Boot that moment is
 * {@code SpringApplication.getShutdownHandlers().add(stores::close)}; a JVM shutdown hook of one's own would run beside
 * Spring's and take the database away too early.
 *
 * @param mariaDb the database, in {@code mariadb} below the data folder
 * @param redis Redis, in {@code redis} below the data folder
 */
public record EmbeddedStores(EmbeddedMariaDb mariaDb, EmbeddedRedis redis) implements AutoCloseable {

    /**
     * Starts both.
     *
     * @param dataDir folder of the product, such as {@code .yujian}
     * @param bufferPoolMb memory for the database's cached pages, in mebibytes
     * @throws EmbeddedStoreException when one cannot start; the other is stopped again
     */
    public static EmbeddedStores start(Path dataDir, int bufferPoolMb) {
        return start(
                EmbeddedMariaDbOptions.in(dataDir.resolve("mariadb")).withBufferPoolMb(bufferPoolMb),
                EmbeddedRedisOptions.in(dataDir.resolve("redis")));
    }

    /** Starts both with options of their own; see {@link #start(Path, int)}. */
    public static EmbeddedStores start(EmbeddedMariaDbOptions mariaDbOptions, EmbeddedRedisOptions redisOptions) {
        CompletableFuture<EmbeddedRedis> redis = CompletableFuture.supplyAsync(() -> EmbeddedRedis.start(redisOptions));
        EmbeddedMariaDb mariaDb;
        try {
            mariaDb = EmbeddedMariaDb.start(mariaDbOptions);
        } catch (RuntimeException e) {
            redis.thenAccept(EmbeddedRedis::close)
                    .exceptionally(ignored -> null)
                    .join();
            throw e;
        }
        try {
            return new EmbeddedStores(mariaDb, redis.join());
        } catch (CompletionException e) {
            mariaDb.close();
            if (e.getCause() instanceof EmbeddedStoreException known) {
                throw known;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        redis.close();
        mariaDb.close();
    }
}
