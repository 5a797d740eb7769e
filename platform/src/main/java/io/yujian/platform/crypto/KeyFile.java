package io.yujian.platform.crypto;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file with the encryption keys, a JSON list. It is part of every backup: without it phone numbers and secrets in the
 * database are lost.
 */
final class KeyFile {
    private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);
    private static final int BYTES = 32;

    private final Path path;
    private final JsonMapper mapper;

    KeyFile(Path path, JsonMapper mapper) {
        this.path = path.toAbsolutePath().normalize();
        this.mapper = mapper;
    }

    Path path() {
        return path;
    }

    /** The checked keys; empty when there is no file. */
    Optional<List<StoredKey>> read() {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        List<StoredKey> keys;
        try {
            keys = List.of(mapper.readValue(Files.readString(path), StoredKey[].class));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the key file " + path, e);
        } catch (JacksonException | NullPointerException e) {
            throw broken("不是密钥列表", "it is not a list of keys");
        }
        warnIfOthersMayRead();
        check(keys);
        return Optional.of(keys);
    }

    /** Makes the first keys, one of each purpose, readable by the owner of the process only. */
    List<StoredKey> create(Instant now) {
        List<StoredKey> keys = List.of(random(KeyPurpose.AES, now), random(KeyPurpose.HMAC, now));
        PrivateFile.write(path, mapper.writerWithDefaultPrettyPrinter().writeValueAsString(keys) + "\n");
        LOG.info(
                "Made encryption keys in {}; keep this file with every backup, nothing can be decrypted without it",
                path);
        return keys;
    }

    static StoredKey random(KeyPurpose purpose, Instant now) {
        SecureRandom random = new SecureRandom();
        byte[] id = new byte[4];
        byte[] key = new byte[BYTES];
        random.nextBytes(id);
        random.nextBytes(key);
        return new StoredKey(
                HexFormat.of().formatHex(id), purpose, Base64.getEncoder().encodeToString(key), now, true);
    }

    private void check(List<StoredKey> keys) {
        Set<String> ids = new HashSet<>();
        for (StoredKey key : keys) {
            if (!key.id().matches("[0-9a-f]{8}") || !ids.add(key.id())) {
                throw broken("密钥编号要是 8 位十六进制数且不重复", "key ids must be 8 hexadecimal digits, each once");
            }
            if (lengthOf(key) != BYTES) {
                throw broken("密钥 " + key.id() + " 不是 32 字节的 base64", "key " + key.id() + " is not base64 of 32 bytes");
            }
        }
        for (KeyPurpose purpose : KeyPurpose.values()) {
            long active = keys.stream()
                    .filter(key -> key.purpose() == purpose && key.active())
                    .count();
            if (active != 1) {
                throw broken(
                        purpose.word() + " 要恰好有一个启用的密钥，现在有 " + active + " 个",
                        "there must be exactly one active " + purpose.word() + " key, there are " + active);
            }
        }
    }

    private static int lengthOf(StoredKey key) {
        try {
            return Base64.getDecoder().decode(key.base64()).length;
        } catch (IllegalArgumentException e) {
            return -1;
        }
    }

    private KeyTrouble broken(String zh, String en) {
        return new KeyTrouble(
                "密钥文件 " + path + " 不可用:" + zh + "。",
                "The key file " + path + " is not usable: " + en + ".",
                "请从备份恢复这个文件。不要删除它：没有它，已加密的内容无法恢复。",
                "Restore the file from a backup. Do not delete it: what it encrypted would be lost.");
    }

    private void warnIfOthersMayRead() {
        try {
            Set<PosixFilePermission> mode = Files.getPosixFilePermissions(path);
            if (mode.contains(PosixFilePermission.GROUP_READ) || mode.contains(PosixFilePermission.OTHERS_READ)) {
                LOG.warn("The key file {} can be read by other users of this machine; run chmod 600 on it", path);
            }
        } catch (IOException | UnsupportedOperationException e) {
            LOG.debug("No file modes here", e);
        }
    }
}
