package io.yujian.journey.insight.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the tables of Newcombe's two papers of 1998. */
class ProportionsTest {
    @ParameterizedTest
    @CsvSource({"81,263,0.2553,0.3662", "15,148,0.0624,0.1605", "0,20,0.0000,0.1611", "1,29,0.0061,0.1718"})
    void shouldGiveWilsonsInterval(long hits, long of, double low, double high) {
        RateView rate = Objects.requireNonNull(Proportions.rate(hits, of));
        assertThat(rate.low()).isCloseTo(low, within(5e-5));
        assertThat(rate.high()).isCloseTo(high, within(5e-5));
    }

    @ParameterizedTest
    @CsvSource({
        "56,70,48,80,0.0524,0.3339",
        "9,10,3,10,0.1705,0.8090",
        "5,56,0,29,-0.0381,0.1926",
        "0,10,0,20,-0.1611,0.2775",
        "10,10,0,20,0.6791,1.0000"
    })
    void shouldGiveNewcombesInterval(long a, long m, long b, long n, double low, double high) {
        LiftView lift = Objects.requireNonNull(Proportions.difference(a, m, b, n));
        assertThat(lift.low()).isCloseTo(low, within(5e-5));
        assertThat(lift.high()).isCloseTo(high, within(5e-5));
        assertThat(lift.clear()).isEqualTo(low > 0);
    }

    @Test
    void shouldSayNothingOfNobody() {
        assertThat(Proportions.rate(0, 0)).isNull();
        assertThat(Proportions.difference(1, 2, 0, 0)).isNull();
        assertThat(Proportions.difference(0, 0, 1, 2)).isNull();
    }
}
