package io.yujian.platform.extension;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads configuration records strictly: unknown fields, silent coercions and broken constraints are problems, not
 * guesses, because what an operator drew must be what runs. Thread-safe.
 */
final class ConfigReader {
    private final JsonMapper mapper;
    private final Validator chinese;
    private final Validator english;

    ConfigReader(JsonMapper base, ValidatorFactory validators) {
        mapper = base.rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build();
        chinese = inLanguage(validators, Locale.SIMPLIFIED_CHINESE);
        english = inLanguage(validators, Locale.ENGLISH);
    }

    JsonMapper mapper() {
        return mapper;
    }

    <C extends Record> ConfigResult<C> read(Class<C> type, ObjectNode json) {
        C config;
        try {
            config = mapper.treeToValue(json, type);
        } catch (UnrecognizedPropertyException e) {
            return invalid(path(e), "config.unknown-field", "没有这个字段", "There is no such field");
        } catch (ValueInstantiationException e) {
            return invalid(path(e), "config.not-readable", "缺少必填内容，或内容不成立", "Something required is missing or wrong");
        } catch (MismatchedInputException e) {
            return invalid(path(e), "config.wrong-type", "类型不对，或缺少必填内容", "Wrong type, or required and missing");
        } catch (JacksonException e) {
            return invalid(path(e), "config.not-readable", "内容无法读取", "Not readable");
        }
        List<ConfigProblem> problems = violations(config);
        return problems.isEmpty() ? new ConfigResult.Valid<>(config) : new ConfigResult.Invalid<>(problems);
    }

    ObjectNode write(Record config) {
        return mapper.valueToTree(config);
    }

    private List<ConfigProblem> violations(Record config) {
        var found = chinese.validate(config);
        if (found.isEmpty()) {
            return List.of();
        }
        Map<String, String> inEnglish = new HashMap<>();
        for (var violation : english.validate(config)) {
            inEnglish.put(key(violation), violation.getMessage());
        }
        List<ConfigProblem> problems = new ArrayList<>();
        for (var violation : found) {
            String en = inEnglish.getOrDefault(key(violation), violation.getMessage());
            problems.add(new ConfigProblem(
                    fieldOf(violation.getPropertyPath()), "config.constraint", violation.getMessage(), en));
        }
        problems.sort(Comparator.comparing(ConfigProblem::field).thenComparing(ConfigProblem::zh));
        return problems;
    }

    private static String key(ConstraintViolation<?> violation) {
        return violation.getPropertyPath() + " " + violation.getMessageTemplate();
    }

    /** Leaves out the nodes that only name a container's element, which mean nothing to a form. */
    private static String fieldOf(Path path) {
        return path.toString().replaceAll("\\.?<[^>]*>", "");
    }

    private static <C extends Record> ConfigResult<C> invalid(String field, String code, String zh, String en) {
        return new ConfigResult.Invalid<>(List.of(new ConfigProblem(field, code, zh, en)));
    }

    private static String path(JacksonException e) {
        StringBuilder path = new StringBuilder();
        for (var reference : e.getPath()) {
            @Nullable String name = reference.getPropertyName();
            if (name == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(name);
            }
        }
        return path.toString();
    }

    private static Validator inLanguage(ValidatorFactory validators, Locale language) {
        MessageInterpolator inner = validators.getMessageInterpolator();
        MessageInterpolator fixed = new MessageInterpolator() {
            @Override
            public String interpolate(String template, Context context) {
                return inner.interpolate(template, context, language);
            }

            @Override
            public String interpolate(String template, Context context, Locale ignored) {
                return inner.interpolate(template, context, language);
            }
        };
        return validators.usingContext().messageInterpolator(fixed).getValidator();
    }
}
