package io.yujian.member;

import io.yujian.platform.extension.ExtensionType;

/**
 * A question about one customer, asked in memory by journeys and over all customers by segments; the two must agree.
 * Atoms are two-valued: what is missing is false.
 */
public interface ConditionType<C extends Record> extends ExtensionType<C> {
    boolean test(C config, ConditionFacts facts);

    /** The same question over all live root customers, over the owner's tables only. */
    SqlCondition toSql(C config, ConditionInstant now);
}
