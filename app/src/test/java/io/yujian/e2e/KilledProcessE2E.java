package io.yujian.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.yujian.e2e.Stage.Ledger;
import io.yujian.testkit.process.Brand;
import io.yujian.testkit.process.ProductStack;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import tools.jackson.databind.JsonNode;

/** {@code kill -9} under load, on one process and on two: nothing lost, nothing twice, and what is unknown says so. */
@EnabledIfEnvironmentVariable(
        named = "YUJIAN_E2E_KILLS",
        matches = "[1-9][0-9]*",
        disabledReason = "restarts take longer than its limits on a busy machine; say how many kills to run it")
class KilledProcessE2E {
    private static final int KILLS = Integer.parseInt(System.getenv().getOrDefault("YUJIAN_E2E_KILLS", "5"));
    /** Messages that one node may have in calls at the moment of a kill: two lanes' claims. */
    private static final int IN_FLIGHT = 150;

    @Test
    void shouldLoseNothingAndRepeatNothingOnOneProcess() throws InterruptedException {
        killUnderLoad("kill-one", 1, Math.max(1, KILLS - KILLS / 2));
    }

    @Test
    void shouldLoseNothingAndRepeatNothingOnTwoProcesses() throws InterruptedException {
        killUnderLoad("kill-two", 2, Math.max(1, KILLS / 2));
    }

    private static void killUnderLoad(String name, int processes, int kills) throws InterruptedException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (ProductStack stack = Stage.start(name)) {
            ProductStack.Node victim = stack.startNode("a", "all");
            ProductStack.Node other = processes == 2 ? stack.startNode("b", "all") : victim;
            Brand brand = Stage.connect(stack, victim, other);
            brand.welcome("欢迎");
            int perSecond = 120;
            int seconds = kills * 12;
            String load = Stage.follow(brand.simulator(), brand.appId(), perSecond, seconds);
            for (int i = 0; i < kills; i++) {
                TimeUnit.MILLISECONDS.sleep(2000 + random.nextInt(3000));
                victim.process().kill();
                victim = stack.restart(victim);
            }

            Stage.within(seconds + 60)
                    .until(() ->
                            Stage.load(brand.simulator(), load).path("running").asBoolean(true) == false);
            Stage.within(120).until(() -> stack.number("SELECT COUNT(*) FROM pf_pending") == 0);
            Stage.within(150).until(() -> Stage.ledger(stack).settled());

            JsonNode result = Stage.load(brand.simulator(), load);
            long acknowledged = result.path("answered").asLong();
            Ledger ledger = Stage.ledger(stack);
            long runs = stack.number("SELECT COUNT(*) FROM jn_run");
            String story = "seed " + seed + ": " + ledger + ", runs " + runs + ", load " + result;
            assertThat(runs).as("every acknowledged follow entered; " + story).isGreaterThanOrEqualTo(acknowledged);
            assertThat(ledger.all())
                    .as("every run planned one message; " + story)
                    .isEqualTo(runs);
            assertThat(ledger.unknown())
                    .as("unknown is at most what was in flight; " + story)
                    .isLessThanOrEqualTo((long) kills * IN_FLIGHT);
            JsonNode exactness = brand.simulator().get("/sim/api/received/duplicates");
            assertThat(exactness.path("duplicates").asLong())
                    .as("nothing twice; " + story)
                    .isZero();
            assertThat(exactness.path("distinct").asLong())
                    .as("sent messages arrived, and only unknown ones may have arrived besides; " + story)
                    .isBetween(ledger.sent(), ledger.sent() + ledger.unknown());
        }
    }
}
