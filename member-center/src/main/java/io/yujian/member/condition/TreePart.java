package io.yujian.member.condition;

import io.yujian.member.ConditionFacts;
import io.yujian.member.ConditionInstant;
import io.yujian.member.ConditionType;
import io.yujian.member.Conditions;
import io.yujian.member.CustomerStretch;
import io.yujian.member.SqlCondition;
import java.util.List;

/** A part of a tree with both its faces: asked of one customer in memory, written as a predicate over all. Immutable. */
interface TreePart extends Conditions.Compiled {
    void write(SetSql sql);

    /** False when some condition in it can only be asked one stretch of customers after the other. */
    boolean wholeAtOnce();

    /** Every part holds; of no parts: true. */
    record All(List<TreePart> parts) implements TreePart {
        @Override
        public boolean test(ConditionFacts facts) {
            return parts.stream().allMatch(part -> part.test(facts));
        }

        @Override
        public void write(SetSql sql) {
            sql.joined(parts, " AND ", "1 = 1");
        }

        @Override
        public boolean wholeAtOnce() {
            return parts.stream().allMatch(TreePart::wholeAtOnce);
        }
    }

    /** Some part holds; of no parts: false. */
    record Any(List<TreePart> parts) implements TreePart {
        @Override
        public boolean test(ConditionFacts facts) {
            return parts.stream().anyMatch(part -> part.test(facts));
        }

        @Override
        public void write(SetSql sql) {
            sql.joined(parts, " OR ", "1 = 0");
        }

        @Override
        public boolean wholeAtOnce() {
            return parts.stream().allMatch(TreePart::wholeAtOnce);
        }
    }

    /** The complement over all live root customers; every part below is true or false, never unknown. */
    record Not(TreePart part) implements TreePart {
        @Override
        public boolean test(ConditionFacts facts) {
            return !part.test(facts);
        }

        @Override
        public void write(SetSql sql) {
            if (part instanceof Atom<?> atom) {
                sql.isNotIn(atom.sql(sql.now(), sql.stretch()));
            } else {
                sql.negated(part);
            }
        }

        @Override
        public boolean wholeAtOnce() {
            return part.wholeAtOnce();
        }
    }

    /** A condition with its configuration. */
    record Atom<C extends Record>(ConditionType<C> type, C config) implements TreePart {
        @Override
        public boolean test(ConditionFacts facts) {
            return type.test(config, facts);
        }

        @Override
        public void write(SetSql sql) {
            sql.isIn(sql(sql.now(), sql.stretch()));
        }

        @Override
        public boolean wholeAtOnce() {
            return type.wholeAtOnce(config);
        }

        SqlCondition sql(ConditionInstant now, CustomerStretch stretch) {
            return type.toSql(config, now, stretch);
        }
    }

    /** What could not be read. */
    record Never() implements TreePart {
        @Override
        public boolean test(ConditionFacts facts) {
            return false;
        }

        @Override
        public void write(SetSql sql) {
            sql.joined(List.of(), " OR ", "1 = 0");
        }

        @Override
        public boolean wholeAtOnce() {
            return true;
        }
    }
}
