package io.yujian.platform.extension;

import io.yujian.platform.error.YujianException;
import java.util.List;

/** What came of reading a configuration. Immutable. */
public sealed interface ConfigResult<C extends Record> {
    /** The configuration, or {@link YujianException} 400 {@code config.invalid} that names the first problem. */
    C orThrow();

    /** Empty when the configuration is fine. */
    List<ConfigProblem> problems();

    /** Read, upgraded and validated. */
    record Valid<C extends Record>(C config) implements ConfigResult<C> {
        @Override
        public C orThrow() {
            return config;
        }

        @Override
        public List<ConfigProblem> problems() {
            return List.of();
        }
    }

    /** At least one problem. */
    record Invalid<C extends Record>(List<ConfigProblem> problems) implements ConfigResult<C> {
        public Invalid {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("an invalid configuration has a problem");
            }
        }

        @Override
        public C orThrow() {
            ConfigProblem first = problems.get(0);
            String where = first.field().isEmpty() ? "" : first.field() + ":";
            throw YujianException.invalid("config.invalid", where + first.zh());
        }
    }
}
