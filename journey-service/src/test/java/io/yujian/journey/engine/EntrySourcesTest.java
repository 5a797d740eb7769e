package io.yujian.journey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class EntrySourcesTest {
    private final EntrySources sources = new EntrySources();

    private String of(long journey, String scene) {
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("scene", scene);
        return sources.of(journey, "mp.scan", 5, data);
    }

    @Test
    void shouldCountManyScenesTogether() {
        Set<String> labels = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            labels.add(of(1, "person-" + i));
        }
        assertThat(labels).hasSize(EntrySources.MOST + 1).contains("mp.scan|5|*");
        assertThat(of(1, "person-3")).as("one that is known stays").isEqualTo("mp.scan|5|person-3");
        assertThat(of(2, "person-999")).as("another journey").isEqualTo("mp.scan|5|person-999");
    }

    @Test
    void shouldFitIntoTheCounterWhateverTheSceneIs() {
        assertThat(of(3, "门店 一号|x"))
                .matches("[\\x21-\\x7e]+")
                .hasSizeLessThan(160)
                .endsWith("%7Cx");
        assertThat(of(3, "长".repeat(64))).isEqualTo("mp.scan|5|*");
        assertThat(of(3, "")).isEqualTo("mp.scan|5|");
    }
}
