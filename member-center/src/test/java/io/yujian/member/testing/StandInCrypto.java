package io.yujian.member.testing;

import io.yujian.platform.crypto.FieldCipher;
import io.yujian.platform.crypto.LookupHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class StandInCrypto {
    @Bean
    FieldCipher fieldCipher() {
        return new FieldCipher() {
            @Override
            public byte[] encrypt(String table, String column, long row, String text) {
                return (row + "|" + text).getBytes(StandardCharsets.UTF_8);
            }

            @Override
            public String decrypt(String table, String column, long row, byte[] stored) {
                String text = new String(stored, StandardCharsets.UTF_8);
                return text.substring(text.indexOf('|') + 1);
            }
        };
    }

    @Bean
    LookupHash lookupHash() {
        return value -> {
            try {
                return MessageDigest.getInstance("SHA-256").digest(("k" + value).getBytes(StandardCharsets.UTF_8));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
    }
}
