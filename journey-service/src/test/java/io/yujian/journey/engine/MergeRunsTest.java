package io.yujian.journey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.yujian.journey.harness.Drawings;
import io.yujian.journey.harness.JourneyHarness;
import io.yujian.member.MergeParticipant.Change;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a merge of two customers does to their runs. */
class MergeRunsTest {
    private static final long J = 1;
    private static final long ELDER = 5;
    private static final long YOUNGER = 6;
    private JourneyHarness h;

    @BeforeEach
    void open() {
        h = new JourneyHarness();
    }

    @AfterEach
    void close() {
        h.close();
    }

    private static Drawings waiting() {
        return Drawings.onFollow()
                .node("n1", "wait-event", "{'eventType':'custom.go','timeout':'P9D'}", "happened:n2 timeout:n3")
                .node("n2", "tag", "{'add':['去']}", "")
                .node("n3", "end", "{}", "");
    }

    private void enters(long customer) {
        h.happens(h.event(customer, "mp.follow", "{'scene':'s'}"));
        h.advance(Duration.ofMinutes(1));
    }

    /** The survivor is the older customer, whoever entered first. */
    private List<Change> merge() {
        h.transaction(() -> changes = h.bean(MergeRuns.class).merge(ELDER, YOUNGER));
        return changes;
    }

    private List<Change> changes = List.of();

    private List<RunState> states() {
        return h.runs().stream().map(Run::state).toList();
    }

    @Test
    void shouldLetARunUnderTheMergedIdHaveItsEvent() {
        h.publish(J, waiting().draw());
        enters(YOUNGER);
        h.customer(ELDER);

        assertThat(merge()).singleElement().satisfies(c -> assertThat(c.was()).contains("\"6\""));
        h.happens(h.outside(ELDER, "custom.go", "{}"));

        assertThat(h.customers().all().get(ELDER).tags()).contains("去");
        assertThat(states()).containsExactly(RunState.FINISHED);
        assertThat(h.addsUp(J, "n1", "n2", "n3")).isTrue();
    }

    @Test
    void shouldKeepTheOldestAndEndTheOther() {
        h.publish(J, waiting().draw());
        enters(YOUNGER);
        enters(ELDER);

        assertThat(merge()).hasSize(2);

        assertThat(states()).containsExactly(RunState.WAITING, RunState.LEFT);
        assertThat(h.runsOf(ELDER)).hasSize(2);
        assertThat(h.runs().get(1).position().reason()).isEqualTo("merged");
        assertThat(h.timers().all()).as("the ended run's deadline is gone").hasSize(1);
        assertThat(h.addsUp(J, "n1", "n2", "n3")).isTrue();
        assertThat(merge()).as("told twice").isEmpty();
        assertThat(h.addsUp(J, "n1", "n2", "n3")).isTrue();
    }

    @Test
    void shouldKeepTheNewestWhenTheJourneySaysSo() {
        h.publish(J, waiting().exit("'onMerge':'newest'").draw());
        enters(YOUNGER);
        enters(ELDER);

        merge();

        assertThat(states()).containsExactly(RunState.LEFT, RunState.WAITING);
        assertThat(h.addsUp(J, "n1", "n2", "n3")).isTrue();
    }

    @Test
    void shouldKeepBothWherePeopleMayBeInSeveralTimes() {
        h.publish(J, waiting().reentry("{'mode':'always'}").draw());
        enters(ELDER);
        enters(ELDER);
        enters(YOUNGER);

        assertThat(merge()).hasSize(1);
        assertThat(states()).containsOnly(RunState.WAITING);
        h.happens(h.outside(ELDER, "custom.go", "{}"));

        assertThat(states()).hasSize(3).containsOnly(RunState.FINISHED);
    }

    @Test
    void shouldNotTouchRunsThatOnlyOneOfThemHas() {
        h.publish(J, waiting().draw());
        h.publish(2, Drawings.on("message", "{}").pause("n1", "P3D", "").draw());
        enters(ELDER);
        h.happens(h.event(YOUNGER, "mp.message", "{'content':'x'}"));

        merge();

        assertThat(states()).containsExactly(RunState.WAITING, RunState.WAITING);
        assertThat(h.runsOf(ELDER)).hasSize(2);
    }

    @Test
    void shouldRememberThatTheMergedOneHadEntered() {
        h.publish(J, waiting().draw());
        enters(YOUNGER);
        h.happens(h.outside(YOUNGER, "custom.go", "{}"));
        h.customer(ELDER);
        merge();

        enters(ELDER);

        assertThat(h.store().refusals()).extracting(Refusal::reason).containsExactly("reentry-once");
    }
}
