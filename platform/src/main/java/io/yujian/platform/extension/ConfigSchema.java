package io.yujian.platform.extension;

import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationModule;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationOption;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Schema 2020-12 of a configuration record, with {@link Field} as {@code title} and {@code x-…} keys for the
 * console's generic form. Everything is inlined, so that a form needs no reference resolution; a record that contains
 * itself is therefore refused.
 */
final class ConfigSchema {
    private static final Map<Class<?>, String> FORMATS = Map.of(
            Duration.class, "duration",
            Instant.class, "date-time",
            LocalDate.class, "date",
            LocalTime.class, "time");

    private final JsonMapper mapper;
    private final SchemaGenerator generator;

    ConfigSchema(JsonMapper mapper) {
        this.mapper = mapper;
        var builder = new SchemaGeneratorConfigBuilder(mapper, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(
                        Option.INLINE_ALL_SCHEMAS,
                        Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT,
                        Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES)
                .with(new JakartaValidationModule(
                        JakartaValidationOption.NOT_NULLABLE_FIELD_IS_REQUIRED,
                        JakartaValidationOption.INCLUDE_PATTERN_EXPRESSIONS));
        builder.forTypesInGeneral()
                .withCustomDefinitionProvider((type, context) -> known(type.getErasedType(), context));
        builder.forFields()
                .withRequiredCheck(field -> field.getType().getErasedType().isPrimitive())
                .withInstanceAttributeOverride((node, field, context) -> describe(node, field));
        generator = new SchemaGenerator(builder.build());
    }

    ObjectNode of(Class<? extends Record> type) {
        return (ObjectNode) generator.generateSchema(type);
    }

    private @Nullable CustomDefinition known(Class<?> type, SchemaGenerationContext context) {
        if (JsonNode.class.isAssignableFrom(type)) {
            ObjectNode node = mapper.createObjectNode();
            if (ObjectNode.class.equals(type)) {
                node.put("type", "object");
            } else if (ArrayNode.class.equals(type)) {
                node.put("type", "array");
            }
            return new CustomDefinition(node, true);
        }
        @Nullable String format = FORMATS.get(type);
        if (format != null) {
            return new CustomDefinition(
                    mapper.createObjectNode().put("type", "string").put("format", format), true);
        }
        if (type.isEnum()) {
            // Written by the mapper itself, so that the schema cannot name a constant that the reader refuses.
            ArrayNode values = mapper.createArrayNode();
            for (Object constant : type.getEnumConstants()) {
                values.add(mapper.<JsonNode>valueToTree(constant));
            }
            ObjectNode node = mapper.createObjectNode().put("type", "string");
            node.set("enum", values);
            return new CustomDefinition(node, true);
        }
        return null;
    }

    private static void describe(ObjectNode node, FieldScope scope) {
        if (scope.isFakeContainerItemScope()) {
            return;
        }
        Class<?> owner = scope.getDeclaringType().getErasedType();
        if (owner.isRecord()) {
            RecordComponent[] components = owner.getRecordComponents();
            for (int i = 0; i < components.length; i++) {
                if (components[i].getName().equals(scope.getDeclaredName())) {
                    node.put("x-order", i);
                }
            }
        }
        @Nullable Field field = scope.getAnnotation(Field.class);
        if (field == null) {
            return;
        }
        node.put("title", field.zh());
        node.putObject("x-title").put("zh", field.zh()).put("en", field.en());
        if (!field.helpZh().isEmpty() || !field.helpEn().isEmpty()) {
            node.putObject("x-help").put("zh", field.helpZh()).put("en", field.helpEn());
        }
        node.put("x-widget", field.widget());
        if (!field.showWhen().isEmpty()) {
            node.put("x-show-when", field.showWhen());
        }
    }
}
