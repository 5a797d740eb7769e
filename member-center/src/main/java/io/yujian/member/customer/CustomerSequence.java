package io.yujian.member.customer;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Dense numbers for bitmaps, taken from the database in blocks; a node that stops leaves a gap. Thread-safe; safe on
 * any number of nodes, since a block is taken under the row's lock.
 */
@Component
public class CustomerSequence {
    private static final int BLOCK = 1000;

    private final SequenceMapper mapper;
    private final TransactionTemplate apart;
    private long next;
    private long end;

    CustomerSequence(SequenceMapper mapper, PlatformTransactionManager transactions) {
        this.mapper = mapper;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    public synchronized long next() {
        if (next == end) {
            apart.executeWithoutResult(status -> {
                long first = mapper.lock();
                mapper.advance(BLOCK);
                next = first;
                end = first + BLOCK;
            });
        }
        return next++;
    }
}
