package io.yujian.simulator.traffic;

import io.yujian.simulator.SimulatorProperties;
import io.yujian.simulator.account.WorldPart;
import io.yujian.simulator.fan.Fan;
import io.yujian.simulator.time.SimulatorClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Everything that the brand sent to fans: the last ones in full, all of them as counts and keys. Thread safe. */
@Component
public class Received implements WorldPart {

    private static final int EXAMPLES = 1000;

    private final Ring<ReceivedMessage> ring;
    private final ContentKeys keys;
    private final ConcurrentMap<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong duplicateCount = new AtomicLong();
    private final AtomicLong repeats = new AtomicLong();
    private final List<Duplicate> duplicates = new ArrayList<>();
    private final Transcripts transcripts;
    private final SimulatorClock clock;

    public Received(SimulatorProperties properties, Transcripts transcripts, SimulatorClock clock) {
        this.ring = new Ring<>(properties.receivedCapacity());
        this.keys = new ContentKeys(properties.exactnessCapacity());
        this.transcripts = transcripts;
        this.clock = clock;
    }

    /** Records an accepted message, and lets the fan's phone and load probe know. */
    public void accept(
            Fan fan, MessageKind kind, String type, @Nullable String clientMsgId, @Nullable Long msgId, String body) {
        long nanos = System.nanoTime();
        ReceivedMessage message =
                record(fan.appId(), fan.openid(), kind, type, clientMsgId, msgId, 0, false, body, nanos);
        transcripts.received(fan, message);
        if (kind == MessageKind.TYPING) {
            return;
        }
        fan.messageArrived(nanos);
        if (kind != MessageKind.PASSIVE) {
            checkDuplicate(message);
        }
    }

    /** Records a repeat that a known client_msg_id made harmless. */
    public void repeat(Fan fan, MessageKind kind, String type, String clientMsgId, long msgId, String body) {
        repeats.incrementAndGet();
        ReceivedMessage message =
                record(fan.appId(), fan.openid(), kind, type, clientMsgId, msgId, 0, true, body, System.nanoTime());
        transcripts.received(fan, message);
    }

    /** Records a refused message; the fan may be unknown. */
    public void refuse(
            String appId, String openid, @Nullable Fan fan, MessageKind kind, String type, int errcode, String body) {
        ReceivedMessage message =
                record(appId, openid, kind, type, null, null, errcode, false, body, System.nanoTime());
        if (fan != null) {
            transcripts.received(fan, message);
        }
    }

    private ReceivedMessage record(
            String appId,
            String openid,
            MessageKind kind,
            String type,
            @Nullable String clientMsgId,
            @Nullable Long msgId,
            int errcode,
            boolean repeated,
            String body,
            long nanos) {
        long seq = ring.nextSeq();
        ReceivedMessage message = new ReceivedMessage(
                seq, clock.millis(), nanos, appId, openid, kind, type, clientMsgId, msgId, errcode, repeated, body);
        ring.put(seq, message);
        String key = appId + " " + kind.json() + " " + (repeated ? "repeated" : Integer.toString(errcode));
        counts.computeIfAbsent(key, k -> new LongAdder()).increment();
        return message;
    }

    private void checkDuplicate(ReceivedMessage message) {
        accepted.incrementAndGet();
        long first = keys.seenBefore(ContentKeys.hash(message.openid(), message.body()), message.seq());
        if (first > 0) {
            duplicateCount.incrementAndGet();
            synchronized (duplicates) {
                if (duplicates.size() < EXAMPLES) {
                    duplicates.add(new Duplicate(first, message));
                }
            }
        }
    }

    public long lastSeq() {
        return ring.lastSeq();
    }

    public List<ReceivedMessage> after(long seq, int limit, Predicate<ReceivedMessage> wanted) {
        return ring.after(seq, limit, wanted);
    }

    public List<ReceivedMessage> latest(int limit, Predicate<ReceivedMessage> wanted) {
        return ring.latest(limit, wanted);
    }

    /** Counts by {@code "<kind> <errcode>"}, or {@code "<kind> repeated"}, of one account or of all. */
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

    public ExactnessReport exactness() {
        List<Duplicate> examples;
        synchronized (duplicates) {
            examples = new ArrayList<>(duplicates);
        }
        return new ExactnessReport(
                accepted.get(), keys.size(), duplicateCount.get(), repeats.get(), !keys.full(), examples);
    }

    @Override
    public void forget(String appId) {
        counts.keySet().removeIf(key -> key.startsWith(appId + " "));
    }

    @Override
    public void forgetAll() {
        ring.clear();
        keys.clear();
        counts.clear();
        accepted.set(0);
        duplicateCount.set(0);
        repeats.set(0);
        synchronized (duplicates) {
            duplicates.clear();
        }
    }
}
