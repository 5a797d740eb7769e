package io.yujian.platform.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may call this endpoint: a user whose role, or a key whose scopes, include the right, for example
 * {@code journeys:write}. Every controller method carries this or {@link PublicEndpoint}; without either a call is
 * refused and a test fails.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Allowed {
    String value();
}
