package io.yujian.journey.engine;

import io.yujian.journey.definition.CompiledJourney;
import io.yujian.journey.engine.JourneySource.LiveJourney;
import io.yujian.journey.engine.JourneySource.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the journeys that an event can start without asking those it cannot: by its type, then by its account. Immutable;
 * a look-up is two reads of a map, however many journeys there are.
 */
final class Listeners {
    private final Map<String, OfType> byType = new HashMap<>();

    /** @param byAccount for accounts that some journey names, with those that hear any account */
    private record OfType(List<LiveJourney> anyAccount, Map<Long, List<LiveJourney>> byAccount) {
        OfType() {
            this(new ArrayList<>(), new HashMap<>());
        }
    }

    Listeners(Collection<LiveJourney> journeys, Precedence precedence) {
        List<LiveJourney> open = journeys.stream()
                .filter(j -> j.standing() != Standing.ARCHIVED)
                .sorted(Comparator.comparingInt((LiveJourney j) -> -precedence.priority(j.id()))
                        .thenComparingLong(LiveJourney::id))
                .toList();
        for (LiveJourney journey : open) {
            CompiledJourney latest = journey.latest();
            if (latest == null) {
                continue;
            }
            for (String type : latest.listensTo()) {
                OfType of = byType.computeIfAbsent(type, t -> new OfType());
                Set<Long> accounts = latest.accountsOf(type);
                if (accounts.isEmpty()) {
                    of.byAccount().values().forEach(list -> list.add(journey));
                    of.anyAccount().add(journey);
                } else {
                    accounts.forEach(account -> of.byAccount()
                            .computeIfAbsent(account, a -> new ArrayList<>(of.anyAccount()))
                            .add(journey));
                }
            }
        }
    }

    boolean hear(String eventType) {
        return byType.containsKey(eventType);
    }

    /** By priority, then in the order of their ids. */
    List<LiveJourney> of(String eventType, long accountId) {
        OfType of = byType.get(eventType);
        return of == null ? List.of() : of.byAccount().getOrDefault(accountId, of.anyAccount());
    }
}
