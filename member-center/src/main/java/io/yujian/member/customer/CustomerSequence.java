package io.yujian.member.customer;

import io.yujian.member.apart.ApartTransaction;
import org.springframework.stereotype.Component;

/**
 * Dense numbers for bitmaps, taken from the database in blocks; a node that stops leaves a gap. Thread-safe; safe on
 * any number of nodes, since a block is taken under the row's lock.
 */
@Component
public class CustomerSequence {
    private static final int BLOCK = 1000;

    private final SequenceMapper mapper;
    private final ApartTransaction apart;
    private long next;
    private long end;

    CustomerSequence(SequenceMapper mapper, ApartTransaction apart) {
        this.mapper = mapper;
        this.apart = apart;
    }

    public synchronized long next() {
        if (next == end) {
            apart.run(() -> {
                long first = mapper.lock();
                mapper.advance(BLOCK);
                next = first;
                end = first + BLOCK;
            });
        }
        return next++;
    }
}
