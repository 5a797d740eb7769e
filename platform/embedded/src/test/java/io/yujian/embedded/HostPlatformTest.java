package io.yujian.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HostPlatformTest {

    @Test
    void shouldKnowWhereServersExist() {
        assertThat(HostPlatform.of("Linux", "amd64"))
                .isEqualTo(new HostPlatform("linux-x64", "linux", "redis-server-6.2.6-v5-linux-amd64"));
        assertThat(HostPlatform.of("Mac OS X", "aarch64").mariaDbFolder()).isEqualTo("osx");
        assertThat(HostPlatform.of("Windows 11", "amd64").mariaDbServer()).isEqualTo("bin/mysqld.exe");
    }

    @Test
    void shouldSayWhereNoneIsPublished() {
        assertThat(HostPlatform.of("Linux", "aarch64").mariaDbFolder()).isNull();
        assertThat(HostPlatform.of("Linux", "aarch64").redisFile()).isEqualTo("redis-server-6.2.7-linux-arm64");
        assertThat(HostPlatform.of("Mac OS X", "x86_64").mariaDbFolder()).isNull();
        assertThat(HostPlatform.of("Linux", "riscv64").redisFile()).isNull();
    }
}
