package io.yujian.simulator.traffic;

import io.yujian.simulator.account.Accounts;
import io.yujian.simulator.fan.Fan;
import io.yujian.simulator.fan.Fans;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Shows what went over the wire. */
@RestController
@RequestMapping("/sim/api")
class TrafficController {

    private final Received received;
    private final CallbackLog callbacks;
    private final LiveFeed feed;
    private final Accounts accounts;
    private final Fans fans;

    TrafficController(Received received, CallbackLog callbacks, LiveFeed feed, Accounts accounts, Fans fans) {
        this.received = received;
        this.callbacks = callbacks;
        this.feed = feed;
        this.accounts = accounts;
        this.fans = fans;
    }

    /** Without {@code afterSeq} the newest ones, with it the ones that follow: both in order of arrival. */
    @GetMapping("/received")
    ReceivedPage received(
            @RequestParam @Nullable String appId,
            @RequestParam @Nullable String openid,
            @RequestParam @Nullable MessageKind kind,
            @RequestParam @Nullable Boolean accepted,
            @RequestParam @Nullable Long afterSeq,
            @RequestParam(defaultValue = "500") int limit) {
        Predicate<ReceivedMessage> wanted = message -> (appId == null || appId.equals(message.appId()))
                && (openid == null || openid.equals(message.openid()))
                && (kind == null || kind == message.kind())
                && (accepted == null || accepted == message.accepted());
        long last = received.lastSeq();
        return new ReceivedPage(
                last, afterSeq == null ? received.latest(limit, wanted) : received.after(afterSeq, limit, wanted));
    }

    @GetMapping("/received/counts")
    Map<String, Long> receivedCounts(@RequestParam @Nullable String appId) {
        return received.counts(appId);
    }

    @GetMapping("/received/duplicates")
    ExactnessReport duplicates() {
        return received.exactness();
    }

    /** Accepted messages per fan, one {@code openid,count} a line, fans without any included. */
    @GetMapping(path = "/received/per-openid", produces = "text/csv")
    StreamingResponseBody perOpenid(@RequestParam String appId) {
        accounts.get(appId);
        return out -> {
            PrintWriter writer = new PrintWriter(out, false, StandardCharsets.UTF_8);
            for (Fan fan : fans.all(appId)) {
                writer.append(fan.openid())
                        .append(',')
                        .append(Integer.toString(fan.accepted()))
                        .append('\n');
            }
            writer.flush();
            if (writer.checkError()) {
                throw new IOException("reader went away");
            }
        };
    }

    @GetMapping("/callbacks")
    List<CallbackView> callbacks(
            @RequestParam @Nullable String appId,
            @RequestParam @Nullable String openid,
            @RequestParam @Nullable Long afterSeq,
            @RequestParam(defaultValue = "200") int limit) {
        return afterSeq == null
                ? callbacks.latest(appId, openid, limit)
                : callbacks.after(afterSeq, appId, openid, limit);
    }

    @GetMapping("/callbacks/counts")
    Map<String, Long> callbackCounts(@RequestParam @Nullable String appId) {
        return callbacks.counts(appId);
    }

    @GetMapping("/live")
    SseEmitter live() {
        return feed.open();
    }
}
