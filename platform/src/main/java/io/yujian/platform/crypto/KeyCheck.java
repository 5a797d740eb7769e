package io.yujian.platform.crypto;

import io.yujian.platform.time.UtcTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Holds key file and database together at each start: every key that the database was written with must be in the file,
 * unchanged, and the look-up key must be the same for ever. Under a database lock, so that two nodes that start together
 * with different new files cannot both win.
 */
final class KeyCheck {
    private static final int LOCK_SECONDS = 30;

    private final JdbcTemplate jdbc;
    private final KeyFile file;
    private final InstantSource time;

    KeyCheck(JdbcTemplate jdbc, KeyFile file, InstantSource time) {
        this.jdbc = jdbc;
        this.file = file;
        this.time = time;
    }

    /** @throws KeyTrouble when the two do not belong together */
    KeyRing open() {
        List<StoredKey> keys = jdbc.execute((ConnectionCallback<List<StoredKey>>) this::openLocked);
        if (keys == null) {
            throw new IllegalStateException("no keys");
        }
        return new KeyRing(keys);
    }

    private List<StoredKey> openLocked(Connection connection) throws SQLException {
        lock(connection);
        try {
            Map<String, Recorded> recorded = recorded(connection);
            Optional<List<StoredKey>> found = file.read();
            if (found.isEmpty() && !recorded.isEmpty()) {
                throw missing(String.join(", ", recorded.keySet()));
            }
            List<StoredKey> keys = found.orElseGet(() -> file.create(time.instant()));
            compare(keys, recorded);
            for (StoredKey key : keys) {
                if (!recorded.containsKey(key.id())) {
                    record(connection, key, time.instant());
                }
            }
            return keys;
        } finally {
            unlock(connection);
        }
    }

    private void compare(List<StoredKey> keys, Map<String, Recorded> recorded) {
        Map<String, StoredKey> byId = new HashMap<>();
        keys.forEach(key -> byId.put(key.id(), key));
        recorded.forEach((id, known) -> {
            StoredKey key = byId.get(id);
            if (key == null || !Digests.same(key.checkValue(), known.checkValue())) {
                throw missing(id);
            }
            String lookup = KeyRing.active(keys, KeyPurpose.HMAC).id();
            if (known.purpose().equals(KeyPurpose.HMAC.word()) && !id.equals(lookup)) {
                throw new KeyTrouble(
                        "密钥文件 " + file.path() + " 启用了新的 hmac 密钥 " + lookup + ",但数据库一直使用 " + id + "。",
                        "The key file " + file.path() + " has a new active hmac key " + lookup
                                + " but the database uses " + id + ".",
                        "hmac 密钥不能更换，请重新启用 " + id + "。",
                        "The hmac key cannot be changed: make " + id + " active again.");
            }
        });
    }

    private KeyTrouble missing(String ids) {
        return new KeyTrouble(
                "这个数据库使用了密钥 " + ids + ",但密钥文件 " + file.path() + " 里没有。",
                "This database was written with key " + ids + ", which the key file " + file.path() + " lacks.",
                "请把与这个数据库一起备份的密钥文件放到这里，或用 yujian.key-file 指出它的位置。",
                "Put the key file that was backed up with this database there, or name its place by yujian.key-file.");
    }

    private static Map<String, Recorded> recorded(Connection connection) throws SQLException {
        Map<String, Recorded> recorded = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT id, purpose, check_value FROM pf_key");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                recorded.put(rows.getString(1), new Recorded(rows.getString(2), rows.getBytes(3)));
            }
        }
        return recorded;
    }

    private static void record(Connection connection, StoredKey key, Instant now) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO pf_key (id, purpose, check_value, first_seen_at) VALUES (?, ?, ?, ?)")) {
            insert.setString(1, key.id());
            insert.setString(2, key.purpose().word());
            insert.setBytes(3, key.checkValue());
            insert.setObject(4, UtcTime.of(now));
            insert.executeUpdate();
        }
    }

    /** Named after the database, since the lock is the server's. */
    private static void lock(Connection connection) throws SQLException {
        try (PreparedStatement get = connection.prepareStatement(
                        "SELECT GET_LOCK(CONCAT('yujian-keys-', LEFT(SHA2(DATABASE(), 256), 16)), " + LOCK_SECONDS
                                + ")");
                ResultSet row = get.executeQuery()) {
            if (!row.next() || row.getInt(1) != 1) {
                throw new SQLException("another node has been checking its keys for " + LOCK_SECONDS + " s");
            }
        }
    }

    private static void unlock(Connection connection) throws SQLException {
        try (PreparedStatement release = connection.prepareStatement(
                        "SELECT RELEASE_LOCK(CONCAT('yujian-keys-', LEFT(SHA2(DATABASE(), 256), 16)))");
                ResultSet row = release.executeQuery()) {
            row.next();
        }
    }

    /** A row of pf_key. */
    private record Recorded(String purpose, byte[] checkValue) {}
}
