package io.yujian.journey.trigger.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.yujian.journey.trigger.schedule.ScheduleConfig.Repeat;
import io.yujian.journey.trigger.schedule.ScheduleConfig.Weekday;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecurrenceTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static LocalDateTime next(ScheduleConfig config, String after, ZoneId zone) {
        Instant from = LocalDateTime.parse(after).atZone(zone).toInstant();
        return Recurrence.next(config, from, zone)
                .map(at -> LocalDateTime.ofInstant(at, zone))
                .orElseThrow();
    }

    private static ScheduleConfig of(
            Repeat repeat,
            @Nullable String time,
            @Nullable List<Weekday> weekdays,
            @Nullable Integer day,
            @Nullable String cron) {
        return new ScheduleConfig(repeat, null, time, weekdays, day, cron, null);
    }

    @Test
    void shouldComeEachDayAfterItsMoment() {
        ScheduleConfig daily = of(Repeat.DAILY, "10:00", null, null, null);
        assertThat(next(daily, "2026-11-28T09:59:59.999", SHANGHAI)).isEqualTo("2026-11-28T10:00");
        assertThat(next(daily, "2026-11-28T10:00:00", SHANGHAI)).isEqualTo("2026-11-29T10:00");
        assertThat(next(of(Repeat.DAILY, "02:30", null, null, null), "2026-03-29T00:00:00", BERLIN))
                .as("an hour that is left out")
                .isEqualTo("2026-03-29T03:30");
    }

    @Test
    void shouldComeOnItsWeekdaysAndItsDayOfTheMonth() {
        ScheduleConfig weekly = of(Repeat.WEEKLY, "10:00", List.of(Weekday.MON, Weekday.SAT), null, null);
        assertThat(next(weekly, "2026-11-28T10:00:00", SHANGHAI)).isEqualTo("2026-11-30T10:00");
        ScheduleConfig monthly = of(Repeat.MONTHLY, "10:00", null, 31, null);
        assertThat(next(monthly, "2026-11-28T00:00:00", SHANGHAI)).isEqualTo("2026-11-30T10:00");
        assertThat(next(monthly, "2027-02-01T00:00:00", SHANGHAI)).isEqualTo("2027-02-28T10:00");
    }

    @Test
    void shouldFollowACronExpressionAndComeOnceOnly() {
        ScheduleConfig cron = of(Repeat.CRON, null, null, null, "0 30 9 * * MON-FRI");
        assertThat(next(cron, "2026-11-28T00:00:00", SHANGHAI)).isEqualTo("2026-11-30T09:30");
        Instant at = Instant.parse("2026-12-01T00:00:00Z");
        ScheduleConfig once = new ScheduleConfig(Repeat.ONCE, at, null, null, null, null, null);
        assertThat(Recurrence.next(once, at.minusMillis(1), SHANGHAI)).contains(at);
        assertThat(Recurrence.next(once, at, SHANGHAI)).isEmpty();
    }

    @Test
    void shouldKnowWhatIsMissing() {
        assertThat(of(Repeat.DAILY, null, null, null, null).isComplete()).isFalse();
        assertThat(of(Repeat.WEEKLY, "10:00", List.of(), null, null).isComplete())
                .isFalse();
        assertThat(of(Repeat.MONTHLY, "10:00", null, null, null).isComplete()).isFalse();
        assertThat(of(Repeat.CRON, null, null, null, "every day").isComplete()).isFalse();
        assertThat(of(Repeat.CRON, null, null, null, "0 0 10 * * *").isComplete())
                .isTrue();
    }
}
