package io.yujian.member.customer;

import io.yujian.member.CustomerSnapshot;
import io.yujian.member.reach.ReachMapper;
import io.yujian.member.reach.ReachRow;
import io.yujian.member.tag.CustomerTagRow;
import io.yujian.member.tag.TagMapper;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a snapshot needs besides the customer's row: two statements for any number of customers. */
@Component
public class CustomerState {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final TagMapper tags;
    private final ReachMapper reaches;
    private final InstantSource clock;
    private final JsonMapper json;

    CustomerState(TagMapper tags, ReachMapper reaches, InstantSource clock, JsonMapper json) {
        this.tags = tags;
        this.reaches = reaches;
        this.clock = clock;
        this.json = json;
    }

    /**
     * Tags and reaches by customer; customers without any are absent.
     *
     * @param reaches mutable: the event stage adds what the batch tells
     */
    public record Loaded(Map<Long, Set<String>> tags, Map<Long, List<ReachRow>> reaches) {
        public static Loaded nothing() {
            return new Loaded(new HashMap<>(), new HashMap<>());
        }
    }

    public Loaded load(Collection<Long> rootIds) {
        Loaded loaded = Loaded.nothing();
        if (rootIds.isEmpty()) {
            return loaded;
        }
        Instant now = clock.instant();
        for (CustomerTagRow row : tags.ofCustomers(rootIds)) {
            if (row.validAt(now)) {
                loaded.tags()
                        .computeIfAbsent(row.customerId(), id -> new LinkedHashSet<>())
                        .add(row.name());
            }
        }
        for (ReachRow row : reaches.ofCustomers(rootIds)) {
            loaded.reaches()
                    .computeIfAbsent(row.customerId(), id -> new ArrayList<>())
                    .add(row);
        }
        return loaded;
    }

    public CustomerSnapshot snapshot(CustomerRow row, Loaded loaded) {
        Set<Long> following = new HashSet<>();
        for (ReachRow reach : loaded.reaches().getOrDefault(row.id(), List.of())) {
            if (reach.following()) {
                following.add(reach.accountId());
            }
        }
        return new CustomerSnapshot(
                row.id(),
                row.shownName(),
                Set.copyOf(loaded.tags().getOrDefault(row.id(), Set.of())),
                attributes(row.attributes()),
                Set.copyOf(following),
                row.verifiedPhones() > 0,
                row.createdAt().toEpochMilli(),
                null);
    }

    public Map<String, String> attributes(@Nullable String stored) {
        return stored == null ? Map.of() : Map.copyOf(json.readValue(stored, TEXTS));
    }
}
