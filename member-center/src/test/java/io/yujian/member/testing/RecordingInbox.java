package io.yujian.member.testing;

import io.yujian.platform.id.Ids;
import io.yujian.platform.inbox.Inbox;
import io.yujian.platform.inbox.InboxEntry;
import io.yujian.platform.inbox.InboxUnavailableException;
import io.yujian.platform.inbox.StoreResult;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Keeps entries in memory, deduplicated as the real inbox does; can be told to be unavailable. */
@Primary
@Component
public class RecordingInbox implements Inbox {
    public final List<InboxEntry> entries = new CopyOnWriteArrayList<>();
    public volatile boolean unavailable;
    private final Map<List<Object>, Long> known = new ConcurrentHashMap<>();
    private final Ids ids;

    RecordingInbox(Ids ids) {
        this.ids = ids;
    }

    @Override
    public CompletableFuture<StoreResult> store(InboxEntry entry) {
        if (unavailable) {
            return CompletableFuture.failedFuture(new InboxUnavailableException("test"));
        }
        long id = ids.next();
        Long before =
                known.putIfAbsent(List.of(entry.createdAt().getEpochSecond(), ByteBuffer.wrap(entry.dedupe())), id);
        if (before == null) {
            entries.add(entry);
        }
        return CompletableFuture.completedFuture(new StoreResult(before == null ? id : before, before != null, null));
    }

    @Override
    public void append(List<InboxEntry> more) {
        more.forEach(this::store);
    }
}
