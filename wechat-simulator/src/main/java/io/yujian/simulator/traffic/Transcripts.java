package io.yujian.simulator.traffic;

import io.yujian.simulator.fan.Fan;
import io.yujian.simulator.fan.Transcript;
import io.yujian.simulator.fan.TranscriptLine;
import io.yujian.simulator.time.SimulatorClock;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes down what phones see and send, and shows it live. Fans without a phone cost nothing here. */
@Component
public class Transcripts {

    private final AtomicLong ids = new AtomicLong();
    private final LiveFeed feed;
    private final SimulatorClock clock;

    public Transcripts(LiveFeed feed, SimulatorClock clock) {
        this.feed = feed;
        this.clock = clock;
    }

    void received(Fan fan, ReceivedMessage message) {
        String note = message.repeated() ? "repeated" : null;
        add(fan, "in", message.kind().json(), message.body(), message.errcode(), null, note, null);
    }

    /** A callback was made for this fan. */
    public void callback(Fan fan, long callbackId, String xml) {
        add(fan, "out", "callback", xml, null, callbackId, null, null);
    }

    /** A try to deliver it ended. */
    public void attempt(Fan fan, long callbackId, String answer, String note, long millis) {
        add(fan, "out", "attempt", answer, null, callbackId, note, millis);
    }

    private void add(
            Fan fan,
            String direction,
            String kind,
            String body,
            @Nullable Integer errcode,
            @Nullable Long callbackId,
            @Nullable String note,
            @Nullable Long millis) {
        Transcript transcript = fan.transcript();
        if (transcript == null) {
            return;
        }
        TranscriptLine line = new TranscriptLine(
                ids.incrementAndGet(),
                clock.millis(),
                fan.appId(),
                fan.openid(),
                direction,
                kind,
                body,
                errcode,
                callbackId,
                note,
                millis);
        transcript.add(line);
        feed.publish("line", line);
        feed.publish("fan", fan.view(clock.millis()));
    }
}
