package io.yujian.gateway.limit;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the limiter. */
@Configuration(proxyBeanMethods = false)
class LimitConfiguration {
    /** Without Redis nodes do not know of each other's sends; whoever runs several says how many. */
    @Bean
    LiveNodes liveNodes(@Value("${yujian.gateway.sender.nodes:1}") int nodes) {
        return () -> nodes;
    }
}
