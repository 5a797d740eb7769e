package io.yujian.member.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yujian.member.CustomerSnapshot;
import io.yujian.member.LockedCustomers;
import io.yujian.member.testing.Happenings;
import io.yujian.platform.event.EventBatch;
import io.yujian.testkit.ModuleTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.redisson.api.RTopic;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.springframework.beans.factory.annotation.Autowired;

/** A console shows what every node handles. */
@ModuleTest(redis = true, properties = "yujian.pipeline.enabled=false")
class ShareLiveEventsIT {
    @Autowired
    RedissonClient redis;

    @Autowired
    LiveEvents events;

    @Autowired
    Happenings happenings;

    @Test
    void shouldShowWhatAnotherNodeHandlesAndTellOfItsOwnOnce() {
        RTopic channel = redis.getTopic("yujian:news", StringCodec.INSTANCE);
        List<String> heard = new CopyOnWriteArrayList<>();
        channel.addListener(String.class, (name, message) -> heard.add(message));

        Happenings.Outcome outcome =
                happenings.happen(happenings.event("mp.follow", 1, Happenings.openid("oLiveHere")));
        events.committed(batch(outcome));
        await().untilAsserted(() -> assertThat(heard).anyMatch(each -> each.contains("关注公众号")));

        String fromElsewhere = heard.get(0).replaceAll("^[^ ]+ ", "another ").replace("关注公众号", "别处的事");
        await().untilAsserted(() -> {
            channel.publish(fromElsewhere);
            assertThat(events.after(0, 50))
                    .extracting(each -> each.event().title().zh())
                    .contains("关注公众号", "别处的事");
        });
        assertThat(heard.stream().filter(each -> each.contains("别处的事")))
                .as("nobody passes on what is not its own")
                .allMatch(each -> each.equals(fromElsewhere));
    }

    private static EventBatch batch(Happenings.Outcome outcome) {
        EventBatch batch = new EventBatch(outcome.events());
        Map<Long, CustomerSnapshot> people = outcome.locked().byId();
        batch.note(LockedCustomers.class, new LockedCustomers(people));
        return batch;
    }
}
