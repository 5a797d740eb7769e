package io.yujian.testkit.process;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.yujian.embedded.EmbeddedMariaDb;
import io.yujian.embedded.EmbeddedMariaDbOptions;
import io.yujian.embedded.EmbeddedRedis;
import io.yujian.embedded.EmbeddedRedisOptions;
import io.yujian.embedded.RealMySql;
import io.yujian.embedded.SqlServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The whole product as users run it: a database, Redis, the simulator, and as many nodes of the jar as a test wants, all
 * real processes on free ports below one work folder. Built jars are needed.
 */
public final class ProductStack implements AutoCloseable {
    /** For measurements: as the launcher starts it. */
    private static final List<String> JVM = List.of("-Xmx1g", "-XX:+UseParallelGC");
    /** For tests: a start costs half of the processor time, which is what the many starts of a test wait for. */
    private static final List<String> QUICK_JVM = List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    /** A machine that is busy with other things needs minutes where an idle one needs seconds. */
    private static final Duration START_LIMIT = Duration.ofMinutes(4);

    private final Path workDir;
    private final Path root;
    private final List<String> jvm;
    private final Supplier<SqlServer> databaseStart;
    private volatile SqlServer database;
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

    private ProductStack(Path root, Path workDir, List<String> jvm, Supplier<SqlServer> databaseStart) {
        this.root = root;
        this.workDir = workDir;
        this.jvm = jvm;
        this.databaseStart = databaseStart;
        this.redisPort = FixedPorts.next();
        this.simulatorPort = FixedPorts.next();
        try {
            Files.createDirectories(workDir);
            this.database = databaseStart.get();
            this.redis = redis();
            database.createDatabase("yujian");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        this.simulator = ChildJvm.start(
                        "simulator",
                        jvm,
                        root.resolve("wechat-simulator/target/wechat-simulator.jar"),
                        List.of("--server.port=" + simulatorPort),
                        workDir.resolve("simulator.log"))
                .awaitReady("http://127.0.0.1:" + simulatorPort + "/actuator/health", START_LIMIT);
    }

    /**
     * Starts database, Redis and simulator for a measurement; nodes are added by {@link #startNode}.
     *
     * @param root folder of the project, where the modules' target folders are
     * @param workDir receives data and logs; must not exist yet or be empty
     * @param mySqlHome unpacked MySQL to use instead of MariaDB; null: MariaDB
     * @param bufferPoolMb database cache
     */
    public static ProductStack start(Path root, Path workDir, @Nullable Path mySqlHome, int bufferPoolMb) {
        return new ProductStack(root, workDir, JVM, databaseStart(workDir, mySqlHome, bufferPoolMb));
    }

    /** As {@link #start}, for tests: processes that start fast rather than run fast. */
    public static ProductStack startQuick(Path root, Path workDir, @Nullable Path mySqlHome) {
        return new ProductStack(root, workDir, QUICK_JVM, databaseStart(workDir, mySqlHome, 128));
    }

    /** Each start is on the same port and data, so that nodes find it again. */
    private static Supplier<SqlServer> databaseStart(Path workDir, @Nullable Path mySqlHome, int bufferPoolMb) {
        int port = FixedPorts.next();
        return () -> mySqlHome == null
                ? EmbeddedMariaDb.start(EmbeddedMariaDbOptions.in(workDir.resolve("mariadb"))
                        .withBufferPoolMb(bufferPoolMb)
                        .withPort(port))
                : RealMySql.start(mySqlHome, workDir.resolve("mysql"), bufferPoolMb, port);
    }

    /**
     * Starts a node and waits until it is ready.
     *
     * @param roles as in {@code --yujian.roles}
     * @param extra further arguments
     */
    public Node startNode(String name, String roles, String... extra) {
        int port = FixedPorts.next();
        return launch(name, port, arguments(port, roles, extra));
    }

    /** As {@link #startNode}, on another JDK and with virtual threads. */
    public Node startNodeOn(Path javaHome, String name, String roles) {
        int port = FixedPorts.next();
        List<String> options = new ArrayList<>(jvm);
        options.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        List<String> arguments = arguments(port, roles, "--spring.threads.virtual.enabled=true");
        return ready(new Node(
                name,
                port,
                ChildJvm.start(javaHome, name, options, jar(), arguments, workDir.resolve(name + ".log")),
                arguments));
    }

    private Path jar() {
        return root.resolve("app/target/yujian.jar");
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
        int port = FixedPorts.next();
        List<String> arguments = arguments(port, "all", extra);
        ChildJvm process = ChildJvm.startMain(name, jvm, mainClass, arguments, workDir.resolve(name + ".log"));
        return ready(new Node(name, port, process, arguments));
    }

    /** Starts a node again with the same arguments and port, after {@code kill}. */
    public Node restart(Node node) {
        return launch(node.name(), node.port(), node.arguments());
    }

    private Node launch(String name, int port, List<String> arguments) {
        ChildJvm process = ChildJvm.start(name, jvm, jar(), arguments, workDir.resolve(name + ".log"));
        return ready(new Node(name, port, process, arguments));
    }

    private Node ready(Node node) {
        nodes.put(node.name(), node);
        node.process().awaitReady(node.url() + "/actuator/health/readiness", START_LIMIT);
        return node;
    }

    /** Status of a node's answer to a plain GET; 0 when there is none. */
    public int status(Node node, String path) {
        try {
            return new JsonApi(node.url()).call("GET", path, null).status();
        } catch (UncheckedIOException e) {
            return 0;
        }
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

    /** The database stays but answers nobody, as behind a network that swallows packets; {@link #thawDatabase} ends it. */
    public void freezeDatabase() {
        signal("-STOP", database.pid());
    }

    public void thawDatabase() {
        signal("-CONT", database.pid());
    }

    /** Stops the database: connections break and new ones are refused. */
    public void stopDatabase() {
        database.close();
    }

    /** Starts the database again with its data, on the same port. */
    public void startDatabase() {
        database = databaseStart.get();
    }

    private static void signal(String signal, long pid) {
        try {
            new ProcessBuilder("kill", signal, Long.toString(pid)).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Stops Redis as if its machine were gone. */
    public void stopRedis() {
        redis.close();
    }

    /** Brings Redis back on the same port, empty or not as its folder has it. */
    public void startRedis() {
        redis = redis();
    }

    /** Empties Redis. */
    public void flushRedis() {
        try (Socket socket = new Socket("127.0.0.1", redisPort)) {
            String commands = "AUTH " + redis.password() + "\r\nFLUSHALL\r\nQUIT\r\n";
            socket.getOutputStream().write(commands.getBytes(US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);
            if (answer.contains("-")) {
                throw new IllegalStateException("Redis did not flush: " + answer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private EmbeddedRedis redis() {
        return EmbeddedRedis.start(
                EmbeddedRedisOptions.in(workDir.resolve("redis")).withPort(redisPort));
    }

    /** First column of the first row, as number. */
    public long number(String sql) {
        List<String> rows = texts(sql);
        return rows.isEmpty() ? 0 : Long.parseLong(rows.get(0));
    }

    /** First column of all rows. */
    public List<String> texts(String sql) {
        return rows(sql).stream().map(row -> row[0]).toList();
    }

    /** All rows as texts. */
    public List<String[]> rows(String sql) {
        try (Connection connection = database.connect("yujian");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String[]> found = new ArrayList<>();
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                String[] row = new String[columns];
                for (int i = 0; i < columns; i++) {
                    row[i] = rows.getString(i + 1);
                }
                found.add(row);
            }
            return found;
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
