package io.yujian.journey.engine;

import io.yujian.journey.node.Effect;
import io.yujian.journey.node.EffectHandler;
import io.yujian.journey.node.RehearsalLog;
import java.util.List;

/** Stands in for a handler: nothing is done, the person is changed in memory. */
record RehearsedEffect<E extends Effect>(EffectHandler<E> real, RehearsalLog log, RehearsedPerson person)
        implements EffectHandler<E> {
    @Override
    public Class<E> effectType() {
        return real.effectType();
    }

    @Override
    public List<Applied> apply(List<Request<E>> batch) {
        List<Applied> applied = real.rehearse(batch, log);
        applied.forEach(each -> person.change(each.change()));
        return applied;
    }

    @Override
    public List<Applied> rehearse(List<Request<E>> batch, RehearsalLog other) {
        return real.rehearse(batch, other);
    }
}
