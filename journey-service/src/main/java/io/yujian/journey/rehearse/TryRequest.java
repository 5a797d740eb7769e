package io.yujian.journey.rehearse;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A rehearsal, told from its beginning; the same acts always have the same result.
 *
 * @param definition null: the stored draft
 * @param customerId a customer whose present state is taken; null: the invented person
 * @param person invented; null with no customer: somebody who follows the account and is otherwise unknown
 * @param accountId channel account through which the person acts; null: the first one that the person follows
 * @param start when it begins; null: now
 * @param acts in order
 */
public record TryRequest(
        @Nullable ObjectNode definition,
        @Nullable String customerId,
        @Nullable @Valid InventedPerson person,
        @Nullable String accountId,
        @Nullable Instant start,
        @NotNull @Size(min = 1, max = 200) List<@Valid @NotNull TryAct> acts) {
    /** Somebody who is not there. */
    public record InventedPerson(
            @Nullable String name,
            @Nullable Set<String> tags,
            @Nullable Map<String, String> attributes,
            boolean following,
            boolean hasPhone) {}

    /**
     * One of: something happens, time passes, messages fare otherwise from now on.
     *
     * @param eventType such as {@code mp.follow}; with {@code data}
     * @param after ISO-8601 duration
     * @param outcome {@code sent} (at first), {@code failed}, {@code unknown}
     */
    public record TryAct(
            @Nullable String eventType,
            @Nullable ObjectNode data,
            @Nullable String after,
            @Nullable String outcome) {}
}
