package io.yujian.gateway.window;

import java.util.Comparator;

/** A person's consents for one template. Sorted as the table's key. */
public record CreditKey(long accountId, String openid, String templateId) implements Comparable<CreditKey> {
    private static final Comparator<CreditKey> ORDER = Comparator.comparingLong(CreditKey::accountId)
            .thenComparing(CreditKey::openid)
            .thenComparing(CreditKey::templateId);

    @Override
    public int compareTo(CreditKey other) {
        return ORDER.compare(this, other);
    }
}
