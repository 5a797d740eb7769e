package io.yujian.gateway.channel;

/** What WeChat demands before a message of this kind may go to a person; reserved in the claim's transaction. */
public sealed interface SendNeed {
    /** An open customer-service window with a message left. */
    record Window() implements SendNeed {}

    /** A consent of the person for this template. */
    record Credit(String templateId) implements SendNeed {}

    /** That the person follows, as far as we know. */
    record Following() implements SendNeed {}
}
