package io.yujian.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.yujian.embedded.EmbeddedStoreException.Kind;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMariaDbIT {

    @TempDir
    Path dir;

    @Test
    void shouldServeWithTheSettingsThatTheProductRestsOn() throws Exception {
        try (EmbeddedMariaDb db = EmbeddedMariaDb.start(options().withBufferPoolMb(160))) {
            assertThat(ask(db, "SELECT @@transaction_isolation")).isEqualTo("READ-COMMITTED");
            assertThat(ask(db, "SELECT @@global.time_zone")).isEqualTo("+00:00");
            assertThat(ask(db, "SELECT TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(), NOW())"))
                    .isEqualTo("0");
            assertThat(ask(db, "SELECT @@innodb_flush_log_at_trx_commit")).isEqualTo("1");
            assertThat(ask(db, "SELECT @@innodb_buffer_pool_size DIV 1048576")).isEqualTo("160");
            assertThat(ask(db, "SELECT @@max_connections")).isEqualTo("200");
            assertThat(ask(db, "SELECT @@collation_database")).isEqualTo("utf8mb4_bin");
            assertThat(ask(db, "SELECT @@global.sql_mode"))
                    .contains("ONLY_FULL_GROUP_BY", "STRICT_TRANS_TABLES", "NO_ZERO_DATE");
            assertThat(ask(db, "SELECT '\uD83D\uDE00'")).isEqualTo("\uD83D\uDE00");
        }
    }

    @Test
    void shouldLetNobodyInWithoutThePassword() throws Exception {
        try (EmbeddedMariaDb db = EmbeddedMariaDb.start(options())) {
            for (String user : new String[] {"root", "yujian", ""}) {
                assertThatThrownBy(() -> java.sql.DriverManager.getConnection(db.jdbcUrl(""), user, "")
                                .close())
                        .isInstanceOf(SQLException.class);
            }
            assertThat(Files.exists(dir.resolve("db/init.sql"))).isFalse();
            assertThat(Files.getPosixFilePermissions(dir.resolve("db/password")))
                    .hasSize(2);
        }
    }

    @Test
    void shouldKeepDataOverARestart() throws Exception {
        int port;
        try (EmbeddedMariaDb db = EmbeddedMariaDb.start(options())) {
            port = db.port();
            write(db, "kept");
        }
        assertThat(Files.exists(dir.resolve("db/server.pid"))).isFalse();
        try (EmbeddedMariaDb db = EmbeddedMariaDb.start(options().withPort(port))) {
            assertThat(db.port()).isEqualTo(port);
            assertThat(ask(db, "SELECT word FROM t")).isEqualTo("kept");
        }
    }

    @Test
    void shouldSayInWordsThatThePortIsBusy() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            EmbeddedStoreException refused = refusal(options().withPort(other.getLocalPort()));
            assertThat(refused.kind()).isEqualTo(Kind.PORT_BUSY);
            assertThat(refused.reason().en()).contains("Port " + other.getLocalPort());
            assertThat(refused.reason().zh()).contains("端口 " + other.getLocalPort());
            assertThat(refused.remedy().en()).contains("another port");
        }
    }

    @Test
    void shouldRefuseAFolderThatAnotherOwnerHolds() {
        EmbeddedMariaDb first = EmbeddedMariaDb.start(options());
        try {
            assertThat(refusal(options()).kind()).isEqualTo(Kind.DATA_IN_USE);
            assertThat(first.isAlive()).isTrue();
        } finally {
            first.close();
        }
    }

    @Test
    void shouldSayInWordsThatDataIsDamaged() throws Exception {
        EmbeddedMariaDb.start(options()).close();
        try (RandomAccessFile tablespace =
                new RandomAccessFile(dir.resolve("db/data/ibdata1").toFile(), "rw")) {
            tablespace.write(new byte[1 << 20]);
        }
        EmbeddedStoreException refused = refusal(options());
        assertThat(refused.kind()).isEqualTo(Kind.DATA_DAMAGED);
        assertThat(refused.remedy().en()).contains("backup").contains("server.log");
        assertThat(refused.remedy().zh()).contains("备份");
    }

    @Test
    void shouldSayInWordsThatAFileIsMissing() throws Exception {
        EmbeddedMariaDb.start(options()).close();
        Files.delete(dir.resolve("db/data/ibdata1"));
        assertThat(refusal(options()).kind()).isEqualTo(Kind.DATA_DAMAGED);
    }

    @Test
    void shouldStartOverWhenTheFirstStartWasInterrupted() throws Exception {
        Path half = dir.resolve("db/data.part");
        Files.createDirectories(half.resolve("mysql"));
        Files.writeString(half.resolve("ibdata1"), "half");
        try (EmbeddedMariaDb db = EmbeddedMariaDb.start(options())) {
            write(db, "fresh");
            assertThat(Files.exists(half)).isFalse();
        }
    }

    @Test
    void shouldMakeAndDropDatabases() throws Exception {
        try (EmbeddedMariaDb db = EmbeddedMariaDb.start(options())) {
            db.createDatabase("t_one");
            db.createDatabase("t_one");
            try (Connection connection = db.connect("t_one")) {
                assertThat(connection.getCatalog()).isEqualTo("t_one");
            }
            db.dropDatabase("t_one");
            assertThatThrownBy(() -> db.connect("t_one").close()).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> db.createDatabase("a`b")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private EmbeddedMariaDbOptions options() {
        return EmbeddedMariaDbOptions.in(dir.resolve("db"));
    }

    private static EmbeddedStoreException refusal(EmbeddedMariaDbOptions options) {
        return catchThrowableOfType(
                EmbeddedStoreException.class,
                () -> EmbeddedMariaDb.start(options).close());
    }

    private static void write(SqlServer db, String word) throws SQLException {
        try (Connection connection = db.connect("yujian");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (word VARCHAR(20)) ENGINE=InnoDB");
            statement.execute("INSERT INTO t VALUES ('" + word + "')");
        }
    }

    static String ask(SqlServer db, String sql) throws SQLException {
        try (Connection connection = db.connect("yujian");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : "";
        }
    }
}
