package io.yujian.gateway.menu;

import io.yujian.gateway.account.ChannelAccount;
import io.yujian.gateway.channel.MpErrors;
import io.yujian.gateway.channel.Reaction;
import io.yujian.gateway.limit.Pauses;
import io.yujian.gateway.limit.RateLimiter;
import io.yujian.gateway.limit.UnknownStreaks;
import io.yujian.gateway.setting.GatewayProperties;
import io.yujian.gateway.stop.Stops;
import io.yujian.gateway.wechat.MpAnswer;
import io.yujian.gateway.wechat.MpCalls;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Calls about menus and user tags, which obey what all calls of an account obey: stops, pauses and the rate. Outside any
 * transaction. Never throws for what the platform or the network does. Safe for any thread.
 */
@Component
public class MenuCalls {
    /** For rates, pauses and stops. */
    static final String API = "mp-menu";

    private static final Logger log = LoggerFactory.getLogger(MenuCalls.class);
    private static final Duration RATE_WAIT = Duration.ofSeconds(2);
    private static final Duration STOP_LOOK = Duration.ofSeconds(5);
    /** In a menu it is the mini-program's id that is wrong, not the account's. */
    private static final int BAD_APP_ID = 40013;

    private final MpCalls calls;
    private final RateLimiter rates;
    private final UnknownStreaks streaks;
    private final Pauses pauses;
    private final Stops stops;
    private final GatewayProperties.Sender sender;
    private final InstantSource clock;

    MenuCalls(
            MpCalls calls,
            RateLimiter rates,
            UnknownStreaks streaks,
            Pauses pauses,
            Stops stops,
            GatewayProperties properties,
            InstantSource clock) {
        this.calls = calls;
        this.rates = rates;
        this.streaks = streaks;
        this.pauses = pauses;
        this.stops = stops;
        this.sender = properties.sender();
        this.clock = clock;
    }

    /** What came of a call that was asked for. */
    public sealed interface Result {}

    /** It was made. */
    public record Answered(MpAnswer answer) implements Result {}

    /**
     * It was not made.
     *
     * @param after when to look again
     * @param barred the platform does not allow the API to the account: waiting does not help
     */
    public record Held(Duration after, String reason, boolean barred) implements Result {}

    /** @param body JSON; null: a question without one @param plannedAt when it was wanted, for the pace after a stop */
    public Result call(ChannelAccount account, String path, @Nullable String body, byte lane, Instant plannedAt) {
        Held held = hold(account.id(), lane, plannedAt);
        if (held != null) {
            return held;
        }
        MpAnswer answer = body == null ? calls.get(account, path) : calls.post(account, path, body);
        try {
            learn(account.id(), answer);
        } catch (RuntimeException e) {
            log.warn("a pause could not be written; the next answer tells it again: {}", e.toString());
        }
        return new Answered(answer);
    }

    private @Nullable Held hold(long account, byte lane, Instant plannedAt) {
        if (stops.stopped(account, API)) {
            return new Held(STOP_LOOK, "stopped", false);
        }
        Pauses.Pause pause = pauses.inForce(account, API);
        if (pause != null) {
            Duration rest = Duration.between(clock.instant(), pause.until());
            Duration after = rest.isNegative() ? Duration.ofSeconds(1) : rest.plusSeconds(1);
            String reason = pause.barred() ? pause.reason().substring(Pauses.BARRED.length()) : pause.reason();
            return new Held(after, reason, pause.barred());
        }
        boolean permitted = rates.acquire(account, API, lane, stops.speed(account, API, plannedAt), RATE_WAIT);
        return permitted ? null : new Held(Duration.ofSeconds(1), "rate", false);
    }

    private void learn(long account, MpAnswer answer) {
        if (answer instanceof MpAnswer.Unclear) {
            streaks.unknown(account, API);
            return;
        }
        if (answer instanceof MpAnswer.NotReached) {
            return;
        }
        Reaction reaction = answer instanceof MpAnswer.Refused refused ? reaction(refused) : Reaction.REFUSE;
        String reason = answer instanceof MpAnswer.Refused refused ? MpErrors.reason(refused.code()) : "";
        switch (reaction) {
            case ACCOUNT -> pauses.begin(account, Pauses.WHOLE_ACCOUNT, reason, sender.accountPause());
            case QUOTA -> pauses.begin(account, API, reason, sender.apiPause());
            case API -> pauses.begin(account, API, Pauses.BARRED + reason, sender.barredPause());
            default -> streaks.answered(account, API);
        }
    }

    private static Reaction reaction(MpAnswer.Refused refused) {
        Reaction reaction = MpErrors.reaction(refused.code());
        if (refused.onToken()) {
            boolean passing = reaction == Reaction.BUSY || reaction == Reaction.SLOW_DOWN;
            return passing ? reaction : Reaction.ACCOUNT;
        }
        return refused.code() == BAD_APP_ID ? Reaction.REFUSE : reaction;
    }
}
