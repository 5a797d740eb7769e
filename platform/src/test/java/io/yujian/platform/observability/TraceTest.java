package io.yujian.platform.observability;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {
    private static final String ID = "0af7651916cd43dd8448eb211c80319c";

    @Test
    void shouldTakeTheCallersId() {
        assertThat(Trace.fromHeader("00-" + ID + "-b7ad6b7169203331-01")).hasValue(ID);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c\nx-b7ad6b7169203331-01"
            })
    void shouldTakeNoNonsense(String header) {
        assertThat(Trace.fromHeader(header)).isEmpty();
    }

    @Test
    void shouldGiveBackTheFormerIdWhenAScopeEnds() {
        assertThat(Trace.current()).isEmpty();
        try (var outer = Trace.open(ID)) {
            try (var inner = Trace.open("not an id")) {
                assertThat(Trace.current().orElseThrow())
                        .matches("[0-9a-f]{32}")
                        .isNotEqualTo(ID);
            }
            assertThat(Trace.current()).hasValue(ID);
        }
        assertThat(Trace.current()).isEmpty();
    }
}
