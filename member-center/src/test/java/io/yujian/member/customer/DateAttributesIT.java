package io.yujian.member.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.yujian.testkit.ModuleTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Attributes of a release that knew no dates. */
@ModuleTest(properties = "yujian.pipeline.enabled=false")
class DateAttributesIT {
    private static final int MANY = 2_500;

    @Autowired
    DateAttributes duty;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void nobody() {
        jdbc.update("DELETE FROM mb_attribute");
        jdbc.update("DELETE FROM mb_customer");
        jdbc.update("DELETE FROM mb_sequence WHERE name='attribute-dates'");
    }

    private void customer(long id, String folded) {
        // the node's own duty may come by; as in the product, it sees no customer before the attributes
        jdbc.update("INSERT INTO mb_attribute (customer_id, attr_key, folded) VALUES (?, 'birthday', ?)", id, folded);
        jdbc.update("INSERT INTO mb_customer (id, seq, created_at) VALUES (?, ?, '2026-01-01 00:00:00')", id, id);
    }

    private Integer of(long id, String column) {
        return jdbc.queryForObject("SELECT " + column + " FROM mb_attribute WHERE customer_id=?", Integer.class, id);
    }

    @Test
    void shouldReadDatesAndLeaveOtherTexts() {
        customer(1, "1990-02-29");
        customer(2, "1992-02-29");
        customer(3, "gold");
        duty.run();
        assertThat(of(1, "month_day")).as("no such day").isZero();
        assertThat(of(2, "month_day")).isEqualTo(229);
        assertThat(of(2, "year_no")).isEqualTo(1992);
        assertThat(of(3, "month_day")).isZero();
        assertThat(of(3, "year_no")).isNull();
    }

    @Test
    void shouldGoThroughAllAndRestAtTheEnd() {
        for (int id = 1; id <= MANY; id++) {
            customer(id, "2000-01-02");
        }
        duty.run();
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM mb_attribute WHERE month_day=102", Integer.class))
                .isEqualTo(MANY);
        Integer reached =
                jdbc.queryForObject("SELECT next_value FROM mb_sequence WHERE name='attribute-dates'", Integer.class);
        assertThat(reached).isEqualTo(MANY);
        duty.run();
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM mb_attribute WHERE month_day IS NULL", Integer.class))
                .isZero();
    }

    @Test
    void shouldGoOnWhereItStopped() {
        customer(5, "2000-01-02");
        duty.run();
        customer(9, "2001-03-04");
        duty.run();
        assertThat(of(9, "month_day")).isEqualTo(304);
        assertThat(of(9, "year_no")).isEqualTo(2001);
    }

    /** The new release writes dates itself; what it wrote is not read again. */
    @Test
    void shouldNotTouchWhatIsDated() {
        customer(1, "2000-01-02");
        jdbc.update("UPDATE mb_attribute SET month_day=0 WHERE customer_id=1");
        duty.run();
        assertThat(of(1, "month_day")).isZero();
    }
}
