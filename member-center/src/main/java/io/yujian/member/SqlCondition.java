package io.yujian.member;

import java.util.List;

/**
 * @param sql {@code SELECT customer_id FROM … WHERE …} with {@code ?} for each argument
 * @param arguments String, Long, Integer, BigDecimal or LocalDateTime (UTC), in order
 */
public record SqlCondition(String sql, List<Object> arguments) {}
