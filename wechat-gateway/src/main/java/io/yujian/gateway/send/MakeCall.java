package io.yujian.gateway.send;

import io.yujian.gateway.channel.MessageChannel;
import io.yujian.gateway.channel.MpErrors;
import io.yujian.gateway.channel.SendResult;
import io.yujian.gateway.channel.SendResult.Effect;
import io.yujian.gateway.limit.Pauses;
import io.yujian.gateway.limit.Quotas;
import io.yujian.gateway.limit.RateLimiter;
import io.yujian.gateway.limit.UnknownStreaks;
import io.yujian.gateway.setting.GatewayProperties;
import io.yujian.gateway.stop.Stops;
import io.yujian.gateway.wechat.MpAnswer;
import io.yujian.gateway.wechat.MpCalls;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes one call, outside any transaction, and says what came of it. Never throws. */
@Component
class MakeCall {
    private static final Logger log = LoggerFactory.getLogger(MakeCall.class);
    /** A call may take ten seconds; with less left of the lease another node could begin the same one. */
    private static final long SAFE_NANOS = TimeUnit.SECONDS.toNanos(15);

    private static final Duration RATE_WAIT = Duration.ofSeconds(2);

    private final MpCalls calls;
    private final RateLimiter rates;
    private final Quotas quotas;
    private final UnknownStreaks streaks;
    private final Pauses pauses;
    private final Stops stops;
    private final JsonMapper json;
    private final InstantSource clock;
    private final GatewayProperties.Sender sender;

    MakeCall(
            MpCalls calls,
            RateLimiter rates,
            Quotas quotas,
            UnknownStreaks streaks,
            Pauses pauses,
            Stops stops,
            JsonMapper json,
            InstantSource clock,
            GatewayProperties properties) {
        this.calls = calls;
        this.rates = rates;
        this.quotas = quotas;
        this.streaks = streaks;
        this.pauses = pauses;
        this.stops = stops;
        this.json = json;
        this.clock = clock;
        this.sender = properties.sender();
    }

    Finished make(Call call) {
        Instant at = clock.instant();
        try {
            SendResult held = hold(call);
            at = clock.instant();
            return new Finished(call, held == null ? send(call) : held, at);
        } catch (RuntimeException e) {
            // nothing in here throws once the request is on its way
            log.error(
                    "message could not be called for and is not sent; tell the maintainers: traceId={} channel={}",
                    call.row().traceId(),
                    call.row().channel(),
                    e);
            return new Finished(call, new SendResult.NotSent("bad-content"), at);
        }
    }

    /** Reasons not to call now that came up after the claim. */
    private @org.jspecify.annotations.Nullable SendResult hold(Call call) {
        long account = call.account().id();
        String channel = call.row().channel();
        if (stops.stopped(account, channel)) {
            return new SendResult.Held(Duration.ofSeconds(5), "stopped");
        }
        double speed = stops.speed(account, channel, call.row().plannedAt());
        if (!rates.acquire(account, call.api(), (byte) call.row().lane(), speed, RATE_WAIT)) {
            return new SendResult.Held(Duration.ofSeconds(1), "rate");
        }
        if (call.claimed().leftNanos() < SAFE_NANOS) {
            return new SendResult.Held(Duration.ofMillis(100), "lease");
        }
        if (!quotas.take(account, call.api(), call.message().channel().dailyQuota())) {
            return new SendResult.NotSent("quota");
        }
        return null;
    }

    private SendResult send(Call call) {
        MessageChannel<?> channel = call.message().channel();
        String body = json.writeValueAsString(
                call.message().request(call.row().recipient(), call.row().key().idempotencyKey()));
        MpAnswer answer = calls.post(call.account(), channel.path(), body);
        SendResult result = MpErrors.read(answer, !channel.keyLife().isZero(), channel.messageIdField());
        try {
            learn(call, answer, result);
        } catch (RuntimeException e) {
            log.warn("a pause could not be written; the next answer tells it again: {}", e.toString());
        }
        return result;
    }

    /** What the answer says about the account and the API. */
    private void learn(Call call, MpAnswer answer, SendResult result) {
        long account = call.account().id();
        if (answer instanceof MpAnswer.Unclear) {
            streaks.unknown(account, call.api());
            return;
        }
        if (result instanceof SendResult.Later later && later.effect() == Effect.ACCOUNT_RESTS) {
            pauses.begin(account, Pauses.WHOLE_ACCOUNT, later.reason(), sender.accountPause());
        } else if (result instanceof SendResult.Later later && later.effect() == Effect.API_RESTS) {
            pauses.begin(account, call.api(), later.reason(), sender.apiPause());
        } else if (result instanceof SendResult.Refused refused && refused.effect() == Effect.API_RESTS) {
            pauses.begin(account, call.api(), Pauses.BARRED + refused.reason(), sender.barredPause());
        } else if (!(answer instanceof MpAnswer.NotReached)) {
            streaks.answered(account, call.api());
        }
    }
}
