package io.yujian.member;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * A condition tree as a set: all live root customers for whom it holds. Composed of each condition's own SQL, so no
 * module sees another's tables. An empty tree is everybody. What it says of a customer is what
 * {@link Conditions.Compiled#test} says.
 */
public interface CustomerSets {
    /**
     * The next of them in ascending order of id. Looks at a bounded key range in a short transaction of its own, so a
     * page may be empty long before the end; go on from {@link Page#reached} until {@link Page#end}.
     *
     * @param afterId where the last page has got to; 0: from the beginning
     * @param most at most so many
     */
    Page page(ObjectNode tree, ConditionInstant now, long afterId, int most);

    /**
     * Ids, ascending, that cut a large set into so many parts of about the same size; none for one that is small or that an
     * index finds quickly.
     */
    List<Long> cuts(ObjectNode tree, ConditionInstant now, int parts);

    /** How many there are, in at most a few seconds: exact for sets that are small or quick to find, else estimated. */
    Count count(ObjectNode tree, ConditionInstant now);

    /**
     * @param customers ids, ascending
     * @param reached everybody up to this id has been looked at
     * @param end nobody is left behind {@code reached}
     */
    record Page(List<Long> customers, long reached, boolean end) {}

    /** @param exact false: extrapolated from a sample spread over all customers */
    record Count(long customers, boolean exact) {}
}
