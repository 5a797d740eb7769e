package io.yujian.member.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {
    @ParameterizedTest
    @CsvSource({
        "13812345678,+8613812345678",
        "138 1234 5678,+8613812345678",
        "138-1234-5678,+8613812345678",
        "8613812345678,+8613812345678",
        "008613812345678,+8613812345678",
        "+86 138 1234 5678,+8613812345678",
        "+1 (415) 555-2671,+14155552671"
    })
    void shouldBringOneNumberIntoOneForm(String typed, String normal) {
        assertThat(PhoneNumber.normalise(typed)).contains(normal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "12345",
                "10086",
                "28812345678",
                "+0123456789",
                "abc",
                "+86138123456789012",
                "１３８１２３４５６７８"
            })
    void shouldRefuseWhatIsNone(String typed) {
        assertThat(PhoneNumber.normalise(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"+8613812345678,138****5678", "+14155552671,+14****2671", "+6512345,+65****345"})
    void shouldHideTheMiddle(String number, String shown) {
        assertThat(PhoneNumber.mask(number)).isEqualTo(shown);
    }
}
