package io.yujian.member;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts tags on customers and takes them off. */
public interface Tags {
    /**
     * In the caller's transaction, customers locked; constant number of statements. Unknown names become tags. Changes
     * that change nothing are left out.
     */
    void change(List<TagChange> changes);

    /**
     * @param add true puts the tag on, false takes it off
     * @param tag name as the operator writes it, at most 30 characters
     * @param source why: {@code journey:123}, {@code user:5}, {@code scene:x}
     * @param until when it falls off by itself; null: never
     */
    record TagChange(
            long customerId,
            boolean add,
            String tag,
            String source,
            @Nullable Instant until) {}
}
