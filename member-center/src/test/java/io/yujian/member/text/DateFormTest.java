package io.yujian.member.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DateFormTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1990-05-03",
                "1990/5/3",
                "1990.5.3",
                "1990年5月3日",
                "19900503",
                " 1990-05-03 ",
                "1990-05-03T10:00:00+08:00",
                "1990-05-03 10:00"
            })
    void shouldReadADateAsPeopleWriteIt(String text) {
        assertThat(DateForm.read(text)).contains(new DateForm(1990, MonthDay.of(5, 3)));
        assertThat(DateForm.read(TextForm.fold(text))).isEqualTo(DateForm.read(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"05-03", "5/3", "5月3日", "--05-03", "0001-05-03"})
    void shouldReadADateWithoutAYear(String text) {
        assertThat(DateForm.read(text)).contains(new DateForm(null, MonthDay.of(5, 3)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "1990-13-01", "1990-02-30", "2001-02-29", "123", "１９９０-05-03", "05-03-1990"})
    void shouldReadNothingElse(String text) {
        assertThat(DateForm.read(text)).isEqualTo(Optional.empty());
    }

    @Test
    void shouldComeAgainEachYearAndOnThe28thForALeapDay() {
        DateForm leap = DateForm.read("2000-02-29").orElseThrow();
        assertThat(leap.comesAgainOn(LocalDate.of(2027, 2, 28))).isTrue();
        assertThat(leap.comesAgainOn(LocalDate.of(2028, 2, 28))).isFalse();
        assertThat(leap.comesAgainOn(LocalDate.of(2028, 2, 29))).isTrue();
        assertThat(leap.comesAgainOn(LocalDate.of(2000, 2, 29)))
                .as("the day itself")
                .isFalse();
        assertThat(leap.is(LocalDate.of(2000, 2, 29))).isTrue();
        assertThat(DateForm.read("02-29").orElseThrow().is(LocalDate.of(2000, 2, 29)))
                .isFalse();
    }
}
