package io.yujian.member.condition;

import io.yujian.member.ConditionInstant;
import io.yujian.member.CustomerStretch;
import io.yujian.member.SqlCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes a tree as one predicate over {@code c.id}, a row of the customers. Each condition's own statement becomes a
 * derived table, held to the key range that is looked at, so that a page costs what its range holds and not what the
 * whole table does. Only {@code IN} and {@code NOT EXISTS} over ids that are never null: nothing is ever unknown.
 */
final class SetSql {
    private final ConditionInstant now;
    private final @Nullable CustomerStretch range;
    private final StringBuilder text = new StringBuilder();
    private final List<Object> arguments = new ArrayList<>();
    private int tables;

    private SetSql(ConditionInstant now, @Nullable CustomerStretch range) {
        this.now = now;
        this.range = range;
    }

    /** @param range null: all customers */
    static SqlCondition select(TreePart tree, ConditionInstant now, @Nullable CustomerStretch range, int most) {
        SetSql sql = new SetSql(now, range);
        sql.text.append("SELECT c.id FROM mb_customer c WHERE c.merged_into IS NULL");
        sql.within("c.id");
        sql.text.append(" AND ");
        tree.write(sql);
        if (range != null) {
            sql.text.append(" ORDER BY c.id");
        }
        sql.text.append(" LIMIT ?");
        sql.arguments.add(most);
        return new SqlCondition(sql.text.toString(), List.copyOf(sql.arguments));
    }

    /** A condition that everybody in the set fulfils and that an index finds; null when there is none. */
    static @Nullable SqlCondition driver(TreePart tree, ConditionInstant now) {
        if (tree instanceof TreePart.Atom<?> atom) {
            if (!atom.wholeAtOnce()) {
                return null;
            }
            SqlCondition sql = atom.sql(now, CustomerStretch.ALL);
            return sql.narrow() ? sql : null;
        }
        if (tree instanceof TreePart.All all) {
            return all.parts().stream()
                    .map(part -> driver(part, now))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
        return null;
    }

    ConditionInstant now() {
        return now;
    }

    CustomerStretch stretch() {
        return range == null ? CustomerStretch.ALL : range;
    }

    void joined(List<TreePart> parts, String word, String ofNone) {
        text.append('(');
        for (int i = 0; i < parts.size(); i++) {
            text.append(i == 0 ? "" : word);
            parts.get(i).write(this);
        }
        text.append(parts.isEmpty() ? ofNone : "").append(')');
    }

    void negated(TreePart part) {
        text.append("NOT ");
        if (part instanceof TreePart.Not) {
            text.append('(');
            part.write(this);
            text.append(')');
        } else {
            part.write(this);
        }
    }

    void isIn(SqlCondition condition) {
        String table = "t" + ++tables;
        text.append("c.id IN (SELECT ").append(table).append(".customer_id FROM (");
        derived(condition, table);
        text.append(" WHERE 1 = 1");
        within(table + ".customer_id");
        text.append(')');
    }

    void isNotIn(SqlCondition condition) {
        String table = "t" + ++tables;
        text.append("NOT EXISTS (SELECT 1 FROM (");
        derived(condition, table);
        text.append(" WHERE ").append(table).append(".customer_id = c.id");
        within(table + ".customer_id");
        text.append(')');
    }

    private void derived(SqlCondition condition, String table) {
        text.append(condition.sql()).append(") ").append(table);
        arguments.addAll(condition.arguments());
    }

    private void within(String column) {
        if (range != null) {
            text.append(" AND ")
                    .append(column)
                    .append(" > ? AND ")
                    .append(column)
                    .append(" <= ?");
            arguments.add(range.after());
            arguments.add(range.to());
        }
    }
}
