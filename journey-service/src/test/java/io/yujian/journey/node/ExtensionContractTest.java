package io.yujian.journey.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.yujian.journey.definition.NodeTypes;
import io.yujian.journey.definition.TriggerTypes;
import io.yujian.journey.harness.JourneyHarness;
import io.yujian.journey.trigger.AudienceTrigger;
import io.yujian.journey.trigger.TriggerType;
import io.yujian.platform.extension.ExtensionMeta.Text;
import io.yujian.platform.extension.ExtensionType;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every node and trigger type must keep, whoever wrote it. */
class ExtensionContractTest {
    private static JourneyHarness h;

    @BeforeAll
    static void open() {
        h = new JourneyHarness();
    }

    @AfterAll
    static void close() {
        h.close();
    }

    @Test
    void shouldFindTheFloorsNodesAndTriggers() {
        assertThat(h.bean(NodeTypes.class).extensions().all())
                .extracting(ExtensionType::typeId)
                .contains("send-message", "issue-coupon", "wait", "wait-event", "condition", "tag", "end");
        assertThat(h.bean(TriggerTypes.class).extensions().all())
                .extracting(ExtensionType::typeId)
                .contains("follow", "scan", "message", "menu-click", "custom-event");
    }

    @TestFactory
    Stream<DynamicTest> shouldKeepTheContractOfNodes() {
        return h.bean(NodeTypes.class).extensions().all().stream()
                .map(type -> DynamicTest.dynamicTest(type.typeId(), () -> node(type)));
    }

    @TestFactory
    Stream<DynamicTest> shouldKeepTheContractOfTriggers() {
        return h.bean(TriggerTypes.class).extensions().all().stream()
                .map(type -> DynamicTest.dynamicTest(type.typeId(), () -> trigger(type)));
    }

    private static <C extends Record> void node(NodeType<C> type) {
        speaks(type);
        C example = type.example();
        Set<String> ports = type.ports(example).stream().map(Port::id).collect(Collectors.toSet());
        assertThat(ports).hasSameSizeAs(type.ports(example)).allMatch(p -> p.matches("[a-z][a-z-]*"));
        assertThat(type.ends(example)).isEqualTo(ports.isEmpty());
        assertThat(type.possiblePorts()).extracting(Port::id).containsAll(ports).doesNotHaveDuplicates();
        ports.forEach(port -> assertThat(type.stay(example, port).longest()).isGreaterThanOrEqualTo(Duration.ZERO));
        type.awaits(example).forEach(event -> assertThat(event).contains("."));
        assertThat(type.awaits(example).isEmpty())
                .as("a node that awaits events says by which port they let the run go")
                .isEqualTo(ports.stream().allMatch(p -> type.stay(example, p).event() == null));
    }

    private static <C extends Record> void trigger(TriggerType<C> type) {
        speaks(type);
        assertThat(type.listensTo(type.example()).isEmpty())
                .as("listens to events, or lets in a set by time")
                .isEqualTo(type instanceof AudienceTrigger<C> set
                        && set.next(type.example(), Instant.EPOCH, ZoneOffset.UTC)
                                .isPresent());
        assertThat(type.check(type.example())).isEmpty();
    }

    private static void speaks(ExtensionType<?> type) {
        assertThat(type.meta().name()).satisfies(ExtensionContractTest::inBothLanguages);
        assertThat(type.meta().help()).satisfies(ExtensionContractTest::inBothLanguages);
    }

    private static void inBothLanguages(Text text) {
        assertThat(text.zh()).isNotBlank();
        assertThat(text.en()).isNotBlank();
    }
}
