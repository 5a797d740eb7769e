package io.yujian.testkit;

import io.yujian.embedded.EmbeddedMariaDb;
import io.yujian.embedded.EmbeddedMariaDbOptions;
import io.yujian.embedded.RealMySql;
import io.yujian.embedded.SqlServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The one database server of a test JVM, and schemas in it. Safe for any thread. */
public final class TestDatabase {
    private static @Nullable TestDatabase instance;

    private final String prefix;
    private final String query;
    private final String user;
    private final String password;
    /** The server that this JVM started; null when it was given. */
    private final @Nullable SqlServer server;

    private TestDatabase(String prefix, String query, String user, String password, @Nullable SqlServer server) {
        this.prefix = prefix;
        this.query = query;
        this.user = user;
        this.password = password;
        this.server = server;
    }

    /** Starts the server at first use; it ends with the JVM. */
    public static synchronized TestDatabase shared() {
        if (instance == null) {
            instance = open();
        }
        return instance;
    }

    private static TestDatabase open() {
        String url = System.getenv("YUJIAN_TEST_JDBC_URL");
        if (url != null && !url.isBlank()) {
            return at(url);
        }
        Path folder = TestFolder.fresh("db-");
        SqlServer server = RealMySql.home()
                .<SqlServer>map(home -> RealMySql.start(home, folder, 256))
                .orElseGet(() ->
                        EmbeddedMariaDb.start(EmbeddedMariaDbOptions.in(folder).withBufferPoolMb(256)));
        TestFolder.endWithJvm(server, folder);
        String made = server.jdbcUrl("");
        int cut = made.indexOf('?');
        return new TestDatabase(made.substring(0, cut), made.substring(cut), server.user(), server.password(), server);
    }

    private static TestDatabase at(String url) {
        int query = url.indexOf('?');
        String address = query < 0 ? url : url.substring(0, query);
        return new TestDatabase(
                address.substring(0, address.lastIndexOf('/') + 1),
                query < 0 ? "?allowPublicKeyRetrieval=true&useSSL=false" : url.substring(query),
                Objects.requireNonNullElse(System.getenv("YUJIAN_TEST_JDBC_USER"), "root"),
                Objects.requireNonNullElse(System.getenv("YUJIAN_TEST_JDBC_PASSWORD"), ""),
                null);
    }

    public String url(String schema) {
        return prefix + schema + query;
    }

    public String user() {
        return user;
    }

    public String password() {
        return password;
    }

    /** True when {@link #whileFrozen} works: the server is this JVM's own, on a system with signals. */
    public boolean canFreeze() {
        return server != null && !System.getProperty("os.name", "").startsWith("Windows");
    }

    /** Does the work while the server does not answer, as one whose machine hangs. */
    public void whileFrozen(Runnable work) {
        SqlServer own = Objects.requireNonNull(server, "the server was given; it cannot be frozen");
        signal("-STOP", own.pid());
        try {
            work.run();
        } finally {
            signal("-CONT", own.pid());
        }
    }

    private static void signal(String name, long pid) {
        try {
            if (new ProcessBuilder("kill", name, Long.toString(pid)).start().waitFor() != 0) {
                throw new IllegalStateException("no signal to " + pid);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Drops the schema if it is there and makes it anew, empty. */
    public void recreate(String schema) {
        drop(schema);
        run("CREATE DATABASE `" + schema + "` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
    }

    public void drop(String schema) {
        run("DROP DATABASE IF EXISTS `" + schema + "`");
    }

    private void run(String sql) {
        try (Connection connection = DriverManager.getConnection(url(""), user, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
