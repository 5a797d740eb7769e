package io.yujian.member;

import java.util.Map;

/** Note that member-center's stage leaves in the event batch: all customers of the batch, locked, by id. */
public record LockedCustomers(Map<Long, CustomerSnapshot> byId) {}
