package io.yujian.platform.node;

import io.yujian.platform.time.DatabaseClock;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** This process as a node. */
@Configuration(proxyBeanMethods = false)
class NodeConfiguration {
    @Bean
    NodeLease nodeLease(JdbcTemplate jdbc, DatabaseClock clock, @Value("${yujian.roles:all}") String roles) {
        return new NodeLease(
                jdbc, clock, roles, host() + ":" + ProcessHandle.current().pid());
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
