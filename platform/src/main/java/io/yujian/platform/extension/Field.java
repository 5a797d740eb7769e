package io.yujian.platform.extension;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How the UI's generic form shows a component of a configuration record; becomes x-… keys of the JSON Schema. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT})
public @interface Field {
    String zh();

    String en();

    String helpZh() default "";

    String helpEn() default "";

    /**
     * One of the UI's closed list: {@code auto}, {@code text}, {@code textarea}, {@code number}, {@code switch},
     * {@code select}, {@code duration}, {@code datetime}, {@code time}, {@code tags}, {@code tag-picker}, {@code account-picker},
     * {@code coupon-batch-picker}, {@code journey-picker}, {@code template-picker}, {@code event-type-picker}, {@code condition-builder},
     * {@code message-content}, {@code channel-chain}, {@code node-picker}, {@code message-text}, {@code webhook-picker},
     * {@code menu-picker}.
     */
    String widget() default "auto";

    /** Shows the field only when another has a value: {@code mode=gap}. */
    String showWhen() default "";
}
