package io.yujian.journey.engine;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Entries that wait in one rehearsal, or in a test. Confined to its thread. */
public final class RehearsedEntries implements WaitingEntries {
    private final Map<Long, WaitingEntry> waiting = new TreeMap<>();

    /** Puts everything back as it is now. */
    public Runnable snapshot() {
        Map<Long, WaitingEntry> kept = new TreeMap<>(waiting);
        return () -> {
            waiting.clear();
            waiting.putAll(kept);
        };
    }

    public int size() {
        return waiting.size();
    }

    @Override
    public void put(List<WaitingEntry> entries) {
        for (WaitingEntry entry : entries) {
            waiting.values()
                    .removeIf(other -> other.customerId() == entry.customerId()
                            && other.journeyId() == entry.journeyId()
                            && other.key().equals(entry.key()));
            waiting.put(entry.id(), entry);
        }
    }

    @Override
    public List<WaitingEntry> ofCustomers(Collection<Long> customerIds) {
        return waiting.values().stream()
                .filter(entry -> customerIds.contains(entry.customerId()))
                .toList();
    }

    @Override
    public List<WaitingEntry> byIds(Collection<Long> ids) {
        return waiting.values().stream()
                .filter(entry -> ids.contains(entry.id()))
                .toList();
    }

    @Override
    public void remove(Collection<Long> ids) {
        ids.forEach(waiting::remove);
    }

    @Override
    public List<Long> rekey(long fromCustomerId, long toCustomerId) {
        return List.of();
    }
}
