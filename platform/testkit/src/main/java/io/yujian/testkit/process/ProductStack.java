package io.yujian.testkit.process;

import io.yujian.embedded.EmbeddedMariaDb;
import io.yujian.embedded.EmbeddedMariaDbOptions;
import io.yujian.embedded.EmbeddedRedis;
import io.yujian.embedded.EmbeddedRedisOptions;
import io.yujian.embedded.RealMySql;
import io.yujian.embedded.SqlServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The whole product as users run it: a database, Redis, the simulator, and as many nodes of the jar as a test wants, all
 * real processes on free ports below one work folder. Built jars are needed.
 */
public final class ProductStack implements AutoCloseable {
    private static final List<String> JVM = List.of("-Xmx1g", "-XX:+UseParallelGC");

    private final Path workDir;
    private final Path root;
    private final SqlServer database;
    private EmbeddedRedis redis;
    private final int redisPort;
    private final ChildJvm simulator;
    private final int simulatorPort;
    private final Map<String, Node> nodes = new LinkedHashMap<>();

    /** One process of the product. */
    public record Node(String name, int port, ChildJvm process, List<String> arguments) {
        public String url() {
            return "http://127.0.0.1:" + port;
        }
    }

    private ProductStack(Path root, Path workDir, SqlServer database, EmbeddedRedis redis) {
        this.root = root;
        this.workDir = workDir;
        this.database = database;
        this.redis = redis;
        this.redisPort = redis.port();
        this.simulatorPort = freePort();
        this.simulator = ChildJvm.start(
                        "simulator",
                        List.of("-Xmx1g", "-XX:+UseParallelGC"),
                        root.resolve("wechat-simulator/target/wechat-simulator.jar"),
                        List.of("--server.port=" + simulatorPort),
                        workDir.resolve("simulator.log"))
                .awaitReady("http://127.0.0.1:" + simulatorPort + "/actuator/health", Duration.ofSeconds(60));
    }

    /**
     * Starts database, Redis and simulator; nodes are added by {@link #startNode}.
     *
     * @param root folder of the project, where the modules' target folders are
     * @param workDir receives data and logs; must not exist yet or be empty
     * @param mySqlHome unpacked MySQL to use instead of MariaDB; null: MariaDB
     * @param bufferPoolMb database cache
     */
    public static ProductStack start(Path root, Path workDir, @Nullable Path mySqlHome, int bufferPoolMb) {
        try {
            Files.createDirectories(workDir);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        EmbeddedRedis redis = EmbeddedRedis.start(EmbeddedRedisOptions.in(workDir.resolve("redis")));
        SqlServer database = mySqlHome == null
                ? EmbeddedMariaDb.start(
                        EmbeddedMariaDbOptions.in(workDir.resolve("mariadb")).withBufferPoolMb(bufferPoolMb))
                : RealMySql.start(mySqlHome, workDir.resolve("mysql"), bufferPoolMb);
        try {
            database.createDatabase("yujian");
            return new ProductStack(root, workDir, database, redis);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Starts a node and waits until it is ready.
     *
     * @param roles as in {@code --yujian.roles}
     * @param extra further arguments
     */
    public Node startNode(String name, String roles, String... extra) {
        int port = freePort();
        return launch(name, port, arguments(port, roles, extra));
    }

    private List<String> arguments(int port, String roles, String... extra) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=" + port,
                "--yujian.roles=" + roles,
                "--spring.datasource.url=" + database.jdbcUrl("yujian"),
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password(),
                "--yujian.redis.address=redis://127.0.0.1:" + redisPort,
                "--yujian.redis.password=" + redis.password(),
                "--yujian.key-file=" + workDir.resolve("keys.json"),
                "--yujian.admin-password-file=" + workDir.resolve("admin-password"),
                "--yujian.simulator.url=" + simulatorUrl()));
        arguments.addAll(List.of(extra));
        return arguments;
    }

    /** Starts another program with a node's settings on this JVM's class path; it is closed with the stack. */
    public Node startMain(String name, String mainClass, String... extra) {
        int port = freePort();
        List<String> arguments = arguments(port, "all", extra);
        ChildJvm process = ChildJvm.startMain(name, JVM, mainClass, arguments, workDir.resolve(name + ".log"));
        return ready(new Node(name, port, process, arguments));
    }

    /** Starts a node again with the same arguments and port, after {@code kill}. */
    public Node restart(Node node) {
        return launch(node.name(), node.port(), node.arguments());
    }

    private Node launch(String name, int port, List<String> arguments) {
        ChildJvm process = ChildJvm.start(
                name, JVM, root.resolve("app/target/yujian.jar"), arguments, workDir.resolve(name + ".log"));
        return ready(new Node(name, port, process, arguments));
    }

    private Node ready(Node node) {
        nodes.put(node.name(), node);
        node.process().awaitReady(node.url() + "/actuator/health/readiness", Duration.ofSeconds(90));
        return node;
    }

    /** An administrator's view of a node, logged in with the generated password. */
    public JsonApi admin(Node node) {
        return new JsonApi(node.url()).login("admin", adminPassword());
    }

    /** What the first node wrote down for the user {@code admin}. */
    public String adminPassword() {
        try {
            return Files.readString(workDir.resolve("admin-password")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JsonApi simulator() {
        return new JsonApi(simulatorUrl());
    }

    public String simulatorUrl() {
        return "http://127.0.0.1:" + simulatorPort;
    }

    public ChildJvm simulatorProcess() {
        return simulator;
    }

    public SqlServer database() {
        return database;
    }

    public long redisPid() {
        return redis.pid();
    }

    /** Stops Redis as if its machine were gone. */
    public void stopRedis() {
        redis.close();
    }

    /** Brings Redis back on the same port, empty or not as its folder has it. */
    public void startRedis() {
        redis = EmbeddedRedis.start(
                EmbeddedRedisOptions.in(workDir.resolve("redis")).withPort(redisPort));
    }

    /** First column of the first row, as number. */
    public long number(String sql) {
        try (Connection connection = database.connect("yujian");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getLong(1) : 0;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** One statement that changes data which no interface offers, such as a failure of long ago. */
    public void run(String sql) {
        try (Connection connection = database.connect("yujian");
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        nodes.values().forEach(node -> node.process().close());
        simulator.close();
        redis.close();
        try {
            database.close();
        } catch (RuntimeException e) {
            throw new IllegalStateException("the database did not stop", e);
        }
    }
}
