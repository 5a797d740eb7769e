package io.yujian.platform.inbox;

/** The entry was not stored: answer 503 so that the sender tries again. */
public class InboxUnavailableException extends RuntimeException {
    public InboxUnavailableException(String message) {
        super(message);
    }
}
