package io.yujian.gateway.limit;

/** Where a node gets permits from, many at a time. */
interface PermitSource {
    /**
     * @param key account and API
     * @param rate permits per second, all nodes together
     * @param bulk leaves a fifth for triggered messages
     * @return granted, at most {@code wanted}; -1 when the source cannot be reached
     */
    int borrow(String key, double rate, int wanted, boolean bulk);
}
