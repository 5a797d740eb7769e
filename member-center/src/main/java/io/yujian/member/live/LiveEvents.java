package io.yujian.member.live;

import io.yujian.member.CustomerSnapshot;
import io.yujian.member.LockedCustomers;
import io.yujian.member.timeline.Titles;
import io.yujian.platform.event.BatchEvent;
import io.yujian.platform.event.EventBatch;
import io.yujian.platform.pipeline.PipelineListener;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Remembers the newest events that were handled, here and, where Redis carries them, on other nodes. A page reads what came after what it has seen, so a slow page
 * costs nothing and a burst shows its newest. Thread-safe.
 */
@Component
public class LiveEvents implements PipelineListener {
    private static final int REMEMBERED = 200;
    /** People cannot read more; the rest of a large batch is left out. */
    private static final int MOST_OF_A_BATCH = 20;

    private final Titles titles;
    private final InstantSource clock;
    private final Deque<Numbered> newest = new ArrayDeque<>();
    private long lastNumber;

    LiveEvents(Titles titles, InstantSource clock) {
        this.titles = titles;
        this.clock = clock;
    }

    /**
     * @param number counts up from 1 in this process
     * @param own handled by this process
     */
    public record Numbered(long number, LiveEvent event, boolean own) {}

    @Override
    public void committed(EventBatch batch) {
        LockedCustomers locked = batch.note(LockedCustomers.class);
        if (locked == null) {
            return;
        }
        List<LiveEvent> views = new ArrayList<>();
        List<BatchEvent> events = batch.events();
        for (BatchEvent each : events.subList(Math.max(0, events.size() - MOST_OF_A_BATCH), events.size())) {
            CustomerSnapshot customer = locked.byId().get(each.customerId());
            if (customer != null) {
                views.add(view(each, customer));
            }
        }
        add(views, true);
    }

    void addFromElsewhere(List<LiveEvent> views) {
        add(views, false);
    }

    private void add(List<LiveEvent> views, boolean own) {
        synchronized (newest) {
            for (LiveEvent view : views) {
                newest.addLast(new Numbered(++lastNumber, view, own));
            }
            while (newest.size() > REMEMBERED) {
                newest.removeFirst();
            }
        }
    }

    /** What came after a number, oldest first. */
    public List<Numbered> after(long number, int most) {
        return find(number, most, false);
    }

    List<Numbered> ownAfter(long number, int most) {
        return find(number, most, true);
    }

    private List<Numbered> find(long number, int most, boolean ownOnly) {
        synchronized (newest) {
            List<Numbered> found = newest.stream()
                    .filter(each -> each.number() > number && (each.own() || !ownOnly))
                    .toList();
            return found.subList(Math.max(0, found.size() - most), found.size());
        }
    }

    private LiveEvent view(BatchEvent each, CustomerSnapshot customer) {
        return new LiveEvent(
                Long.toString(each.event().id()),
                each.event().type(),
                titles.of(each.event().type(), each.event().data()),
                Long.toString(customer.id()),
                customer.name(),
                each.event().receivedAt(),
                Math.max(
                        0,
                        Duration.between(each.event().receivedAt(), clock.instant())
                                .toMillis()));
    }
}
