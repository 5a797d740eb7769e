package io.yujian.member;

import java.util.Collection;
import java.util.Map;

/**
 * Facts that a module keeps about customers beside what a {@link CustomerSnapshot} says, for conditions of its own.
 *
 * @param <F> what is known about one customer
 */
public interface FactSource<F> {
    /** In the caller's transaction; a constant number of statements. Customers without such facts are left out. */
    Map<Long, F> load(Collection<Long> customerIds);
}
