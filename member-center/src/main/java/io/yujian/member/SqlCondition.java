package io.yujian.member;

import java.util.List;

/**
 * @param sql {@code SELECT customer_id FROM … WHERE …} with {@code ?} for each argument
 * @param arguments String, Long, Integer, BigDecimal or LocalDateTime (UTC), in order
 * @param narrow an index finds its few customers; a set that needs it is read along it instead of along all customers
 */
public record SqlCondition(String sql, List<Object> arguments, boolean narrow) {
    public SqlCondition(String sql, List<Object> arguments) {
        this(sql, arguments, false);
    }
}
