/** Customers: the rows that are the mutex for a person, shown names, attributes, and the snapshots that conditions and messages read. */
@NullMarked
package io.yujian.member.customer;

import org.jspecify.annotations.NullMarked;
