package io.yujian.platform.lock;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Remembers which customers' rows the current transaction has locked. Whoever changes a run, window, cap or identity
 * asks {@link #requireHeld}; a missing lock is a bug and fails at once instead of racing once a month.
 */
@Component
public class CustomerLock {
    /** Called by member-center right after {@code SELECT … FOR UPDATE} on the customers' rows. */
    public void held(Collection<Long> customerIds) {
        current().addAll(customerIds);
    }

    public void requireHeld(long customerId) {
        if (!current().contains(customerId)) {
            throw new IllegalStateException("customer row is not locked by this transaction: id=" + customerId);
        }
    }

    @SuppressWarnings("unchecked")
    private Set<Long> current() {
        Set<Long> ids = (Set<Long>) TransactionSynchronizationManager.getResource(this);
        if (ids == null) {
            if (!TransactionSynchronizationManager.isSynchronizationActive()) {
                throw new IllegalStateException("customer locks need a transaction");
            }
            Set<Long> fresh = new HashSet<>();
            TransactionSynchronizationManager.bindResource(this, fresh);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    TransactionSynchronizationManager.unbindResourceIfPossible(CustomerLock.this);
                }
            });
            return fresh;
        }
        return ids;
    }
}
