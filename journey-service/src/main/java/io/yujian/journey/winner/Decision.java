package io.yujian.journey.winner;

import io.yujian.journey.insight.report.LiftView;
import io.yujian.journey.insight.report.Proportions;
import io.yujian.journey.node.randomsplit.RandomSplitConfig;
import io.yujian.journey.node.randomsplit.Unclear;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the numbers of a test say. The best way wins clearly when the 95 % interval of its rate less that of each other way
 * lies above zero. Asked once, when there is enough: whoever looks again and again until chance shows a difference finds
 * one.
 *
 * @param port null: people go on being split
 * @param clear better beyond chance
 */
record Decision(@Nullable String port, boolean clear) {
    /** People of one way. */
    record Arm(String port, long people, long goals) {
        double rate() {
            return people == 0 ? 0 : (double) goals / people;
        }
    }

    /** @param arms those that people are sent along, in the order of the exits; of two that are alike the first is best */
    static Decision of(RandomSplitConfig config, List<Arm> arms) {
        Arm best = arms.get(0);
        for (Arm arm : arms) {
            if (arm.rate() > best.rate()) {
                best = arm;
            }
        }
        Arm winner = best;
        boolean clear = arms.stream().filter(arm -> !arm.equals(winner)).allMatch(arm -> isBetter(winner, arm));
        boolean takes = clear || config.unclear() == Unclear.BEST;
        return new Decision(takes ? winner.port() : null, clear);
    }

    private static boolean isBetter(Arm winner, Arm other) {
        LiftView lift = Proportions.difference(winner.goals(), winner.people(), other.goals(), other.people());
        return lift != null && lift.low() > 0;
    }
}
