package io.yujian.gateway.send;

import io.yujian.gateway.SendKey;
import io.yujian.gateway.SendState;
import io.yujian.gateway.link.LinkUse;
import io.yujian.gateway.send.SendLogMapper.LogRow;
import io.yujian.platform.error.YujianException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message on the message log: its last try's state, and all tries.
 *
 * @param id source, node and visit
 * @param sentAt when the platform took it; null when it did not
 * @param latencyMs from the causing event to {@code sentAt}
 * @param clicks of all its links together; null: it has no link of ours
 * @param links in the order in which they were made; empty: none
 * @param journeyId null for what no journey sent
 */
record SendView(
        String id,
        String customerId,
        String accountId,
        String channel,
        String state,
        @Nullable String reason,
        Instant plannedAt,
        @Nullable Instant sentAt,
        @Nullable Long latencyMs,
        String preview,
        List<Try> tries,
        @Nullable Integer clicks,
        List<TappedLink> links,
        @Nullable String journeyId,
        String node) {
    record Try(
            String channel,
            @Nullable Instant at,
            String state,
            @Nullable String reason) {}

    /**
     * @param clicks those of the same minute are one
     * @param firstAt null: never opened
     */
    record TappedLink(
            String url,
            int clicks,
            @Nullable Instant firstAt,
            @Nullable Instant lastAt) {}

    /** @param tries of one message, in order, at least one */
    static SendView of(List<LogRow> tries, List<LinkUse> links) {
        LogRow first = tries.get(0);
        LogRow last = tries.get(tries.size() - 1);
        SendState state = States.of(last.state());
        boolean went = state == SendState.SENT || state == SendState.DELIVERED;
        Instant sentAt = went ? last.doneAt() : null;
        return new SendView(
                id(first.key()),
                Long.toString(first.customerId()),
                Long.toString(first.accountId()),
                last.channel(),
                state.name(),
                last.reason(),
                first.plannedAt(),
                sentAt,
                sentAt == null
                        ? null
                        : Math.max(0, Duration.between(first.causedAt(), sentAt).toMillis()),
                last.preview(),
                tries.stream()
                        .map(t -> new Try(
                                t.channel(), t.doneAt(), States.of(t.state()).name(), t.reason()))
                        .toList(),
                links.isEmpty()
                        ? null
                        : links.stream().mapToInt(LinkUse::clicks).sum(),
                links.stream()
                        .map(l -> new TappedLink(l.url(), l.clicks(), l.firstAt(), l.lastAt()))
                        .toList(),
                first.sourceKind().equals("journey") ? Long.toString(first.sourceRef()) : null,
                first.node());
    }

    static String id(SendKey key) {
        return key.sourceId() + "-" + key.node() + "-" + key.visit();
    }

    static SendKey key(String id) {
        int first = id.indexOf('-');
        int last = id.lastIndexOf('-');
        try {
            if (first > 0 && last > first + 1) {
                return new SendKey(
                        Long.parseLong(id.substring(0, first)),
                        id.substring(first + 1, last),
                        Integer.parseInt(id.substring(last + 1)));
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw notFound();
    }

    static YujianException notFound() {
        return YujianException.notFound("send.not-found", "没有这条消息，可能已过保存期");
    }
}
