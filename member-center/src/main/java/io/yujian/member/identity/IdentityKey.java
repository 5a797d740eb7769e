package io.yujian.member.identity;

import java.util.Arrays;

/**
 * Primary key of an identity. Sorts like the table's index, so that all transactions lock in one order.
 *
 * @param ns number of the namespace
 * @param hash 32 bytes
 */
public record IdentityKey(int ns, byte[] hash) implements Comparable<IdentityKey> {
    @Override
    public boolean equals(Object other) {
        return other instanceof IdentityKey that && ns == that.ns && Arrays.equals(hash, that.hash);
    }

    @Override
    public int hashCode() {
        return 31 * ns + Arrays.hashCode(hash);
    }

    @Override
    public int compareTo(IdentityKey other) {
        int byNs = Integer.compare(ns, other.ns);
        return byNs != 0 ? byNs : Arrays.compareUnsigned(hash, other.hash);
    }

    @Override
    public String toString() {
        return "IdentityKey[ns=" + ns + "]";
    }
}
