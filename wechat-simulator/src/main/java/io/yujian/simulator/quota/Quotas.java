package io.yujian.simulator.quota;

import io.yujian.simulator.account.WorldPart;
import io.yujian.simulator.settings.Settings;
import io.yujian.simulator.settings.SettingsValues;
import io.yujian.simulator.time.SimulatorClock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** Calls of today by account and API path; days begin at midnight in China. Thread safe. */
@Component
public class Quotas implements WorldPart {

    private static final int CLEARS_A_MONTH = 10;
    private static final long CHINA_SECONDS = 8 * 3600;

    private static final class Day {
        private final long number;
        private final ConcurrentMap<String, AtomicLong> calls = new ConcurrentHashMap<>();

        private Day(long number) {
            this.number = number;
        }
    }

    private record Month(int number, int clears) {}

    private final ConcurrentMap<String, Day> days = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Month> months = new ConcurrentHashMap<>();
    private final Settings settings;
    private final SimulatorClock clock;

    public Quotas(Settings settings, SimulatorClock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Counts a call; false when the path's quota of today is spent. */
    public boolean take(String appId, String path) {
        AtomicLong used = today(appId).calls.computeIfAbsent(path, p -> new AtomicLong());
        SettingsValues values = settings.now();
        Long quota = values.enforceQuotas() ? values.quotas().get(path) : null;
        if (quota == null) {
            used.incrementAndGet();
            return true;
        }
        return used.getAndUpdate(n -> n < quota ? n + 1 : n) < quota;
    }

    private Day today(String appId) {
        long number = (clock.seconds() + CHINA_SECONDS) / 86_400;
        Day day = days.get(appId);
        if (day != null && day.number == number) {
            return day;
        }
        return days.compute(appId, (id, known) -> known != null && known.number == number ? known : new Day(number));
    }

    /** Sets all counters of an account to zero; false when this was done ten times this month. */
    boolean clear(String appId) {
        int number = clock.instant().atOffset(ZoneOffset.ofHours(8)).getMonthValue();
        Month month = months.compute(
                appId,
                (id, known) -> known == null || known.number != number
                        ? new Month(number, 1)
                        : new Month(number, known.clears + 1));
        if (month == null || month.clears > CLEARS_A_MONTH) {
            return false;
        }
        days.remove(appId);
        return true;
    }

    Map<String, Long> used(String appId) {
        Map<String, Long> out = new TreeMap<>();
        today(appId).calls.forEach((path, calls) -> out.put(path, calls.get()));
        return out;
    }

    @Override
    public void forget(String appId) {
        days.remove(appId);
        months.remove(appId);
    }

    @Override
    public void forgetAll() {
        days.clear();
        months.clear();
    }
}
