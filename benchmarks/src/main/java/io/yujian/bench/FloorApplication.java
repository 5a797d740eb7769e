package io.yujian.bench;

import io.yujian.platform.inbox.Inbox;
import io.yujian.platform.inbox.InboxEntry;
import io.yujian.platform.inbox.StoreResult;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * The first floor: the product as it is, but its inbox forgets what it is given. What it answers a second is what
 * receiving, decrypting and parsing cost without storing.
 */
@SpringBootApplication(scanBasePackages = "io.yujian")
@AutoConfigurationPackage(basePackages = "io.yujian")
public class FloorApplication {
    public static void main(String[] args) {
        SpringApplication.run(FloorApplication.class, args);
    }

    /** Replaces the real inbox. */
    @Configuration(proxyBeanMethods = false)
    static class Forgetting {
        @Bean
        @Primary
        Inbox forgettingInbox() {
            AtomicLong ids = new AtomicLong();
            return new Inbox() {
                @Override
                public CompletableFuture<StoreResult> store(InboxEntry entry) {
                    return CompletableFuture.completedFuture(new StoreResult(ids.incrementAndGet(), false, null));
                }

                @Override
                public void append(List<InboxEntry> entries) {
                    // forgotten as well
                }
            };
        }
    }
}
