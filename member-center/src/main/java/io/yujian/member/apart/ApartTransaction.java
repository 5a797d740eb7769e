package io.yujian.member.apart;

import io.yujian.platform.database.WorkLane;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A transaction of its own beside the caller's, for what a node remembers once it is stored (numbers, names): the
 * caller's rollback must not take it back, and nobody must wait for the caller's commit. Takes its connection from the
 * requests' pool, so that workers holding all of their own pool cannot starve themselves.
 */
@Component
public class ApartTransaction {
    private final TransactionTemplate template;

    ApartTransaction(PlatformTransactionManager transactions) {
        this.template = new TransactionTemplate(transactions);
        template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    public void run(Runnable work) {
        WorkLane.REQUEST.run(() -> template.executeWithoutResult(status -> work.run()));
    }
}
