package io.yujian.member.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFormTest {
    @ParameterizedTest
    @CsvSource({"A,a", "É,é", "' b ',b", "ß,SS", "上海,' 上海　'", "e\u0301,é"})
    void shouldFoldAlikeWhatPeopleCallTheSame(String one, String other) {
        assertThat(TextForm.fold(one)).isEqualTo(TextForm.fold(other));
    }

    @ParameterizedTest
    @CsvSource({"👍,👎", "a,b", "1,1.0"})
    void shouldKeepApartWhatDiffers(String one, String other) {
        assertThat(TextForm.fold(one)).isNotEqualTo(TextForm.fold(other));
    }

    @ParameterizedTest
    @CsvSource({"1,1.0000", " 2.5 ,2.5000", "-0.00005,-0.0001", "+3,3.0000", "999999999999999,999999999999999.0000"})
    void shouldReadNumbersWithFourDecimals(String text, String number) {
        assertThat(TextForm.number(text)).map(Object::toString).contains(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "1e3", "1,000", "１", "1.", ".5", "9999999999999999"})
    void shouldTakeNothingElseForANumber(String text) {
        assertThat(TextForm.number(text)).isEmpty();
    }
}
