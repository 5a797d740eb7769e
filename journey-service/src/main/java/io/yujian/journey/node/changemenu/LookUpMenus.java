package io.yujian.journey.node.changemenu;

import io.yujian.gateway.FanMenus;
import io.yujian.gateway.FanMenus.Outcome;
import io.yujian.gateway.FanMenus.State;
import io.yujian.gateway.SendKey;
import io.yujian.journey.node.EffectHandler;
import io.yujian.journey.node.RehearsalLog;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Asks for the results of a batch in one call. */
@Component
class LookUpMenus implements EffectHandler<LookUpMenu> {
    private final FanMenus menus;

    LookUpMenus(FanMenus menus) {
        this.menus = menus;
    }

    @Override
    public Class<LookUpMenu> effectType() {
        return LookUpMenu.class;
    }

    @Override
    public List<Applied> apply(List<Request<LookUpMenu>> batch) {
        List<SendKey> keys = batch.stream().map(r -> PlanMenus.keyOf(r.step())).toList();
        Map<SendKey, Outcome> found = menus.outcomes(keys);
        return keys.stream()
                .map(key -> Applied.of(new LookUpMenu.Found(found.get(key))))
                .toList();
    }

    @Override
    public List<Applied> rehearse(List<Request<LookUpMenu>> batch, RehearsalLog log) {
        return batch.stream()
                .map(r -> Applied.of(new LookUpMenu.Found(
                        switch (log.outcome(r.step())) {
                            case "failed" -> new Outcome(State.REFUSED, "wechat-45059");
                            case "unknown" -> new Outcome(State.GIVEN_UP, "unclear");
                            default -> new Outcome(State.DONE, null);
                        })))
                .toList();
    }
}
