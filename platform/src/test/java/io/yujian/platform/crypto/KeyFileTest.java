package io.yujian.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class KeyFileTest {
    private static final Instant DAY = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path folder;

    private final JsonMapper mapper = JsonMapper.builder().build();

    @Test
    void shouldMakeKeysThatOnlyTheOwnerCanRead() throws Exception {
        Path path = folder.resolve("deep/keys.json");
        KeyFile file = new KeyFile(path, mapper);
        assertThat(file.read()).isEmpty();
        List<StoredKey> made = file.create(DAY);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        assertThat(file.read()).hasValue(made);
        try (var left = Files.list(path.getParent())) {
            assertThat(left).containsExactly(path);
        }
    }

    @Test
    void shouldRefuseABrokenFileInOneSentence() throws Exception {
        String aes = key("00000001", "aes", 32, true);
        String hmac = key("00000002", "hmac", 32, true);
        for (String broken : List.of(
                "",
                "{}",
                "[null]",
                "[]",
                "[" + aes + "]",
                "[" + aes + "," + aes + "," + hmac + "]",
                "[" + aes + "," + key("00000003", "aes", 32, true) + "," + hmac + "]",
                "[" + key("00000001", "aes", 32, false) + "," + hmac + "]",
                "[" + key("00000001", "aes", 16, true) + "," + hmac + "]",
                "[" + key("no hex", "aes", 32, true) + "," + hmac + "]")) {
            Path path = Files.writeString(folder.resolve("keys.json"), broken);
            assertThatExceptionOfType(KeyTrouble.class)
                    .as(broken)
                    .isThrownBy(() -> new KeyFile(path, mapper).read())
                    .withMessageContaining(path.toString());
        }
        Path good = Files.writeString(
                folder.resolve("keys.json"), "[" + aes + "," + key("00000003", "aes", 32, false) + "," + hmac + "]");
        assertThat(new KeyFile(good, mapper).read().orElseThrow()).hasSize(3);
    }

    private static String key(String id, String purpose, int bytes, boolean active) {
        return "{\"id\":\"%s\",\"purpose\":\"%s\",\"base64\":\"%s\",\"createdAt\":\"2026-01-01T00:00:00Z\",\"active\":%s}"
                .formatted(id, purpose, java.util.Base64.getEncoder().encodeToString(new byte[bytes]), active);
    }
}
