package io.yujian.journey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.yujian.gateway.PlannedMessage;
import io.yujian.gateway.SendState;
import io.yujian.journey.harness.Drawings;
import io.yujian.journey.harness.JourneyHarness;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long a message took counts from what caused this step, not from what began the journey days ago. */
class CauseTest {
    @Test
    void shouldCountFromTheTimeThatWasWaitedFor() {
        try (JourneyHarness h = new JourneyHarness()) {
            h.publish(
                    1,
                    Drawings.onFollow()
                            .message("n1", "at once", "sent:n2")
                            .pause("n2", "P3D", "done:n3")
                            .message("n3", "later", "")
                            .draw());
            Instant followed = h.now();
            h.happen(List.of(h.event(7, "mp.follow", "{}")));
            h.send(SendState.SENT);
            h.advance(Duration.ofDays(3));
            assertThat(h.messages().planned())
                    .extracting(PlannedMessage::causedAt)
                    .containsExactly(followed, followed.plus(Duration.ofDays(3)));
        }
    }
}
