package io.yujian.gateway.window;

import io.yujian.gateway.setting.GatewayProperties;
import io.yujian.gateway.window.WindowRows.WindowRow;
import io.yujian.platform.event.BatchEvent;
import io.yujian.platform.event.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * When WeChat lets us talk to a person. Events open windows, sends use them up. All methods work in the caller's
 * transaction; rows are locked in the order of the key.
 */
@Component
public class WindowLedger {
    /** Things that only a follower can do; a person never seen before who does one is a follower. */
    private static final Set<String> FOLLOWERS_DO = Set.of(
            "mp.message",
            "mp.scan",
            "mp.menu-click",
            "mp.menu-scancode",
            "mp.menu-view",
            "mp.menu-miniprogram",
            "mp.menu-photo",
            "mp.menu-location",
            "mp.location");

    private final WindowRows table;
    private final GatewayProperties.Window lengths;

    WindowLedger(WindowRows table, GatewayProperties properties) {
        this.table = table;
        this.lengths = properties.window();
    }

    /** One statement for the whole batch; none when nothing in it opens or shuts anything. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void apply(List<BatchEvent> events) {
        Map<Person, Opening> changes = new TreeMap<>();
        for (BatchEvent one : events) {
            Event event = one.event();
            if (event.type().startsWith("mp.") && !event.identities().isEmpty()) {
                Person person =
                        new Person(event.accountId(), event.identities().get(0).value());
                note(event, person, changes);
            }
        }
        if (!changes.isEmpty()) {
            List<WindowRow> rows = new ArrayList<>();
            changes.forEach((person, opening) -> rows.add(opening.row(person)));
            table.open(rows);
        }
    }

    private void note(Event event, Person person, Map<Person, Opening> changes) {
        long at = event.occurredAt().getEpochSecond();
        boolean leaves = event.type().equals("mp.unfollow");
        if (!leaves && !event.type().equals("mp.follow") && !FOLLOWERS_DO.contains(event.type())) {
            return;
        }
        Opening opening = changes.computeIfAbsent(person, p -> new Opening());
        opening.follow(!leaves, at);
        switch (event.type()) {
            case "mp.follow" -> opening.open(WindowKind.ENTER, at, lengths.followCount());
            case "mp.scan" -> opening.open(WindowKind.SCAN, at, lengths.scanCount());
            case "mp.menu-click", "mp.menu-scancode" -> opening.open(WindowKind.TAP, at, lengths.tapCount());
            case "mp.message" -> {
                // a tapped item of a menu message counts as a menu tap, not as a message
                boolean tapped = event.data().path("menuId").isString();
                opening.open(
                        tapped ? WindowKind.TAP : WindowKind.MESSAGE,
                        at,
                        tapped ? lengths.tapCount() : lengths.messageCount());
            }
            default -> {
                // shows that the person follows, opens nothing
            }
        }
    }

    /** Locks and reads; people without a row are left out. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<Person, WindowState> lock(Collection<Person> people) {
        Map<Person, WindowState> states = new TreeMap<>();
        if (!people.isEmpty()) {
            for (WindowRow row : table.lock(new TreeSet<>(people))) {
                states.put(new Person(row.accountId(), row.openid()), new WindowState(lengths, row));
            }
        }
        return states;
    }

    /** Writes what was changed of the locked rows; one statement or none. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void save(Map<Person, WindowState> states) {
        List<WindowRow> rows = new ArrayList<>();
        states.forEach((person, state) -> {
            if (state.changed()) {
                rows.add(state.row(person));
            }
        });
        if (!rows.isEmpty()) {
            table.save(rows);
        }
    }

    /**
     * What answers of the platform taught.
     *
     * @param back messages that certainly did not go out
     * @param shut people with whom the platform says no window is open, and when we had asked
     * @param left people who do not follow, and when we had asked
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void learn(Collection<WindowState.Reserved> back, Map<Person, Instant> shut, Map<Person, Instant> left) {
        Set<Person> people = new TreeSet<>(shut.keySet());
        people.addAll(left.keySet());
        back.forEach(reserved -> people.add(reserved.person()));
        Map<Person, WindowState> states = lock(people);
        for (WindowState.Reserved reserved : back) {
            WindowState state = states.get(reserved.person());
            if (state != null) {
                state.giveBack(reserved);
            }
        }
        shut.forEach((person, asked) -> {
            WindowState state = states.get(person);
            if (state != null) {
                state.shut(asked);
            }
        });
        left.forEach((person, asked) -> {
            WindowState state = states.get(person);
            if (state != null) {
                state.leave(asked);
            }
        });
        save(states);
    }

    /** What one batch does to one person; the later time wins, the later event among equal times. */
    private static final class Opening {
        private final long[] since = new long[WindowKind.values().length];
        private final int[] left = new int[WindowKind.values().length];
        private boolean followed;
        private long followSince;

        void follow(boolean yes, long at) {
            if (at >= followSince) {
                followed = yes;
                followSince = at;
            }
        }

        void open(WindowKind kind, long at, int messages) {
            if (at >= since[kind.ordinal()]) {
                since[kind.ordinal()] = at;
                left[kind.ordinal()] = messages;
            }
        }

        WindowRow row(Person p) {
            int m = WindowKind.MESSAGE.ordinal();
            int t = WindowKind.TAP.ordinal();
            int e = WindowKind.ENTER.ordinal();
            int s = WindowKind.SCAN.ordinal();
            return new WindowRow(
                    p.accountId(),
                    p.openid(),
                    followed ? 1 : 0,
                    followSince,
                    left[m],
                    since[m],
                    left[t],
                    since[t],
                    left[e],
                    since[e],
                    left[s],
                    since[s]);
        }
    }
}
