package io.yujian.platform.database;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code yujian.database.*}; the address itself is {@code spring.datasource.url}.
 *
 * @param triggeredConnections pool of {@link WorkLane#TRIGGERED}
 * @param bulkConnections pool of {@link WorkLane#BULK}
 * @param requestConnections pool of {@link WorkLane#REQUEST}
 * @param connectionTimeout how long a thread waits for a connection before its work fails
 */
@ConfigurationProperties("yujian.database")
public record DatabaseProperties(
        @DefaultValue("8") int triggeredConnections,
        @DefaultValue("4") int bulkConnections,
        @DefaultValue("8") int requestConnections,
        @DefaultValue("3s") Duration connectionTimeout) {

    int connections(WorkLane lane) {
        return switch (lane) {
            case INBOX -> 2; // one writes; one more while a broken one is replaced
            case TRIGGERED -> triggeredConnections;
            case BULK -> bulkConnections;
            case REQUEST -> requestConnections;
        };
    }
}
