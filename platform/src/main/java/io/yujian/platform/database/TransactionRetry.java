package io.yujian.platform.database;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs a whole transaction again when the database chose it as the victim of a deadlock (1213), a lock wait (1205) or a
 * snapshot conflict (1020). Only the whole: a lock wait rolls back one statement and would leave half of the work. Inside
 * a running transaction it joins and does not retry; the outermost one does.
 */
@Component
public class TransactionRetry {
    private static final int ATTEMPTS = 10;

    private final TransactionTemplate transaction;
    private final Counter retries;

    TransactionRetry(PlatformTransactionManager transactions, MeterRegistry meters) {
        this.transaction = new TransactionTemplate(transactions);
        this.retries = Counter.builder("yujian.platform.transaction.retries")
                .description("transactions run again after a deadlock or a lock wait")
                .register(meters);
    }

    /** Runs the work in a transaction; it may be called several times, so it must not remember a failed attempt. */
    @SuppressWarnings("NullAway") // the template's result is null exactly when the work's is
    public <T extends @Nullable Object> T get(Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return transaction.execute(status -> work.get());
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.execute(status -> work.get());
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || !isConflict(e)) {
                    throw e;
                }
                retries.increment();
                long pause = ThreadLocalRandom.current().nextLong(2, Math.min(12L << attempt, 300));
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pause));
            }
        }
    }

    /** As {@link #get}, without a result. */
    public void run(Runnable work) {
        get(() -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    /** True when the same transaction has a chance if it is run again as a whole. */
    public static boolean isConflict(@Nullable Throwable problem) {
        for (Throwable t = problem; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql) {
                int code = sql.getErrorCode();
                if (code == 1213 || code == 1205 || code == 1020) {
                    return true;
                }
            }
        }
        return false;
    }

    /** True when the database could not be reached: waiting helps, and the work itself is not to blame. */
    public static boolean isDatabaseAway(@Nullable Throwable problem) {
        for (Throwable t = problem; t != null; t = t.getCause()) {
            if (t instanceof SQLTransientConnectionException
                    || t instanceof SQLNonTransientConnectionException
                    || t instanceof SQLRecoverableException
                    || t instanceof CannotCreateTransactionException
                    || t instanceof CannotGetJdbcConnectionException) {
                return true;
            }
            // 08: connection; 1053: the server is shutting down
            if (t instanceof SQLException sql
                    && (sql.getErrorCode() == 1053
                            || sql.getSQLState() != null && sql.getSQLState().startsWith("08"))) {
                return true;
            }
        }
        return false;
    }
}
