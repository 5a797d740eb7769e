package io.yujian.journey.winner;

import static org.assertj.core.api.Assertions.assertThat;

import io.yujian.journey.node.randomsplit.RandomSplitConfig;
import io.yujian.journey.node.randomsplit.RandomSplitConfig.Share;
import io.yujian.journey.node.randomsplit.Unclear;
import io.yujian.journey.winner.Decision.Arm;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DecisionTest {
    private static RandomSplitConfig split(@Nullable Unclear unclear) {
        return new RandomSplitConfig(List.of(new Share(1, null), new Share(1, null)), true, 10, null, unclear);
    }

    private static Decision of(@Nullable Unclear unclear, long aGoals, long bGoals) {
        return Decision.of(split(unclear), List.of(new Arm("a", 1_000, aGoals), new Arm("b", 1_000, bGoals)));
    }

    @Test
    void shouldTakeWhatIsBetterBeyondChance() {
        assertThat(of(null, 100, 140)).isEqualTo(new Decision("b", true));
        assertThat(of(Unclear.BEST, 140, 100)).isEqualTo(new Decision("a", true));
    }

    @Test
    void shouldGoOnSplittingWhenItMayBeChance() {
        assertThat(of(null, 100, 110)).isEqualTo(new Decision(null, false));
        assertThat(of(Unclear.KEEP, 100, 110)).isEqualTo(new Decision(null, false));
    }

    @Test
    void shouldTakeTheBestWhereThatIsWanted() {
        assertThat(of(Unclear.BEST, 100, 110)).isEqualTo(new Decision("b", false));
        assertThat(of(Unclear.BEST, 100, 100)).as("the first of equals").isEqualTo(new Decision("a", false));
    }

    @Test
    void shouldBeBetterThanEveryOtherWay() {
        List<Arm> arms = List.of(new Arm("a", 1_000, 50), new Arm("b", 1_000, 150), new Arm("c", 1_000, 140));
        assertThat(Decision.of(split(null), arms)).isEqualTo(new Decision(null, false));
        List<Arm> clear = List.of(new Arm("a", 1_000, 50), new Arm("b", 1_000, 150), new Arm("c", 1_000, 90));
        assertThat(Decision.of(split(null), clear)).isEqualTo(new Decision("b", true));
    }

    @Test
    void shouldDecideNothingByWaysThatNobodyWent() {
        List<Arm> arms = List.of(new Arm("a", 0, 0), new Arm("b", 900, 300));
        assertThat(Decision.of(split(null), arms)).isEqualTo(new Decision(null, false));
    }
}
