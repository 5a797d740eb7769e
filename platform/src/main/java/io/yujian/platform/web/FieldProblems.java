package io.yujian.platform.web;

import io.yujian.platform.error.FieldProblem;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import tools.jackson.core.JacksonException;

/** Reads which fields were wrong out of the frameworks' exceptions. */
final class FieldProblems {
    private FieldProblems() {}

    static List<FieldProblem> of(ConstraintViolationException e) {
        return e.getConstraintViolations().stream()
                .map(violation -> new FieldProblem(
                        violation.getPropertyPath().toString(), code(violation), violation.getMessage()))
                .sorted(Comparator.comparing(FieldProblem::field))
                .toList();
    }

    private static String code(ConstraintViolation<?> violation) {
        return kebab(violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName());
    }

    /** {@code NotBlank} → {@code not-blank}. */
    static String kebab(@Nullable String name) {
        return name == null
                ? "invalid"
                : name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** The validator's words; they are Chinese, see {@link WebConfiguration}. */
    static String words(MessageSourceResolvable error) {
        String words = error.getDefaultMessage();
        return words == null || words.isEmpty() ? "不符合要求" : words;
    }

    static String path(JacksonException e) {
        StringBuilder path = new StringBuilder();
        for (var reference : e.getPath()) {
            String name = reference.getPropertyName();
            if (name == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(name);
            }
        }
        return path.toString();
    }
}
