package io.yujian.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A database server that this JVM started and owns. Safe for several threads.
 *
 * <p>Connecting needs MySQL's Connector/J on the class path, which this module does not bring.
 */
public interface SqlServer extends AutoCloseable {

    /** Where Connector/J finds one database of this server: UTC, UTF-8, batches rewritten. */
    default String jdbcUrl(String database) {
        return "jdbc:mysql://127.0.0.1:" + port() + "/" + database
                + "?useSSL=false&allowPublicKeyRetrieval=true&rewriteBatchedStatements=true"
                + "&connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true&characterEncoding=UTF-8";
    }

    /** The port on 127.0.0.1. */
    int port();

    /** A user that may do everything on this server, from this machine only. */
    String user();

    /** That user's password. */
    String password();

    /** The server's process id. */
    long pid();

    /** False once the server ended, on request or by itself. */
    boolean isAlive();

    /** A new connection, for the caller to close. */
    default Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), user(), password());
    }

    /**
     * Makes an empty database unless it is there, with the product's character set and collation.
     *
     * @param name lower case letters, digits and underscores
     */
    default void createDatabase(String name) throws SQLException {
        run("CREATE DATABASE IF NOT EXISTS `" + checked(name) + "` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
    }

    /** Removes a database with all it holds, if it is there. */
    default void dropDatabase(String name) throws SQLException {
        run("DROP DATABASE IF EXISTS `" + checked(name) + "`");
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = connect("");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String checked(String name) {
        if (!name.matches("[a-z0-9_]{1,64}")) {
            throw new IllegalArgumentException("Not a database name: " + name);
        }
        return name;
    }

    /** Stops the server cleanly and waits for its end. Calling again does nothing. */
    @Override
    void close();
}
