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

    /**
     * {@link #toSql(Record, ConditionInstant)} for those of a stretch alone. For conditions whose own statement has to know
     * the stretch to be quick, because no database would push it down into what the statement groups.
     */
    default SqlCondition toSql(C config, ConditionInstant now, CustomerStretch stretch) {
        return toSql(config, now);
    }

    /**
     * False when part of the question is answered in memory while the statement is made, so that it must be asked one
     * bounded stretch after the other and never of everybody at once.
     */
    default boolean wholeAtOnce(C config) {
        return true;
    }
}
