package io.yujian.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

@EnabledIfEnvironmentVariable(named = "YUJIAN_MYSQL_HOME", matches = ".+", disabledReason = "no MySQL was fetched")
class RealMySqlIT {

    @TempDir
    Path dir;

    @Test
    void shouldServeAndKeepDataOverARestart() throws Exception {
        Path home = RealMySql.home().orElseThrow();
        try (RealMySql db = RealMySql.start(home, dir.resolve("mysql"), 64)) {
            assertThat(EmbeddedMariaDbIT.ask(db, "SELECT VERSION()")).startsWith("9.");
            assertThat(EmbeddedMariaDbIT.ask(db, "SELECT @@transaction_isolation"))
                    .isEqualTo("READ-COMMITTED");
            db.createDatabase("t_kept");
        }
        try (RealMySql db = RealMySql.start(home, dir.resolve("mysql"), 64)) {
            db.connect("t_kept").close();
        }
    }
}
