package io.yujian.testkit;

import io.yujian.embedded.EmbeddedRedis;
import io.yujian.embedded.EmbeddedRedisOptions;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The one Redis of a test JVM. */
public final class TestRedis {
    private static @Nullable EmbeddedRedis instance;

    private TestRedis() {}

    /** Starts it at first use; it ends with the JVM. */
    public static synchronized EmbeddedRedis shared() {
        if (instance == null) {
            Path folder = TestFolder.fresh("redis-");
            EmbeddedRedis started = EmbeddedRedis.start(EmbeddedRedisOptions.in(folder));
            TestFolder.endWithJvm(started, folder);
            instance = started;
        }
        return instance;
    }
}
