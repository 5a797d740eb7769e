package io.yujian.gateway.channel;

/** Classes of error codes; each code of a channel family has exactly one. */
public enum Reaction {
    /** The platform is busy and may have acted: the same idempotency key again, or unknown. */
    BUSY,
    /** Credentials or address of the account are refused: the account rests, the message waits. */
    ACCOUNT,
    /** This API is not allowed to the account: it rests, the message is refused. */
    API,
    /** Quota of the API used up: the API rests, the message waits. */
    QUOTA,
    /** Too fast: again in a moment. */
    SLOW_DOWN,
    /** This message, or its content, is refused; no use trying again. */
    REFUSE,
    /** The person cannot be reached at this account. */
    UNREACHABLE,
    /** The person does not follow. */
    NOT_FOLLOWING,
    /** The window is shut or used up. */
    WINDOW,
    /** No consent is left. */
    CREDIT,
    /** Said before under the same key: that is success. */
    DUPLICATE
}
