package io.yujian.member.timeline;

import io.yujian.platform.time.UtcTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A statement over events of one kind, in four parts: from the index and from the timeline behind it, of the customers
 * themselves and of those who were merged into them. Immutable.
 */
public final class EventsSql {
    private final String in;
    private final List<?> customers;
    private final String type;
    private final Instant since;
    private final long indexed;
    private final String text;

    /**
     * @param in says which customers, of a column {@code %s}
     * @param customers its arguments
     * @param indexed id of the first event that the index may lack
     */
    EventsSql(String in, List<?> customers, String type, Instant since, long indexed) {
        this(in, customers, type, since, indexed, "");
    }

    private EventsSql(String in, List<?> customers, String type, Instant since, long indexed, String text) {
        this.in = in;
        this.customers = customers;
        this.type = type;
        this.since = since;
        this.indexed = indexed;
        this.text = text;
    }

    /** Columns {@code customer}, {@code at} and what else is wanted of the event {@code e}. */
    EventsSql select(String columns) {
        String what = "t.at AS at" + columns;
        String event = columns.isEmpty()
                ? ""
                : " STRAIGHT_JOIN mb_event e ON e.customer_id = t.customer_id AND e.id = t.event_id";
        String kind = " AND t.type = ? AND t.at >= ? AND t.event_id < ?";
        String tail = "e.occurred_at AS at" + columns;
        String young = " AND e.type = ? AND e.occurred_at >= ? AND e.id >= ?";
        String own = " AND NOT EXISTS (SELECT 1 FROM mb_alias x WHERE x.customer_id = ";
        return with("SELECT t.customer_id AS customer, " + what + " FROM mb_event_by_type t" + event + " WHERE "
                + whom("t.customer_id") + kind + own + "t.customer_id)"
                + " UNION ALL SELECT a.root_id AS customer, " + what
                + " FROM mb_alias a STRAIGHT_JOIN mb_event_by_type t ON t.customer_id = a.customer_id" + event
                + " WHERE "
                + whom("a.root_id") + kind
                + " UNION ALL SELECT e.customer_id AS customer, " + tail + " FROM mb_event e WHERE "
                + whom("e.customer_id") + young + own + "e.customer_id)"
                + " UNION ALL SELECT a.root_id AS customer, " + tail
                + " FROM mb_alias a STRAIGHT_JOIN mb_event e ON e.customer_id = a.customer_id WHERE "
                + whom("a.root_id")
                + young);
    }

    /** Columns {@code customer} and {@code n}; whoever has none is absent. */
    EventsSql counted() {
        return with("SELECT u.customer, COUNT(*) AS n FROM (" + select("").text + ") u GROUP BY u.customer");
    }

    public String text() {
        return text;
    }

    /** In order. */
    public Object[] arguments() {
        List<Object> values = new ArrayList<>((customers.size() + 3) * 4);
        for (int part = 0; part < 4; part++) {
            values.addAll(customers);
            values.add(type);
            values.add(UtcTime.of(since));
            values.add(indexed);
        }
        return values.toArray();
    }

    private String whom(String column) {
        return in.replace("%s", column);
    }

    private EventsSql with(String written) {
        return new EventsSql(in, customers, type, since, indexed, written);
    }
}
