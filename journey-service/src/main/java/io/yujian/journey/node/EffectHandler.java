package io.yujian.journey.node;

import io.yujian.member.CustomerSnapshot;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Applies effects of one type, in the caller's transaction, with a constant number of statements whatever the size of the
 * batch. A second application with the same run, node and visit must not do the thing twice.
 */
public interface EffectHandler<E extends Effect> {
    Class<E> effectType();

    /** One result for each request, in the same order. All customers are locked. */
    List<Applied> apply(List<Request<E>> batch);

    /** The same without doing it, in memory: what would be decided is written down, and later steps see it as done. */
    List<Applied> rehearse(List<Request<E>> batch, RehearsalLog log);

    /** An effect and the step that asks for it. */
    record Request<E extends Effect>(E effect, StepContext step) {}

    /**
     * @param change what the effect changed about the customer, so that later steps of the same transaction see it
     */
    record Applied(EffectResult result, UnaryOperator<CustomerSnapshot> change) {
        public static Applied of(EffectResult result) {
            return new Applied(result, UnaryOperator.identity());
        }
    }
}
