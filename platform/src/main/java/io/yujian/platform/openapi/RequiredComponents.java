package io.yujian.platform.openapi;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A component of a record is required unless it is {@link Nullable}, in answers as in requests; clients then need no
 * question marks where there is always a value. Also refuses two types of one name, which the generator would silently
 * take for one.
 */
class RequiredComponents implements ModelConverter {
    private final Map<String, String> typeByName = new ConcurrentHashMap<>();

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        Schema<?> schema = chain.next().resolve(type, context, chain);
        JavaType java = Json.mapper().constructType(type.getType());
        if (schema == null || java == null || !java.getRawClass().isRecord()) {
            return schema;
        }
        Schema<?> model = schema;
        if (schema.get$ref() != null) {
            String name = schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1);
            String other = typeByName.putIfAbsent(name, java.toCanonical());
            if (other != null && !other.equals(java.toCanonical())) {
                throw new IllegalStateException(
                        "two types of the API are called " + name + ": " + other + " and " + java.toCanonical());
            }
            model = context.getDefinedModels().get(name);
        }
        if (model != null && model.getProperties() != null) {
            model.setRequired(required(java.getRawClass(), model));
        }
        return schema;
    }

    private static List<String> required(Class<?> record, Schema<?> model) {
        List<String> required = new ArrayList<>();
        for (RecordComponent component : record.getRecordComponents()) {
            boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (!optional && model.getProperties().containsKey(component.getName())) {
                required.add(component.getName());
            }
        }
        return required;
    }
}
