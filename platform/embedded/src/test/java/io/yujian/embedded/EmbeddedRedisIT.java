package io.yujian.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.yujian.embedded.EmbeddedStoreException.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRedisIT {

    @TempDir
    Path dir;

    @Test
    void shouldKeepDataOverARestart() throws Exception {
        try (EmbeddedRedis redis = EmbeddedRedis.start(options())) {
            assertThat(say(redis, "SET greeting hello")).isEqualTo("+OK");
        }
        try (EmbeddedRedis redis = EmbeddedRedis.start(options())) {
            assertThat(say(redis, "STRLEN greeting")).isEqualTo(":5");
            assertThat(redis.address()).isEqualTo("redis://127.0.0.1:" + redis.port());
        }
    }

    @Test
    void shouldLetNobodyInWithoutThePassword() throws Exception {
        try (EmbeddedRedis redis = EmbeddedRedis.start(options())) {
            assertThat(talk(redis.port(), "PING\r\n")).startsWith("-NOAUTH");
        }
    }

    @Test
    void shouldStartEmptyWhenItsFileIsDamaged() throws Exception {
        try (EmbeddedRedis redis = EmbeddedRedis.start(options())) {
            say(redis, "SET greeting hello");
        }
        Files.writeString(dir.resolve("redis/data/appendonly.aof"), "this is no append only file\r\nat all\r\n");
        try (EmbeddedRedis redis = EmbeddedRedis.start(options())) {
            assertThat(say(redis, "EXISTS greeting")).isEqualTo(":0");
        }
        assertThat(dir.resolve("redis/data.broken/appendonly.aof")).exists();
    }

    @Test
    void shouldSayInWordsThatThePortIsBusy() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            EmbeddedStoreException refused = catchThrowableOfType(
                    EmbeddedStoreException.class,
                    () -> EmbeddedRedis.start(options().withPort(other.getLocalPort()))
                            .close());
            assertThat(refused.kind()).isEqualTo(Kind.PORT_BUSY);
            assertThat(refused.getMessage()).contains("Port " + other.getLocalPort(), "another port");
        }
    }

    private EmbeddedRedisOptions options() {
        return EmbeddedRedisOptions.in(dir.resolve("redis"));
    }

    private static String say(EmbeddedRedis redis, String command) throws IOException {
        return talk(redis.port(), "AUTH " + redis.password() + "\r\n" + command + "\r\n")
                .lines()
                .skip(1)
                .findFirst()
                .orElse("");
    }

    private static String talk(int port, String words) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write((words + "QUIT\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
