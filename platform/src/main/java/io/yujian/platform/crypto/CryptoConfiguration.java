package io.yujian.platform.crypto;

import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Opens the key file, which must fit the database. */
@Configuration(proxyBeanMethods = false)
class CryptoConfiguration {
    @Bean
    KeyRing keyRing(
            JdbcTemplate jdbc,
            JsonMapper mapper,
            InstantSource time,
            @Value("${yujian.key-file:.yujian/keys.json}") String file) {
        return new KeyCheck(jdbc, new KeyFile(Path.of(file), mapper), time).open();
    }

    @Bean
    FieldCipher fieldCipher(KeyRing keys) {
        return new AesGcmFieldCipher(keys);
    }

    @Bean
    LookupHash lookupHash(KeyRing keys) {
        return new HmacLookupHash(keys);
    }
}
