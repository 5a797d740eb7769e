package io.yujian.journey.condition.expression;

import io.yujian.journey.expression.BadExpressionException;
import io.yujian.journey.expression.Expression;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** The text is an expression that can be understood; says where it cannot. */
@Documented
@Constraint(validatedBy = Compiles.Check.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@interface Compiles {
    String message() default "表达式写法有误";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Asked by the validator. */
    class Check implements ConstraintValidator<Compiles, String> {
        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            if (text == null) {
                return true;
            }
            try {
                Expression.of(text);
                return true;
            } catch (BadExpressionException e) {
                context.disableDefaultConstraintViolation();
                // The validator would take braces and dollars of its own language.
                String plain = e.zh().replaceAll("[{}$\\\\]", " ");
                context.buildConstraintViolationWithTemplate(plain).addConstraintViolation();
                return false;
            }
        }
    }
}
