package io.yujian.journey.gallery;

import io.yujian.journey.rehearse.TryRequest.InventedPerson;
import io.yujian.journey.rehearse.TryRequest.TryAct;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file of the gallery.
 *
 * @param order small ones first
 * @param what it does
 * @param when to use it
 * @param needs what has to be there before
 * @param references what the drawing names of this installation, by ids that begin with {@code @}
 * @param definition every text for people is an object of {@code zh} and {@code en}
 * @param walks how people go through it, for tests
 */
record GalleryEntry(
        String id,
        int order,
        Words name,
        Words what,
        Words when,
        List<Words> needs,
        List<GalleryReference> references,
        ObjectNode definition,
        @Nullable List<Walk> walks) {
    record Words(String zh, String en) {
        String in(String language) {
            return language.equals("en") ? en : zh;
        }
    }

    /** @param kind {@code coupon-batch}, {@code account} or {@code journey} */
    record GalleryReference(String kind, String id, Words name) {}

    /**
     * @param past what the person did before; null: nothing; only where the walk has a start
     * @param start when it begins; the journey is then published and walked with real customers, sets and timers, which
     *     triggers that let in sets of people need. Null: a rehearsal
     * @param from when a rehearsal begins; null: now
     * @param state of the first run at the end: {@code finished}, {@code left}, {@code waiting}; {@code none}: nobody
     *     entered
     * @param through nodes in order
     * @param messages nodes that planned a message, in order; null: not looked at
     * @param tags that the person has at the end, maybe besides others; null: not looked at
     * @param attributes that the person has at the end, maybe besides others; null: not looked at
     * @param runs how many there are; null: one, or none where nobody entered
     */
    record Walk(
            @Nullable InventedPerson person,
            @Nullable List<Past> past,
            @Nullable Instant start,
            @Nullable Instant from,
            List<TryAct> acts,
            String state,
            List<String> through,
            @Nullable List<String> messages,
            @Nullable List<String> tags,
            @Nullable Map<String, String> attributes,
            @Nullable Integer runs) {
        /** @param ago ISO-8601, before the start */
        record Past(String eventType, String ago, @Nullable ObjectNode data) {}
    }
}
