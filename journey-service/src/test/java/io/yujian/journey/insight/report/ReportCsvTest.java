package io.yujian.journey.insight.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportCsvTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "=HYPERLINK(1)|'=HYPERLINK(1)",
                "+86 1|'+86 1",
                "-1|'-1",
                "@SUM(A1)|'@SUM(A1)",
                "a,b|\"a,b\"",
                "=\"x\"|\"'=\"\"x\"\"\"",
                "到店|到店"
            })
    void shouldNeverBeTakenForAFormula(String typed, String cell) {
        assertThat(ReportCsv.cell(typed)).isEqualTo(cell);
    }
}
