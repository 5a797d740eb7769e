package io.yujian.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.yujian.testkit.ModuleTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

@ModuleTest(
        properties = {
            "yujian.key-file=target/key-check-it/keys.json",
            "yujian.admin-password-file=target/key-check-it/admin"
        })
class KeyCheckIT {
    @TempDir
    Path folder;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    JsonMapper mapper;

    @Autowired
    InstantSource time;

    @Autowired
    FieldCipher cipher;

    @BeforeEach
    void forgetKeys() {
        jdbc.update("DELETE FROM pf_key");
    }

    @Test
    void shouldMakeKeysAtTheFirstStartAndUseThemAtTheNext() {
        Path path = folder.resolve("keys.json");
        byte[] stored = new AesGcmFieldCipher(check(path).open()).encrypt("t", "c", 1, "kept");
        assertThat(new AesGcmFieldCipher(check(path).open()).decrypt("t", "c", 1, stored))
                .isEqualTo("kept");
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM pf_key", Integer.class))
                .isEqualTo(2);
    }

    @Test
    void shouldRefuseADatabaseWhoseKeyFileIsGoneAndMakeNone() throws Exception {
        Path path = folder.resolve("keys.json");
        check(path).open();
        Files.delete(path);
        assertThatExceptionOfType(KeyTrouble.class)
                .isThrownBy(() -> check(path).open())
                .withMessageContaining(path.toString());
        assertThat(path).doesNotExist();
    }

    @Test
    void shouldRefuseAKeyFileOfAnotherDatabase() {
        check(folder.resolve("keys.json")).open();
        Path other = folder.resolve("other.json");
        new KeyFile(other, mapper).create(time.instant());
        assertThatExceptionOfType(KeyTrouble.class)
                .isThrownBy(() -> check(other).open());
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM pf_key", Integer.class))
                .isEqualTo(2);
    }

    @Test
    void shouldRefuseAKeyThatWasExchangedUnderItsId() {
        Path path = folder.resolve("keys.json");
        check(path).open();
        List<StoredKey> keys = new KeyFile(path, mapper).read().orElseThrow();
        StoredKey forged = new StoredKey(
                keys.get(0).id(),
                KeyPurpose.AES,
                KeyFile.random(KeyPurpose.AES, Instant.EPOCH).base64(),
                keys.get(0).createdAt(),
                true);
        PrivateFile.write(path, mapper.writeValueAsString(List.of(forged, keys.get(1))));
        assertThatExceptionOfType(KeyTrouble.class).isThrownBy(() -> check(path).open());
    }

    @Test
    void shouldTakeARotatedEncryptionKeyAndRefuseARotatedLookUpKey() {
        Path path = folder.resolve("keys.json");
        check(path).open();
        List<StoredKey> keys = new KeyFile(path, mapper).read().orElseThrow();
        StoredKey oldAes = new StoredKey(
                keys.get(0).id(),
                KeyPurpose.AES,
                keys.get(0).base64(),
                keys.get(0).createdAt(),
                false);
        StoredKey newAes = KeyFile.random(KeyPurpose.AES, time.instant());
        PrivateFile.write(path, mapper.writeValueAsString(List.of(oldAes, newAes, keys.get(1))));
        check(path).open();
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM pf_key", Integer.class))
                .isEqualTo(3);

        StoredKey oldHmac = new StoredKey(
                keys.get(1).id(),
                KeyPurpose.HMAC,
                keys.get(1).base64(),
                keys.get(1).createdAt(),
                false);
        StoredKey newHmac = KeyFile.random(KeyPurpose.HMAC, time.instant());
        PrivateFile.write(path, mapper.writeValueAsString(List.of(oldAes, newAes, oldHmac, newHmac)));
        assertThatExceptionOfType(KeyTrouble.class)
                .isThrownBy(() -> check(path).open())
                .withMessageContaining("hmac");
    }

    @Test
    void shouldLetOneOfManyNodesWithDifferentNewFilesWin() throws Exception {
        var pool = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> starts = IntStream.range(0, 4)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        try {
                            check(folder.resolve("node" + i + ".json")).open();
                            return true;
                        } catch (KeyTrouble e) {
                            return false;
                        }
                    })
                    .toList();
            int winners = 0;
            for (var start : pool.invokeAll(starts)) {
                winners += start.get() ? 1 : 0;
            }
            assertThat(winners).isEqualTo(1);
            assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM pf_key", Integer.class))
                    .isEqualTo(2);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void shouldOfferTheCipherToModules() {
        assertThat(cipher.decrypt("t", "c", 1, cipher.encrypt("t", "c", 1, "x")))
                .isEqualTo("x");
    }

    private KeyCheck check(Path path) {
        return new KeyCheck(jdbc, new KeyFile(path, mapper), time);
    }
}
