package io.yujian.platform.observability;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class LogShapeTest {
    private static final String TOKEN = "61_AbC-dEf0123456789";
    private static final String ID = "0af7651916cd43dd8448eb211c80319c";

    @Test
    void shouldMaskTextLogsAndStackTracesAndShowTheTraceId(CapturedOutput output) {
        log("text");
        assertThat(output.getAll())
                .doesNotContain(TOKEN)
                .contains("access_token=61_A****")
                .contains("failed access_token=61_A****")
                .contains("[" + ID + "]");
    }

    @Test
    void shouldMaskJsonLogsAndCarryTheTraceId(CapturedOutput output) {
        log("json");
        assertThat(output.getAll()).doesNotContain(TOKEN);
        JsonNode line = output.getAll()
                .lines()
                .filter(text -> text.contains("calling") && text.startsWith("{"))
                .map(text -> JsonMapper.builder().build().readTree(text))
                .findFirst()
                .orElseThrow();
        assertThat(line.path("traceId").asString()).isEqualTo(ID);
        assertThat(line.path("message").asString()).contains("access_token=61_A****");
        assertThat(line.path("stack_trace").asString()).contains("failed access_token=61_A****");
    }

    private static void log(String shape) {
        SpringApplication application = new SpringApplication(Nothing.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        try (var context = application.run("--yujian.log.format=" + shape);
                var scope = Trace.open(ID)) {
            LoggerFactory.getLogger(LogShapeTest.class)
                    .warn(
                            "calling {}",
                            "https://api/send?access_token=" + TOKEN,
                            new IllegalStateException("failed access_token=" + TOKEN));
        }
    }

    static class Nothing {}
}
