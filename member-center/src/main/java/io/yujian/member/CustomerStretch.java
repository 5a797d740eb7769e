package io.yujian.member;

/** Customers with ids above {@code after}, up to {@code to}. */
public record CustomerStretch(long after, long to) {
    public static final CustomerStretch ALL = new CustomerStretch(0, Long.MAX_VALUE);
}
