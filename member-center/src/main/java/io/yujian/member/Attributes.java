package io.yujian.member;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes customers' own attributes. */
public interface Attributes {
    /**
     * In the caller's transaction, customers locked; constant number of statements. Changes that change nothing are left
     * out, and so are those that do not fit: a key that is none, a value of more than 200 characters, a customer's 101st
     * attribute.
     */
    void change(List<AttributeChange> changes);

    /**
     * @param key letters, digits, {@code _ . -}, at most 64
     * @param value null or blank takes the attribute away
     * @param source why: {@code journey:123}, {@code user:5}
     */
    record AttributeChange(
            long customerId, String key, @Nullable String value, String source) {}
}
