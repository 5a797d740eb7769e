package io.yujian.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JVM that owns the servers is ended without any notice; nothing that was committed may be missing afterwards. */
class KilledJvmIT {

    @TempDir
    Path dir;

    private @Nullable ProcessHandle mariaDb;
    private @Nullable ProcessHandle redis;

    @AfterEach
    void leaveNothingBehind() {
        Stream.of(mariaDb, redis).filter(Objects::nonNull).forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void shouldEndTheSurvivorsAndKeepEveryCommittedRow() throws Exception {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AbandonedServers.class.getName(),
                        dir.toString())
                .redirectErrorStream(true)
                .start();
        int said = 0;
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(jvm.getInputStream(), StandardCharsets.UTF_8))) {
            String line = out.readLine();
            while (line != null && !line.startsWith("started ")) {
                line = out.readLine();
            }
            assertThat(line).as("the child's first word").isNotNull();
            mariaDb = process(Long.parseLong(line.split(" ")[1]));
            redis = process(Long.parseLong(line.split(" ")[2]));
            for (line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith("row ")) {
                    said = Integer.parseInt(line.substring(4));
                    if (said == 300) {
                        jvm.toHandle().destroyForcibly();
                    }
                }
            }
        }
        assertThat(jvm.waitFor()).isNotZero();
        assertThat(said).isGreaterThanOrEqualTo(300);
        assertThat(mariaDb.isAlive()).as("MariaDB outlives its JVM").isTrue();
        assertThat(redis.isAlive()).as("Redis outlives its JVM").isTrue();

        try (EmbeddedStores stores = EmbeddedStores.start(dir, 64)) {
            assertThat(PidRecord.hasEnded(mariaDb)).isTrue();
            assertThat(PidRecord.hasEnded(redis)).isTrue();
            int kept = Integer.parseInt(EmbeddedMariaDbIT.ask(stores.mariaDb(), "SELECT COUNT(*) FROM n"));
            // The last row may have been committed before it was said.
            assertThat(kept).isBetween(said, said + 1);
        }
    }

    private static ProcessHandle process(long pid) {
        return ProcessHandle.of(pid).orElseThrow();
    }
}
