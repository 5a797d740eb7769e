package io.yujian.journey.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class KeepAgeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'entry':{'reentry':{'mode':'once'}}};400",
                "{'entry':{'reentry':{'mode':'gap','gap':'P30D'}}};400",
                "{'entry':{'reentry':{'mode':'gap','gap':'P730D'}}};731",
                "{'entry':{'reentry':{'mode':'limit','period':'P500D','times':3}}};501",
                "{'goal':{'window':'P450D'}};451",
                "{'goal':{'window':'soon'}};400"
            })
    void shouldKeepWhatARuleLooksBackAt(String definition, long days) {
        Duration age =
                KeepAge.of(List.of(JsonMapper.shared().readTree(definition.replace('\'', '"'))), Duration.ofDays(400));
        assertThat(age).isEqualTo(Duration.ofDays(days));
    }
}
