package io.yujian.journey.trigger;

import io.yujian.member.ConditionFacts;
import java.util.List;
import java.util.Optional;

/** Whom a trigger means at one moment. Read in pages, each customer looked at again under the lock before entering. */
public interface Audience {
    /**
     * The next customers in the order in which they enter. A short read of its own; may be empty before the end.
     *
     * @param reached {@link Page#reached} of the last page; 0: from the beginning
     */
    Page after(long reached, int most);

    /** Empty when the customer, locked now, is not meant any more. */
    Optional<Entry> entry(ConditionFacts facts);

    /** So many enter at most; the rest is not looked at. */
    default long most() {
        return Long.MAX_VALUE;
    }

    /**
     * Places, ascending, at which a large audience is cut into so many parts of about the same size that several can work
     * on; none where that is not worth it or the order of entering matters.
     */
    default List<Long> cuts(int parts) {
        return List.of();
    }

    /** @param place grows in the order of entering; going on behind it finds the next one */
    record Member(long customerId, long place) {}

    /**
     * @param reached everybody up to this place has been looked at
     * @param end nobody is left behind {@code reached}
     */
    record Page(List<Member> members, long reached, boolean end) {}
}
