package io.yujian.platform.inbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the outside told us, before anyone has thought about it.
 *
 * @param source name of the {@link InboxDecoder} that understands the body: {@code mp}, {@code event}, …; at most 16 chars
 * @param accountId channel account, 0 when none
 * @param sender who is meant, so that order can be kept: openid, or namespace and value; at most 128 bytes
 * @param createdAt the sender's time, whole seconds (a retry carries the same); partitions the table
 * @param dedupe 16 bytes that are equal for a retry and differ for distinct events
 * @param body raw (decrypted) body, at most 1 MiB
 * @param lane 0 triggered, 1 bulk
 * @param traceId at most 32 chars
 * @param reply passive reply that was chosen for it; given again when it is delivered a second time
 */
public record InboxEntry(
        String source,
        long accountId,
        String sender,
        Instant createdAt,
        byte[] dedupe,
        byte[] body,
        byte lane,
        String traceId,
        byte @Nullable [] reply) {}
