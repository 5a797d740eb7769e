package io.yujian.simulator.menu;

import io.yujian.simulator.account.WorldPart;
import io.yujian.simulator.fan.Fan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Each account's menu and its personalised variants. Guarded per account. */
@Component
public class Menus implements WorldPart {

    /** @param tag fans with this tag see it */
    record Conditional(long id, int tag, JsonNode buttons) {}

    private static final class Shelf {
        private @Nullable JsonNode general;
        private long generalId;
        private final List<Conditional> conditionals = new ArrayList<>();
    }

    private final ConcurrentMap<String, Shelf> shelves = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong(400_000_000);

    void create(String appId, JsonNode buttons) {
        Shelf shelf = shelf(appId);
        synchronized (shelf) {
            shelf.general = buttons;
            shelf.generalId = ids.incrementAndGet();
        }
    }

    long addConditional(String appId, int tag, JsonNode buttons) {
        Shelf shelf = shelf(appId);
        synchronized (shelf) {
            if (shelf.general == null) {
                return 0;
            }
            Conditional made = new Conditional(ids.incrementAndGet(), tag, buttons);
            // the newest rule is asked first
            shelf.conditionals.add(0, made);
            return made.id();
        }
    }

    boolean removeConditional(String appId, long id) {
        Shelf shelf = shelf(appId);
        synchronized (shelf) {
            return shelf.conditionals.removeIf(conditional -> conditional.id() == id);
        }
    }

    Optional<JsonNode> general(String appId) {
        Shelf shelf = shelf(appId);
        synchronized (shelf) {
            return Optional.ofNullable(shelf.general);
        }
    }

    long generalId(String appId) {
        Shelf shelf = shelf(appId);
        synchronized (shelf) {
            return shelf.generalId;
        }
    }

    List<Conditional> conditionals(String appId) {
        Shelf shelf = shelf(appId);
        synchronized (shelf) {
            return List.copyOf(shelf.conditionals);
        }
    }

    /** The buttons that this fan sees. */
    public Optional<JsonNode> seenBy(Fan fan) {
        Optional<Conditional> own = personalised(fan);
        return own.isPresent() ? own.map(Conditional::buttons) : general(fan.appId());
    }

    private Optional<Conditional> personalised(Fan fan) {
        return conditionals(fan.appId()).stream()
                .filter(conditional -> fan.hasTag(conditional.tag()))
                .findFirst();
    }

    /** What taps on links say; empty when the fan sees the menu for everybody. */
    public Optional<String> personalisedId(Fan fan) {
        return personalised(fan).map(conditional -> Long.toString(conditional.id()));
    }

    private Shelf shelf(String appId) {
        return shelves.computeIfAbsent(appId, id -> new Shelf());
    }

    @Override
    public void forget(String appId) {
        shelves.remove(appId);
    }

    @Override
    public void forgetAll() {
        shelves.clear();
    }
}
