package io.yujian.member;

import java.util.Set;

/**
 * Note that member-center's stage leaves in the event batch: root customers who were there before and of whom it became
 * known who they are, because another identity was bound to them or they were merged with another customer.
 */
public record IdentifiedCustomers(Set<Long> customerIds) {}
