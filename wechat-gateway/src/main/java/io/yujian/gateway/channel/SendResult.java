package io.yujian.gateway.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of one try, in the words that the sender acts on. */
public sealed interface SendResult {
    /** The platform took it. @param messageId the platform's, for channels whose outcome is told later; else null */
    record Accepted(@Nullable String messageId) implements SendResult {}

    /** It certainly did not take effect and may be tried again. @param after null: the sender's own back-off */
    record Later(@Nullable Duration after, String reason, Effect effect) implements SendResult {}

    /** We held it back ourselves for a moment; nothing was tried, so it counts as no attempt. */
    record Held(Duration after, String reason) implements SendResult {}

    /** The platform said no to this message. */
    record Refused(String reason, Effect effect) implements SendResult {}

    /** We decided not to send after all. */
    record NotSent(String reason) implements SendResult {}

    /** Nobody can know. */
    record Unknown(String reason) implements SendResult {}

    /** What the answer teaches beyond this message. */
    enum Effect {
        NONE,
        /** The person's window is shut, whatever our ledger says. */
        WINDOW_SHUT,
        /** The person has no consent left for the template. */
        NO_CREDIT,
        /** The person does not follow any more. */
        NOT_FOLLOWING,
        /** This API of the account rests. */
        API_RESTS,
        /** The whole account rests: nothing would go through. */
        ACCOUNT_RESTS
    }
}
