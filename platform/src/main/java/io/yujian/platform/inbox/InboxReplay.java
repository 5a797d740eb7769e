package io.yujian.platform.inbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Stores dead letters once more. */
@Component
public class InboxReplay {
    private final InboxWrites writes;

    InboxReplay(InboxWrites writes) {
        this.writes = writes;
    }

    /** @param id of the event that failed; a replay of it is stored once, however often it is asked for */
    public record Late(
            long id,
            String source,
            long accountId,
            String sender,
            Instant createdAt,
            byte[] body,
            byte lane,
            String traceId) {}

    /** In the caller's transaction; the new events are marked late and handled after its commit. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void replay(List<Late> entries) {
        if (entries.isEmpty()) {
            return;
        }
        InboxWrites.Written written = writes.write(
                entries.stream()
                        .map(late -> new InboxEntry(
                                late.source(),
                                late.accountId(),
                                late.sender(),
                                late.createdAt(),
                                dedupe(late.id()),
                                late.body(),
                                late.lane(),
                                late.traceId(),
                                null))
                        .toList(),
                true);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                writes.handOver(written);
            }
        });
    }

    /** Differs from the first delivery's: a late retry of the platform must still meet that one. */
    private static byte[] dedupe(long id) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(("replay:" + id).getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(hash, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
