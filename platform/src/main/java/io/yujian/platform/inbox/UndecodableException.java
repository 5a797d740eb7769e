package io.yujian.platform.inbox;

/** The body cannot be understood; no retry will help. The message is shown to operators beside the raw text. */
public class UndecodableException extends Exception {
    public UndecodableException(String message) {
        super(message);
    }
}
