package io.yujian.member.customer.page;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A customer's page.
 *
 * @param id root customer, also when an id that was merged into it was asked for
 * @param mergedFrom ids that became this customer
 */
public record CustomerDetail(
        String id,
        String name,
        @Nullable String remark,
        List<CustomerTag> tags,
        Map<String, String> attributes,
        List<CustomerIdentity> identities,
        List<CustomerReach> reach,
        boolean phoneBound,
        boolean blocked,
        Instant createdAt,
        List<String> mergedFrom) {
    /** @param until when it falls off by itself */
    public record CustomerTag(
            String name,
            String source,
            Instant since,
            @Nullable Instant until) {}

    /**
     * @param value masked for phones
     * @param label what operators call the namespace
     * @param masked true when the value can be revealed by who may
     */
    public record CustomerIdentity(
            String id, String namespace, String value, String label, boolean masked, Instant boundAt) {}

    /**
     * @param windowUntil until when the platform takes customer-service messages, as far as the person's own events
     *     tell; null when closed. The gateway's ledger decides when sending.
     */
    public record CustomerReach(
            String accountId,
            @Nullable String accountName,
            String identityId,
            boolean following,
            @Nullable Instant since,
            @Nullable Instant windowUntil) {}
}
