package io.yujian.journey.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.yujian.journey.harness.Drawings;
import io.yujian.journey.rehearse.TriedView;
import io.yujian.journey.rehearse.TryJourney;
import io.yujian.journey.rehearse.TryRequest;
import io.yujian.journey.rehearse.TryRequest.InventedPerson;
import io.yujian.journey.rehearse.TryRequest.TryAct;
import io.yujian.platform.database.StatementCounter;
import io.yujian.platform.event.Event;
import io.yujian.testkit.ModuleTest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Journeys that ask what people did before. */
@ModuleTest(properties = {"yujian.waves.enabled=false", "yujian.pipeline.enabled=false"})
class PastEventsIT {
    @Autowired
    Street street;

    @Autowired
    TryJourney tries;

    @Autowired
    JdbcTemplate jdbc;

    private static String did(String type, String rest) {
        return "{'all':[{'type':'did-event','version':1,'config':{'eventType':'" + type + "'," + rest + "}}]}";
    }

    private List<String> ends(long journey) {
        return jdbc.queryForList(
                "SELECT DISTINCT node FROM jn_count WHERE journey_id = ? AND kind = 'entered' AND node > 'n1'"
                        + " ORDER BY node",
                String.class,
                journey);
    }

    @Test
    void shouldLetInWhoNeverDidItAndAskOnceForABatch() {
        long j = street.publish(
                "没买过",
                Drawings.on("custom-event", "{'name':'looked'}")
                        .condition(did("order.paid", "'times':'never','since':'within','within':'P30D'"))
                        .pause("n1", "P1D", "")
                        .draw());
        List<Long> bought = street.happen(street.outside("p-bought", "order.paid", "{}"));
        Event[] looks = IntStream.range(0, 60)
                .mapToObj(i -> street.outside("p-" + i, "custom.looked", "{}"))
                .toArray(Event[]::new);
        long ten = statements(() -> street.happen(Arrays.copyOfRange(looks, 0, 10)));
        long fifty = statements(() -> street.happen(Arrays.copyOfRange(looks, 10, 60)));
        street.happen(street.outside("p-bought", "custom.looked", "{}"));
        assertThat(jdbc.queryForList("SELECT customer_id FROM jn_run WHERE journey_id = ?", Long.class, j))
                .hasSize(60)
                .doesNotContainAnyElementsOf(bought);
        assertThat(jdbc.queryForList(
                        "SELECT reason FROM jn_why WHERE journey_id = ? AND customer_id = ?",
                        String.class,
                        j,
                        bought.get(0)))
                .containsExactly("condition");
        assertThat(fifty).as("statements for fifty and for ten").isEqualTo(ten);
    }

    private static long statements(Runnable work) {
        long before = StatementCounter.countOfThread();
        work.run();
        return StatementCounter.countOfThread() - before;
    }

    @Test
    void shouldCountSinceTheEntryAtANode() {
        long j = street.publish(
                "进来以后",
                Drawings.on("custom-event", "{'name':'in'}")
                        .node("n1", "wait-event", "{'eventType':'custom.go','timeout':'P1D'}", "happened:n2")
                        .node(
                                "n2",
                                "condition",
                                "{'condition':"
                                        + did(
                                                "order.paid",
                                                "'times':'at-least','count':1,'since':'since-entry','where':[{'field':'amount','op':'ge','value':'100'}]")
                                        + "}",
                                "yes:n3 no:n4")
                        .node("n3", "end", "{}", "")
                        .node("n4", "end", "{}", "")
                        .draw());
        street.happen(street.outside("s-before", "order.paid", "{'amount':500}"));
        street.happen(
                street.outside("s-before", "custom.in", "{}"),
                street.outside("s-small", "custom.in", "{}"),
                street.outside("s-big", "custom.in", "{}"));
        street.happen(street.outside("s-small", "order.paid", "{'amount':99}"));
        street.happen(street.outside("s-big", "order.paid", "{'amount':100}"));
        street.happen(street.outside("s-before", "custom.go", "{}"), street.outside("s-small", "custom.go", "{}"));
        assertThat(ends(j)).containsExactly("n2", "n4");
        street.happen(street.outside("s-big", "custom.go", "{}"));
        assertThat(ends(j)).containsExactly("n2", "n3", "n4");
    }

    @Test
    void shouldSeeWhatARehearsalLetsHappen() {
        long j = street.publish(
                "试运行",
                Drawings.on("custom-event", "{'name':'try-past'}")
                        .pause("n1", "P1D", "done:n2")
                        .node(
                                "n2",
                                "condition",
                                "{'condition':"
                                        + did("order.paid", "'times':'at-least','count':1,'since':'since-entry'") + "}",
                                "yes:n3 no:n4")
                        .node("n3", "end", "{}", "")
                        .node("n4", "end", "{}", "")
                        .draw());
        InventedPerson somebody = new InventedPerson(null, Set.of(), null, true, false);
        TryAct enters = new TryAct("custom.try-past", null, null, null);
        TryAct pays = new TryAct("order.paid", null, null, null);
        TryAct day = new TryAct(null, null, "P1D", null);
        assertThat(walked(j, somebody, enters, pays, day)).endsWith("n2", "n3");
        assertThat(walked(j, somebody, enters, day)).endsWith("n2", "n4");
    }

    private List<String> walked(long journey, InventedPerson person, TryAct... acts) {
        TriedView tried = tries.rehearse(journey, new TryRequest(null, null, person, null, null, List.of(acts)));
        return tried.runs().get(0).steps().stream()
                .map(step -> step.node())
                .distinct()
                .toList();
    }
}
