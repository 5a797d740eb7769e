package io.yujian.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.annotation.AliasFor;

/**
 * A test against all product beans of the class path and a database of its own: one server per JVM, one fresh schema per
 * test class, made by the shipped migrations. The server is the embedded MariaDB, or what {@code YUJIAN_TEST_JDBC_URL}
 * (with {@code _USER} and {@code _PASSWORD}) or {@code YUJIAN_MYSQL_HOME} name. The clock is a {@link SettableClock}.
 * Redis is left out unless {@link #redis()} asks for it: the product has to work without.
 *
 * <p>Event pipeline, timers and duties run as in the product; {@code properties = "yujian.pipeline.enabled=false"}
 * leaves events pending.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(classes = TestApplication.class)
public @interface ModuleTest {
    /** Settings as {@code key=value}. */
    @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
    String[] properties() default {};

    /** {@code RANDOM_PORT} starts the HTTP server; the default uses a mock. */
    @AliasFor(annotation = SpringBootTest.class, attribute = "webEnvironment")
    SpringBootTest.WebEnvironment webEnvironment() default SpringBootTest.WebEnvironment.MOCK;

    /** Starts an embedded Redis, one per JVM. */
    boolean redis() default false;
}
