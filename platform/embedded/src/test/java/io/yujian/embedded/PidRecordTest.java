package io.yujian.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class PidRecordTest {

    @TempDir
    Path dir;

    private Process process;
    private Path ours;

    @BeforeEach
    void startAProgramOfOurOwn() throws Exception {
        Path home = Files.createDirectories(dir.resolve("cache/sleeper"));
        ours = Files.copy(Path.of("/bin/sleep").toRealPath(), home.resolve("sleep"));
        assertThat(ours.toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve(BinaryCache.MARKER), "x");
        process = new ProcessBuilder(ours.toString(), "60").start();
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    @Test
    void shouldRecogniseAndEndItsOwn() throws Exception {
        PidRecord.write(pidFile(), process.toHandle(), ours);
        assertThat(PidRecord.survivor(pidFile())).contains(process.toHandle());
        PidRecord.endSurvivor(pidFile(), "sleep");
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void shouldLeaveAloneAProcessThatRunsSomethingElse() throws Exception {
        Process stranger = new ProcessBuilder("/bin/sleep", "60").start();
        try {
            PidRecord.write(pidFile(), stranger.toHandle(), ours);
            PidRecord.endSurvivor(pidFile(), "sleep");
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void shouldLeaveAloneAnExecutableOutsideOurFolders() throws Exception {
        Files.delete(ours.resolveSibling(BinaryCache.MARKER));
        PidRecord.write(pidFile(), process.toHandle(), ours);
        assertThat(PidRecord.survivor(pidFile())).isEmpty();
    }

    @Test
    void shouldLeaveAloneAPidThatWasGivenOutAgain() throws Exception {
        Instant earlier = process.info().startInstant().orElseThrow().minusSeconds(60);
        Files.writeString(pidFile(), process.pid() + "\n" + ours.toRealPath() + "\n" + earlier + "\n");
        assertThat(PidRecord.survivor(pidFile())).isEmpty();
    }

    @Test
    void shouldIgnoreAFileThatMakesNoSense() throws Exception {
        Files.writeString(pidFile(), "what\nis\nthis\n");
        assertThat(PidRecord.survivor(pidFile())).isEmpty();
        assertThat(PidRecord.survivor(dir.resolve("absent"))).isEmpty();
    }

    private Path pidFile() {
        return dir.resolve("server.pid");
    }
}
