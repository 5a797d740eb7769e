package io.yujian.platform.event;

/**
 * Found while locked that another customer is needed (an identity was bound or merged meanwhile): roll back, resolve
 * anew, try again. At most five times, then one event at a time.
 */
public class RetryBatchException extends RuntimeException {
    public RetryBatchException(String reason) {
        super(reason);
    }
}
