package io.yujian.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.yujian.platform.extension.ConfigProblem;
import io.yujian.platform.extension.ExtensionMeta;
import io.yujian.platform.extension.ExtensionType;
import io.yujian.platform.extension.Extensions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What holds for every registered extension of every kind. A leaf class is a {@code @ModuleTest} (or nested in one) that
 * gives {@code ExtensionRegistry.registered()}.
 *
 * <p>A stored configuration of each older version lies on the test class path at
 * {@code extensions/<kind>/<type>/v<version>.json}.
 */
public abstract class ExtensionTypeContract {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern KEBAB = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Set<String> WIDGETS = Set.of(
            "auto",
            "text",
            "textarea",
            "number",
            "switch",
            "select",
            "duration",
            "datetime",
            "tags",
            "tag-picker",
            "account-picker",
            "coupon-batch-picker",
            "journey-picker",
            "template-picker",
            "time",
            "event-type-picker",
            "condition-builder",
            "message-content",
            "channel-chain",
            "node-picker",
            "message-text",
            "webhook-picker",
            "menu-picker");

    /** What Spring found. */
    protected abstract Collection<Extensions<?>> extensions();

    @TestFactory
    Stream<DynamicNode> shouldKeepTheContractOfExtensions() {
        assertThat(extensions()).as("a contract over nothing proves nothing").isNotEmpty();
        return extensions().stream().flatMap(kind -> kind.all().stream().flatMap(type -> testsOf(kind, type)));
    }

    private static Stream<DynamicNode> testsOf(Extensions<?> kind, ExtensionType<?> type) {
        String name = kind.kind() + " " + type.typeId() + ": ";
        return Stream.of(
                DynamicTest.dynamicTest(name + "is told to people", () -> shouldBeTold(kind, type)),
                DynamicTest.dynamicTest(name + "reads its example", () -> shouldReadItsExample(kind, type)),
                DynamicTest.dynamicTest(name + "refuses unknown fields", () -> shouldRefuseUnknownFields(kind, type)),
                DynamicTest.dynamicTest(name + "refuses other versions", () -> shouldRefuseOtherVersions(kind, type)),
                DynamicTest.dynamicTest(name + "reads what was stored", () -> shouldReadWhatWasStored(kind, type)),
                DynamicTest.dynamicTest(
                        name + "describes each field", () -> shouldDescribeFields(name, kind.schema(type.typeId()))));
    }

    private static void shouldBeTold(Extensions<?> kind, ExtensionType<?> type) {
        var meta = type.meta();
        assertThat(meta.group()).matches(KEBAB);
        assertThat(meta.icon()).matches("[A-Z][A-Za-z0-9]*");
        for (var text : new ExtensionMeta.Text[] {meta.name(), meta.help(), meta.summary()}) {
            assertThat(text.zh()).containsPattern("[\\u4e00-\\u9fff]");
            assertThat(text.en()).isNotBlank();
            assertThat(text.en()).doesNotContainPattern("[\\u4e00-\\u9fff]");
        }
        Set<String> fields = kind.schema(type.typeId()).path("properties").propertyNames().stream()
                .collect(Collectors.toSet());
        for (String summary : new String[] {meta.summary().zh(), meta.summary().en()}) {
            Matcher placeholder = PLACEHOLDER.matcher(summary);
            while (placeholder.find()) {
                assertThat(fields)
                        .as("placeholder of the summary")
                        .contains(placeholder.group(1).split("[.\\[]")[0]);
            }
        }
    }

    private static <C extends Record> void shouldReadItsExample(Extensions<?> kind, ExtensionType<C> type) {
        assertThat(type.example()).isNotNull();
        ObjectNode stored = kind.write(type.example());
        assertThat(kind.read(type, type.version(), stored).orThrow()).isEqualTo(type.example());
        assertThat(kind.write(type.example())).isEqualTo(stored);
    }

    private static void shouldRefuseUnknownFields(Extensions<?> kind, ExtensionType<?> type) {
        ObjectNode stored = kind.write(type.example()).put("noSuchField", 1);
        assertThat(kind.read(type, type.version(), stored).problems()).anySatisfy(problem -> {
            assertThat(problem.field()).isEqualTo("noSuchField");
            assertThat(problem.code()).isEqualTo("config.unknown-field");
        });
    }

    private static void shouldRefuseOtherVersions(Extensions<?> kind, ExtensionType<?> type) {
        ObjectNode stored = kind.write(type.example());
        for (int version : new int[] {-1, 0, type.version() + 1}) {
            assertThat(kind.read(type, version, stored).problems())
                    .extracting(ConfigProblem::code)
                    .containsExactly("config.version");
        }
    }

    private static void shouldReadWhatWasStored(Extensions<?> kind, ExtensionType<?> type) {
        for (int version = 1; version < type.version(); version++) {
            String path = "extensions/" + kind.kind() + "/" + type.typeId() + "/v" + version + ".json";
            ObjectNode stored = load(path);
            if (stored == null) {
                throw new AssertionError("keep a stored configuration of each released version: " + path);
            }
            assertThat(kind.read(type, version, stored).problems()).as(path).isEmpty();
        }
    }

    private static void shouldDescribeFields(String where, JsonNode schema) {
        JsonNode properties = schema.path("properties");
        properties.properties().forEach(property -> {
            JsonNode field = property.getValue();
            String place = where + property.getKey();
            assertThat(field.path("x-title").path("zh").asString(""))
                    .as("%s carries @Field", place)
                    .isNotBlank();
            assertThat(field.path("x-title").path("en").asString("")).as(place).isNotBlank();
            assertThat(field.path("x-order").isInt()).as(place).isTrue();
            assertThat(WIDGETS).as(place).contains(field.path("x-widget").asString(""));
            if (field.has("x-show-when")) {
                String other = field.path("x-show-when").asString().split("!?=", 2)[0];
                assertThat(properties.has(other))
                        .as("%s is shown when %s", place, other)
                        .isTrue();
            }
            shouldDescribeFields(place + ".", field);
            shouldDescribeFields(place + "[].", field.path("items"));
        });
    }

    private static @Nullable ObjectNode load(String path) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
            return in == null ? null : (ObjectNode) JsonMapper.builder().build().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
