package io.yujian.platform.redis;

import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * One Redisson client when {@code yujian.redis.address} is set; inject it as {@code ObjectProvider<RedissonClient>}. It
 * connects at first use and its calls fail within two seconds, so a Redis that is gone delays neither start nor work.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${yujian.redis.address:}'.isBlank()")
class RedisConfiguration {
    @Bean(destroyMethod = "shutdown")
    RedissonClient redissonClient(
            @Value("${yujian.redis.address}") String address, @Value("${yujian.redis.password:}") String password) {
        Config config = new Config();
        config.setLazyInitialization(true);
        config.setCodec(StringCodec.INSTANCE);
        config.setThreads(4);
        config.setNettyThreads(4);
        if (!password.isBlank()) {
            config.setPassword(password);
        }
        config.useSingleServer()
                .setAddress(address.contains("://") ? address : "redis://" + address)
                .setConnectionMinimumIdleSize(2)
                .setConnectionPoolSize(16)
                .setSubscriptionConnectionMinimumIdleSize(1)
                .setSubscriptionConnectionPoolSize(4)
                .setConnectTimeout(1_000)
                .setTimeout(1_000)
                .setRetryAttempts(1);
        return Redisson.create(config);
    }
}
