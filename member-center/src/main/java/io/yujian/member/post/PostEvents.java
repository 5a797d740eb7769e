package io.yujian.member.post;

import io.yujian.platform.crypto.LookupHash;
import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.event.Event;
import io.yujian.platform.event.IdentityRef;
import io.yujian.platform.id.Ids;
import io.yujian.platform.inbox.Inbox;
import io.yujian.platform.inbox.InboxEntry;
import io.yujian.platform.inbox.StoreResult;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Stores posted events. The caller's key is kept first, with the second in which it was seen first; the inbox row is
 * keyed by both. So a repeated post meets the first one's row whenever it comes within 72 hours, also when the process
 * died between the two writes, and the same key with another content is noticed.
 */
@Component
public class PostEvents {
    private static final long PATIENCE_S = 8;

    private final EventCheck check;
    private final PostMapper posts;
    private final PostedEventBody bodies;
    private final Inbox inbox;
    private final LookupHash lookupHash;
    private final TransactionRetry transactions;
    private final Ids ids;
    private final InstantSource clock;

    PostEvents(
            EventCheck check,
            PostMapper posts,
            PostedEventBody bodies,
            Inbox inbox,
            LookupHash lookupHash,
            TransactionRetry transactions,
            Ids ids,
            InstantSource clock) {
        this.check = check;
        this.posts = posts;
        this.bodies = bodies;
        this.inbox = inbox;
        this.lookupHash = lookupHash;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What became of one posted event, in the order of posting.
     *
     * @param id the caller's key as sent
     * @param eventId id of the stored event; null when it was refused
     * @param duplicate it had been stored before
     * @param error why it was refused; null when it is stored
     */
    public record EventReceipt(
            @Nullable String id,
            @Nullable String eventId,
            @Nullable Boolean duplicate,
            @Nullable EventProblem error) {}

    /** @param code stable word */
    public record EventProblem(String code, String message) {}

    private record Keyed(CheckedEvent event, byte[] key, byte[] body) {}

    /**
     * @param bulk not urgent: handled after what people trigger
     * @throws io.yujian.platform.inbox.InboxUnavailableException when something was not stored; a repeat is safe
     */
    public List<EventReceipt> post(List<@Nullable PostedEvent> events, boolean bulk) {
        @Nullable EventReceipt[] receipts = new EventReceipt[events.size()];
        Map<Integer, Keyed> good = new HashMap<>();
        for (int i = 0; i < events.size(); i++) {
            PostedEvent event = events.get(i);
            try {
                CheckedEvent checked = check.check(event);
                good.put(i, new Keyed(checked, sha256("post", checked.id()), bodyHash(checked)));
            } catch (EventCheck.Wrong wrong) {
                receipts[i] = refused(event == null ? null : event.id(), wrong.code(), wrong.sentence());
            }
        }
        Map<ByteBuffer, PostMapper.PostRow> stored = keep(good.values().stream().toList());
        Map<Integer, CompletableFuture<StoreResult>> waiting = new HashMap<>();
        good.forEach((i, keyed) -> {
            PostMapper.PostRow row = Objects.requireNonNull(stored.get(ByteBuffer.wrap(keyed.key())));
            if (Arrays.equals(row.bodyHash(), keyed.body())) {
                waiting.put(i, inbox.store(entry(keyed, row.createdS(), bulk)));
            } else {
                receipts[i] = refused(keyed.event().id(), "event.same-id-other-content", "这个 id 已经用于另一个内容不同的事件");
            }
        });
        waiting.forEach((i, future) -> {
            StoreResult result = await(future);
            receipts[i] = new EventReceipt(
                    Objects.requireNonNull(good.get(i)).event().id(),
                    Long.toString(result.id()),
                    result.duplicate(),
                    null);
        });
        return Arrays.stream(receipts).map(Objects::requireNonNull).toList();
    }

    private Map<ByteBuffer, PostMapper.PostRow> keep(List<Keyed> keyed) {
        if (keyed.isEmpty()) {
            return Map.of();
        }
        long now = clock.instant().getEpochSecond();
        // Sorted, and the first of equal keys in one request wins.
        Map<ByteBuffer, PostMapper.PostRow> fresh = new HashMap<>();
        keyed.forEach(each ->
                fresh.putIfAbsent(ByteBuffer.wrap(each.key()), new PostMapper.PostRow(each.key(), each.body(), now)));
        List<PostMapper.PostRow> sorted = new ArrayList<>(fresh.values());
        sorted.sort((a, b) -> Arrays.compareUnsigned(a.keyHash(), b.keyHash()));
        return transactions.get(() -> {
            posts.insert(sorted);
            Map<ByteBuffer, PostMapper.PostRow> found = new HashMap<>();
            posts.find(sorted.stream().map(PostMapper.PostRow::keyHash).toList())
                    .forEach(row -> found.put(ByteBuffer.wrap(row.keyHash()), row));
            return found;
        });
    }

    private InboxEntry entry(Keyed keyed, long createdS, boolean bulk) {
        CheckedEvent event = keyed.event();
        return new InboxEntry(
                PostedEventBody.SOURCE,
                event.accountId(),
                sender(event),
                Instant.ofEpochSecond(createdS),
                Arrays.copyOf(keyed.key(), 16),
                bodies.write(event, createdS),
                bulk ? Event.LANE_BULK : Event.LANE_TRIGGERED,
                Long.toString(ids.next(), 36),
                null);
    }

    /** An openid alone, so that posted events and callbacks of one person are in one order; phones only as a hash. */
    private String sender(CheckedEvent event) {
        if (event.identities().isEmpty()) {
            String product = event.data().path("product").asString("");
            return "product#" + HexFormat.of().formatHex(sha256(product), 0, 16);
        }
        return sender(event.identities().get(0));
    }

    private String sender(IdentityRef ref) {
        if (ref.namespace().startsWith("openid:")) {
            return ref.value();
        }
        String whole = ref.namespace() + ":" + ref.value();
        return ref.namespace().equals(IdentityRef.PHONE) || whole.length() > 128
                ? ref.namespace() + "#" + HexFormat.of().formatHex(lookupHash.of(whole), 0, 16)
                : whole;
    }

    private static StoreResult await(CompletableFuture<StoreResult> future) {
        try {
            return future.orTimeout(PATIENCE_S, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            throw new io.yujian.platform.inbox.InboxUnavailableException("posted event was not stored in time");
        }
    }

    private static EventReceipt refused(@Nullable String id, String code, String sentence) {
        return new EventReceipt(id, null, null, new EventProblem(code, sentence));
    }

    private byte[] bodyHash(CheckedEvent event) {
        // Phones do not go into a plain hash: eleven digits are soon guessed.
        String identities =
                HexFormat.of().formatHex(lookupHash.of(event.identities().toString()));
        return Arrays.copyOf(
                sha256(
                        event.type(),
                        identities,
                        String.valueOf(event.occurredAt()),
                        event.data().toString()),
                16);
    }

    static byte[] sha256(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
