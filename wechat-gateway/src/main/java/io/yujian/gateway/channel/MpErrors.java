package io.yujian.gateway.channel;

import static java.util.Map.entry;

import io.yujian.gateway.channel.SendResult.Accepted;
import io.yujian.gateway.channel.SendResult.Effect;
import io.yujian.gateway.channel.SendResult.Later;
import io.yujian.gateway.channel.SendResult.Refused;
import io.yujian.gateway.channel.SendResult.Unknown;
import io.yujian.gateway.wechat.MpAnswer;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Error codes of Official Account sends and what each means for us. Only the code counts; the platform's text changes. A
 * code that is not listed refuses the message.
 */
public final class MpErrors {
    private static final Duration MOMENT = Duration.ofSeconds(2);

    private static final Map<Integer, Reaction> TABLE = Map.ofEntries(
            entry(-1, Reaction.BUSY),
            // token codes come here only when the next token was refused too
            entry(40001, Reaction.ACCOUNT),
            entry(40014, Reaction.ACCOUNT),
            entry(42001, Reaction.ACCOUNT),
            entry(40002, Reaction.ACCOUNT),
            entry(40013, Reaction.ACCOUNT),
            entry(40125, Reaction.ACCOUNT),
            entry(40164, Reaction.ACCOUNT),
            entry(40243, Reaction.ACCOUNT),
            entry(41002, Reaction.ACCOUNT),
            entry(41004, Reaction.ACCOUNT),
            entry(50002, Reaction.ACCOUNT),
            entry(50004, Reaction.ACCOUNT),
            entry(50007, Reaction.ACCOUNT),
            entry(40003, Reaction.UNREACHABLE),
            entry(43004, Reaction.NOT_FOLLOWING),
            entry(43019, Reaction.UNREACHABLE),
            entry(48002, Reaction.UNREACHABLE),
            entry(49003, Reaction.REFUSE),
            entry(43101, Reaction.CREDIT),
            entry(43107, Reaction.API),
            entry(48001, Reaction.API),
            entry(48004, Reaction.API),
            entry(48006, Reaction.API),
            entry(43108, Reaction.SLOW_DOWN),
            entry(45011, Reaction.SLOW_DOWN),
            entry(45009, Reaction.QUOTA),
            entry(45015, Reaction.WINDOW),
            entry(45047, Reaction.WINDOW),
            entry(45065, Reaction.DUPLICATE),
            entry(40007, Reaction.REFUSE),
            entry(40037, Reaction.REFUSE),
            entry(41030, Reaction.REFUSE),
            entry(45168, Reaction.REFUSE),
            entry(87014, Reaction.REFUSE),
            entry(47001, Reaction.REFUSE),
            entry(47003, Reaction.REFUSE));

    private MpErrors() {}

    public static Reaction reaction(int code) {
        return TABLE.getOrDefault(code, Reaction.REFUSE);
    }

    /**
     * @param keyed the call carried an idempotency key that is still good
     * @param idField field of the answer with the platform's message id; null when the API gives none
     */
    public static SendResult read(MpAnswer answer, boolean keyed, @Nullable String idField) {
        if (answer instanceof MpAnswer.Done done) {
            if (!done.body().path("errcode").isNumber()) {
                return unclear("unreadable-answer", keyed);
            }
            String id = idField == null ? "" : done.body().path(idField).asString("");
            return new Accepted(id.isEmpty() ? null : id);
        }
        if (answer instanceof MpAnswer.NotReached) {
            return new Later(null, "not-reached", Effect.NONE);
        }
        if (answer instanceof MpAnswer.Unclear told) {
            return unclear(told.why(), keyed);
        }
        return refused((MpAnswer.Refused) answer, keyed);
    }

    private static SendResult unclear(String why, boolean keyed) {
        // the same key makes a second call harmless
        return keyed ? new Later(MOMENT, "repeat-with-key", Effect.NONE) : new Unknown(word(why));
    }

    private static SendResult refused(MpAnswer.Refused told, boolean keyed) {
        int code = told.code();
        // without a token no message left: the busy platform did nothing to it
        if (told.onToken() && (code == -1 || reaction(code) == Reaction.SLOW_DOWN)) {
            return new Later(MOMENT, reason(code), Effect.NONE);
        }
        if (told.onToken()) {
            return new Later(null, reason(code), Effect.ACCOUNT_RESTS);
        }
        return switch (reaction(code)) {
            case BUSY -> keyed ? new Later(MOMENT, reason(code), Effect.NONE) : new Unknown(reason(code));
            case ACCOUNT -> new Later(null, reason(code), Effect.ACCOUNT_RESTS);
            case API -> new Refused(reason(code), Effect.API_RESTS);
            case QUOTA -> new Later(null, reason(code), Effect.API_RESTS);
            case SLOW_DOWN -> new Later(MOMENT, reason(code), Effect.NONE);
            case NOT_FOLLOWING -> new Refused(reason(code), Effect.NOT_FOLLOWING);
            case WINDOW -> new Refused(reason(code), Effect.WINDOW_SHUT);
            case CREDIT -> new Refused(reason(code), Effect.NO_CREDIT);
            case DUPLICATE -> new Accepted(null);
            case UNREACHABLE, REFUSE -> new Refused(reason(code), Effect.NONE);
        };
    }

    /** Stable word of a code: {@code wechat-45015}, {@code http-404}. */
    public static String reason(int code) {
        return code <= -400 ? "http" + code : code < 0 ? "wechat-busy" : "wechat-" + code;
    }

    private static String word(String why) {
        String plain = why.replaceAll("[^A-Za-z0-9-]", "");
        return plain.length() > 48 ? plain.substring(0, 48) : plain;
    }
}
