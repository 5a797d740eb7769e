package io.yujian.platform.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.yujian.platform.error.YujianException;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ExtensionRegistryTest {
    private final JsonMapper mapper = JsonMapper.builder().build();
    private final ExtensionRegistry registry = new ExtensionRegistry(mapper, Validation.buildDefaultValidatorFactory());

    enum Mode {
        @JsonProperty("once")
        ONCE,
        @JsonProperty("always")
        ALWAYS
    }

    record Item(@NotBlank @Field(zh = "名称", en = "Name") String name) {}

    record WaitConfig(
            @NotNull @Field(zh = "等多久", en = "How long", helpZh = "从现在起", helpEn = "From now", widget = "duration")
            Duration duration,

            @NotNull @Field(zh = "方式", en = "Mode") Mode mode,

            @Min(1) @Max(9) @Field(zh = "次数", en = "Times", showWhen = "mode=always")
            int times,

            @NotEmpty @Field(zh = "项目", en = "Items") List<@Valid Item> items,

            @Nullable @Field(zh = "条件", en = "Condition", widget = "condition-builder")
            ObjectNode condition) {}

    record Looping(@Nullable Looping inner) {}

    /** An extension whose parts a test can set. */
    record Type<C extends Record>(String typeId, int version, Class<C> configType, C example)
            implements ExtensionType<C> {
        @Override
        public ExtensionMeta meta() {
            return ExtensionMeta.of(
                    "wait", "Timer", "等待", "Wait", "等一会儿", "Waits a while", "等 {duration}", "Wait {duration}");
        }

        @Override
        public ObjectNode upgrade(ObjectNode config, int fromVersion) {
            ObjectNode current = config;
            current.set("mode", current.remove("style"));
            return current;
        }
    }

    private static final WaitConfig EXAMPLE =
            new WaitConfig(Duration.ofDays(2), Mode.ALWAYS, 3, List.of(new Item("a")), null);

    private static Type<WaitConfig> wait(String id) {
        return new Type<>(id, 2, WaitConfig.class, EXAMPLE);
    }

    private ObjectNode json(String text) {
        return (ObjectNode) mapper.readTree(text.replace('\'', '"'));
    }

    private List<ConfigProblem> problems(String text) {
        Type<WaitConfig> type = wait("wait");
        return registry.register("node", List.of(type))
                .read(type, 2, json(text))
                .problems();
    }

    @Test
    void shouldReadWhatItWrote() {
        Type<WaitConfig> type = wait("wait");
        Extensions<Type<WaitConfig>> nodes = registry.register("node", List.of(type));
        ObjectNode stored = nodes.write(EXAMPLE);
        assertThat(stored.path("duration").asString()).isEqualTo("PT48H");
        assertThat(stored.path("mode").asString()).isEqualTo("always");
        assertThat(nodes.read(type, 2, stored).orThrow()).isEqualTo(EXAMPLE);
        assertThat(nodes.read("wait", 2, stored).orThrow()).isEqualTo(EXAMPLE);
    }

    @Test
    void shouldNameTheFieldThatIsWrong() {
        String good = "{'duration':'P2D','mode':'once','times':1,'items':[{'name':'a'}]";
        assertThat(problems(good + "}")).isEmpty();
        assertThat(problems(good + ",'extra':1}")).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("config.unknown-field");
            assertThat(problem.field()).isEqualTo("extra");
        });
        assertThat(problems(good.replace("'times':1", "'times':10") + "}"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("config.constraint");
                    assertThat(problem.field()).isEqualTo("times");
                    assertThat(problem.zh()).containsPattern("[\\u4e00-\\u9fff]");
                    assertThat(problem.en()).matches("[\\x20-\\x7e]+");
                });
        assertThat(problems(good.replace("'name':'a'", "'name':' '") + "}"))
                .extracting(ConfigProblem::field)
                .containsExactly("items[0].name");
        assertThat(problems(good.replace("'name':'a'", "'title':'a'") + "}"))
                .extracting(ConfigProblem::field)
                .containsExactly("items[0].title");
        assertThat(problems(good.replace("'once'", "'never'") + "}"))
                .extracting(ConfigProblem::field)
                .containsExactly("mode");
        assertThat(problems(good.replace("'times':1", "'times':'1'") + "}"))
                .extracting(ConfigProblem::code)
                .containsExactly("config.wrong-type");
        assertThat(problems(good.replace("'times':1,", "") + "}")).isNotEmpty();
        assertThat(problems(good.replace("'duration':'P2D',", "") + "}"))
                .extracting(ConfigProblem::field)
                .containsExactly("duration");
    }

    @Test
    void shouldUpgradeOldConfigurationsAndRefuseNewerOnes() {
        Type<WaitConfig> type = wait("wait");
        Extensions<Type<WaitConfig>> nodes = registry.register("node", List.of(type));
        ObjectNode old = json("{'duration':'P2D','style':'once','times':1,'items':[{'name':'a'}]}");
        ObjectNode untouched = old.deepCopy();
        assertThat(nodes.read(type, 1, old).orThrow().mode()).isEqualTo(Mode.ONCE);
        assertThat(old).isEqualTo(untouched);
        assertThat(nodes.read(type, 3, old).problems())
                .extracting(ConfigProblem::code)
                .containsExactly("config.version");
        assertThat(nodes.read("other", 1, old).problems())
                .extracting(ConfigProblem::code)
                .containsExactly("config.unknown-type");
        assertThatExceptionOfType(YujianException.class).isThrownBy(() -> nodes.require("other"));
        assertThatExceptionOfType(YujianException.class)
                .isThrownBy(() -> nodes.read(type, 3, old).orThrow())
                .satisfies(e -> assertThat(e.code()).isEqualTo("config.invalid"));
    }

    @Test
    void shouldDescribeTheFormInASchema() {
        JsonNode schema = registry.register("node", List.of(wait("wait"))).schema("wait");
        assertThat(schema.path("$schema").asString()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
        assertThat(schema.path("required").toString())
                .contains("duration", "mode", "times", "items")
                .doesNotContain("condition");
        JsonNode duration = schema.path("properties").path("duration");
        assertThat(duration.path("type").asString()).isEqualTo("string");
        assertThat(duration.path("format").asString()).isEqualTo("duration");
        assertThat(duration.path("title").asString()).isEqualTo("等多久");
        assertThat(duration.path("x-title").path("en").asString()).isEqualTo("How long");
        assertThat(duration.path("x-help").path("zh").asString()).isEqualTo("从现在起");
        assertThat(duration.path("x-widget").asString()).isEqualTo("duration");
        assertThat(duration.path("x-order").asInt(-1)).isZero();
        JsonNode mode = schema.path("properties").path("mode");
        assertThat(mode.path("enum").toString()).isEqualTo("[\"once\",\"always\"]");
        JsonNode times = schema.path("properties").path("times");
        assertThat(times.path("type").asString()).isEqualTo("integer");
        assertThat(times.path("minimum").asInt()).isEqualTo(1);
        assertThat(times.path("maximum").asInt()).isEqualTo(9);
        assertThat(times.path("x-show-when").asString()).isEqualTo("mode=always");
        JsonNode items = schema.path("properties").path("items");
        assertThat(items.path("type").asString()).isEqualTo("array");
        assertThat(items.path("minItems").asInt()).isEqualTo(1);
        assertThat(items.path("title").asString()).isEqualTo("项目");
        JsonNode name = items.path("items").path("properties").path("name");
        assertThat(name.path("title").asString()).isEqualTo("名称");
        assertThat(items.path("items").path("title").isMissingNode()).isTrue();
        JsonNode condition = schema.path("properties").path("condition");
        assertThat(condition.path("type").asString()).isEqualTo("object");
        assertThat(condition.path("x-widget").asString()).isEqualTo("condition-builder");
    }

    @Test
    void shouldRefuseToStartWithADoubleId() {
        assertThatIllegalStateException()
                .isThrownBy(() -> registry.register("node", List.of(wait("wait"), wait("wait"))))
                .withMessageContaining("'wait'");
    }

    @Test
    void shouldRefuseToStartWithABadIdOrVersion() {
        assertThatIllegalStateException().isThrownBy(() -> registry.register("node", List.of(wait("Wait_1"))));
        assertThatIllegalStateException()
                .isThrownBy(() -> registry.register("node", List.of(new Type<>("wait", 0, WaitConfig.class, EXAMPLE))));
    }

    @Test
    void shouldRefuseToStartWithAnInvalidExample() {
        WaitConfig invalid = new WaitConfig(Duration.ZERO, Mode.ONCE, 10, List.of(new Item("a")), null);
        registry.register("node", List.of(new Type<>("wait", 1, WaitConfig.class, invalid)));
        assertThatIllegalStateException()
                .isThrownBy(registry::afterSingletonsInstantiated)
                .withMessageContaining("'wait'")
                .withMessageContaining("times");
    }

    @Test
    void shouldRefuseToStartWithAConfigurationThatHasNoSchema() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        registry.register("node", List.of(new Type<>("loop", 1, Looping.class, new Looping(null)))))
                .withMessageContaining("JSON Schema");
    }
}
