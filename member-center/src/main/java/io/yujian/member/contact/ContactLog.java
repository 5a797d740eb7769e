package io.yujian.member.contact;

import io.yujian.gateway.MessageClass;
import io.yujian.gateway.SendGuard.Pending;
import io.yujian.gateway.SendKey;
import io.yujian.member.contact.ContactRules.ContactCap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What was sent to one person of late. Mutable, confined to the transaction that holds its row. */
final class ContactLog {
    /** More of a person's messages are not remembered; no cap may be higher. */
    static final int MOST = 100;

    private final List<Entry> entries = new ArrayList<>();
    private boolean changed;

    /** @param channel empty in what an earlier release wrote */
    private record Entry(long second, int messageClass, String message, String channel) {}

    static ContactLog read(String stored) {
        ContactLog log = new ContactLog();
        for (String item : stored.isEmpty() ? new String[0] : stored.split(",")) {
            String[] parts = item.split("\\.");
            log.entries.add(new Entry(
                    Long.parseLong(parts[0], 36),
                    Integer.parseInt(parts[1]),
                    parts[2],
                    parts.length > 3 ? parts[3] : ""));
        }
        return log;
    }

    String write() {
        return entries.stream()
                .map(e -> Long.toString(e.second(), 36) + "." + e.messageClass() + "." + e.message()
                        + (e.channel().isEmpty() ? "" : "." + e.channel()))
                .collect(Collectors.joining(","));
    }

    boolean changed() {
        return changed;
    }

    /** True when the message was counted before: it was put off or crashed after, and is asked for again. */
    boolean knows(SendKey key, String channel) {
        String name = name(key);
        return entries.stream()
                .anyMatch(e -> e.message().equals(name)
                        && (e.channel().isEmpty() || e.channel().equals(channel)));
    }

    /** The message goes another way now: by the one before, it certainly did not arrive. */
    void forget(SendKey key) {
        String name = name(key);
        changed |= entries.removeIf(e -> e.message().equals(name));
    }

    /** What the cap counts within its length before now. */
    long count(ContactCap cap, Instant now) {
        long after = now.getEpochSecond() - cap.length().toSeconds();
        return entries.stream()
                .filter(e -> e.second() > after)
                .filter(e -> cap.counts(MessageClass.values()[e.messageClass()], e.channel()))
                .count();
    }

    void add(Pending message, Instant now) {
        entries.add(new Entry(
                now.getEpochSecond(), message.messageClass().ordinal(), name(message.key()), message.channel()));
        changed = true;
    }

    void add(ContactLog other) {
        entries.addAll(other.entries);
        changed |= !other.entries.isEmpty();
    }

    /** What no rule can count any more. */
    void forget(Duration longest, Instant now) {
        long after = now.getEpochSecond() - longest.toSeconds();
        entries.removeIf(e -> e.second() <= after);
        while (entries.size() > 2 * MOST) {
            entries.remove(0);
        }
    }

    private static String name(SendKey key) {
        return Long.toString(key.sourceId(), 36) + "-" + key.node() + "-" + key.visit();
    }
}
