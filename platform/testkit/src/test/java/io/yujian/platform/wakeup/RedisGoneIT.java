package io.yujian.platform.wakeup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yujian.embedded.EmbeddedRedis;
import io.yujian.embedded.EmbeddedRedisOptions;
import io.yujian.platform.node.NodeLease;
import io.yujian.platform.time.DatabaseClock;
import io.yujian.testkit.ModuleTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** The product starts and works while its Redis is not there, and hears of others once it is. */
@ModuleTest(properties = {"yujian.redis.address=redis://127.0.0.1:1"})
class RedisGoneIT {
    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    DatabaseClock clock;

    @Autowired
    Wakeups wakeups;

    @TempDir
    Path folder;

    @Test
    void shouldStartAndNudgeHereWithoutRedis() {
        List<String> heard = new CopyOnWriteArrayList<>();
        wakeups.listen("lonely", () -> heard.add("here"));
        wakeups.nudge("lonely");
        assertThat(heard).containsExactly("here");
    }

    @Test
    void shouldCarryNudgesToOtherProcessesAndSurviveARestartOfRedis() {
        EmbeddedRedis redis = EmbeddedRedis.start(EmbeddedRedisOptions.in(folder));
        int port = redis.port();
        RedissonClient client = client(redis);
        RedisRelay one = relay(client, "one");
        RedisRelay two = relay(client, "two");
        List<String> heard = new CopyOnWriteArrayList<>();
        List<String> echoed = new CopyOnWriteArrayList<>();
        two.onNudge(heard::add);
        one.onNudge(echoed::add);
        one.start();
        two.start();
        try {
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                one.send("work");
                return heard.contains("work");
            });
            assertThat(echoed).as("a process does not hear itself").isEmpty();

            redis.close();
            one.send("lost");
            redis = EmbeddedRedis.start(EmbeddedRedisOptions.in(folder).withPort(port));
            await().atMost(Duration.ofSeconds(40)).until(() -> {
                one.send("again");
                return heard.contains("again");
            });
        } finally {
            one.stop();
            two.stop();
            client.shutdown();
            redis.close();
        }
    }

    private RedisRelay relay(RedissonClient client, String name) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("redis", client);
        return new RedisRelay(beans.getBeanProvider(RedissonClient.class), new NodeLease(jdbc, clock, "all", name));
    }

    private static RedissonClient client(EmbeddedRedis redis) {
        Config config = new Config();
        config.setPassword(redis.password());
        config.useSingleServer().setAddress(redis.address()).setTimeout(1_000).setRetryAttempts(1);
        return Redisson.create(config);
    }
}
