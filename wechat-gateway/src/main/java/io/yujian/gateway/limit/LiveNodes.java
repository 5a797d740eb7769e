package io.yujian.gateway.limit;

/** How many processes share an account's rate when they cannot share a bucket. */
interface LiveNodes {
    int count();
}
