package io.yujian.journey.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What is kept in one rehearsal, or in a test. Confined to its thread. */
public final class RehearsedLate implements LateEntries {
    private final List<LateEntry> kept = new ArrayList<>();

    /** Puts everything back as it is now. */
    public Runnable snapshot() {
        List<LateEntry> then = List.copyOf(kept);
        return () -> {
            kept.clear();
            kept.addAll(then);
        };
    }

    public int size() {
        return kept.size();
    }

    @Override
    public void put(List<LateEntry> entries) {
        for (LateEntry entry : entries) {
            kept.removeIf(other -> isSame(other, entry));
            kept.add(entry);
        }
    }

    private static boolean isSame(LateEntry a, LateEntry b) {
        return a.customerId() == b.customerId()
                && a.journeyId() == b.journeyId()
                && a.key().equals(b.key());
    }

    @Override
    public List<LateEntry> ofCustomers(Collection<Long> customerIds) {
        return kept.stream()
                .filter(entry -> customerIds.contains(entry.customerId()))
                .sorted(Comparator.comparingLong(entry -> entry.cause().eventId()))
                .toList();
    }

    @Override
    public void remove(List<LateEntry> entries) {
        entries.forEach(gone -> kept.removeIf(other -> isSame(other, gone)));
    }

    @Override
    public List<String> rekey(long fromCustomerId, long toCustomerId) {
        return List.of();
    }
}
