package io.yujian.platform.role;

import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Reads {@code yujian.roles}: a comma list of role words, or {@code all} (the default). */
class OnRole implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        String setting = context.getEnvironment().getProperty("yujian.roles", "all");
        Set<String> roles = Arrays.stream(setting.split(",")).map(String::trim).collect(Collectors.toSet());
        if (roles.contains("all")) {
            return true;
        }
        var attributes = Objects.requireNonNull(metadata.getAnnotationAttributes(ConditionalOnRole.class.getName()));
        Role[] wanted = (Role[]) Objects.requireNonNull(attributes.get("value"));
        return Arrays.stream(wanted).anyMatch(role -> roles.contains(role.word()));
    }
}
