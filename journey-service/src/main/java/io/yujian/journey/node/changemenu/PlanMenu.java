package io.yujian.journey.node.changemenu;

import io.yujian.journey.node.Effect;
import io.yujian.journey.node.EffectResult;
import java.time.Instant;

/**
 * Let the step's customer see another menu.
 *
 * @param giveUpAt no attempt begins after it
 */
record PlanMenu(long menuId, Instant giveUpAt) implements Effect {
    /** @param way what came of it at once */
    record Planned(Way way) implements EffectResult {}

    enum Way {
        /** It is on its way, and the run will be woken. */
        UNDER_WAY,
        /** The person follows the menu's account under no openid. */
        NOT_FOLLOWING,
        /** No menu has this id any more. */
        NO_MENU
    }
}
