package io.yujian.platform.observability;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/** JSON logs without secrets; named by {@code logging.structured.json.customizer}. */
public class MaskedJson implements StructuredLoggingJsonMembersCustomizer<Object> {
    @Override
    public void customize(JsonWriter.Members<Object> members) {
        members.applyingValueProcessor(JsonWriter.ValueProcessor.of(MaskedJson::masked));
    }

    private static @Nullable Object masked(@Nullable Object value) {
        return value instanceof String text ? Masked.line(text) : value;
    }
}
