package io.yujian.platform.outbox;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** How much is left to do. */
@Component
public class OutboxSize {
    private final JdbcTemplate jdbc;

    OutboxSize(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Rows of one kind and lane, due or not, counted up to this many. */
    public int count(byte kind, byte lane, int atMost) {
        Integer count = jdbc.queryForObject(
                "SELECT COUNT(*) FROM (SELECT 1 FROM pf_outbox WHERE kind=? AND lane=? LIMIT ?) o",
                Integer.class,
                kind,
                lane,
                atMost);
        return count == null ? 0 : count;
    }
}
