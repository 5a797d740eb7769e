package io.yujian.simulator.traffic;

import io.yujian.simulator.SimulatorProperties;
import io.yujian.simulator.account.WorldPart;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The callbacks that were emitted: the last ones in full, all of them as counts. Thread safe. */
@Component
public class CallbackLog implements WorldPart {

    /** A callback on its way, whose state is read when somebody looks. */
    private record Entry(long seq, String appId, String openid, Supplier<CallbackView> now) implements Ring.Numbered {}

    private final Ring<Entry> ring;
    private final ConcurrentMap<String, LongAdder> counts = new ConcurrentHashMap<>();

    public CallbackLog(SimulatorProperties properties) {
        this.ring = new Ring<>(properties.callbackCapacity());
    }

    public long nextSeq() {
        return ring.nextSeq();
    }

    /** Keeps a callback; {@code now} is asked for its state when it is listed. */
    public void add(long seq, String appId, String openid, Supplier<CallbackView> now) {
        ring.put(seq, new Entry(seq, appId, openid, now));
    }

    /** Counts a happening: emitted, tries, retries, or an outcome. */
    public void count(String appId, String what) {
        counts.computeIfAbsent(appId + " " + what, k -> new LongAdder()).increment();
    }

    public Map<String, Long> counts(@Nullable String appId) {
        Map<String, Long> out = new TreeMap<>();
        counts.forEach((key, count) -> {
            int space = key.indexOf(' ');
            if (appId == null || key.substring(0, space).equals(appId)) {
                out.merge(key.substring(space + 1), count.sum(), Long::sum);
            }
        });
        return out;
    }

    public List<CallbackView> latest(@Nullable String appId, @Nullable String openid, int limit) {
        return views(ring.latest(limit, wanted(appId, openid)));
    }

    public List<CallbackView> after(long seq, @Nullable String appId, @Nullable String openid, int limit) {
        return views(ring.after(seq, limit, wanted(appId, openid)));
    }

    private static List<CallbackView> views(List<Entry> entries) {
        return entries.stream().map(entry -> entry.now().get()).toList();
    }

    private static Predicate<Entry> wanted(@Nullable String appId, @Nullable String openid) {
        return entry ->
                (appId == null || appId.equals(entry.appId())) && (openid == null || openid.equals(entry.openid()));
    }

    @Override
    public void forget(String appId) {
        counts.keySet().removeIf(key -> key.startsWith(appId + " "));
    }

    @Override
    public void forgetAll() {
        ring.clear();
        counts.clear();
    }
}
