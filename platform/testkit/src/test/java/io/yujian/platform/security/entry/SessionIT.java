package io.yujian.platform.security.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.yujian.platform.security.user.NewUser;
import io.yujian.platform.security.user.UserRole;
import io.yujian.platform.security.user.Users;
import io.yujian.testkit.ModuleTest;
import io.yujian.testkit.SettableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

@ModuleTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "yujian.admin-password-file=target/session-it/admin-password",
            "yujian.key-file=target/session-it/keys.json"
        })
class SessionIT {
    private static final String PASSWORD = "correct horse battery";

    @LocalServerPort
    int port;

    @Autowired
    Users users;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    SettableClock clock;

    @BeforeEach
    void start() {
        jdbc.update("DELETE FROM pf_sign_in_failure");
        jdbc.update("DELETE FROM pf_user WHERE username <> 'admin'");
        users.create(new NewUser("ada", "阿达", UserRole.VIEWER, PASSWORD));
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    @Test
    void shouldMakeTheFirstAdministratorAndTellThePasswordInAPrivateFileOnly() throws Exception {
        Path file = Path.of("target/session-it/admin-password");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String password = Files.readString(file).strip();

        Browser browser = new Browser(port);
        assertThat(browser.signIn("admin", password).status()).isEqualTo(200);

        var session = browser.get("/api/v1/session").json().path("user");
        assertThat(session.path("role").asString()).isEqualTo("admin");
        assertThat(session.path("rights").toString()).contains("users:write");
        assertThat(session.path("id").isString()).isTrue();
    }

    @Test
    void shouldRefuseWhoIsNotSignedIn() {
        var answer = new Browser(port).get("/api/v1/session");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("auth.required");
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.header("X-Trace-Id"))
                .hasValue(answer.json().path("traceId").asString());
        assertThat(answer.header("Cache-Control").orElseThrow()).contains("no-store");
    }

    @Test
    void shouldRefuseWhoLacksTheRight() {
        Browser viewer = signedIn();
        var answer = viewer.get("/api/v1/users");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("auth.forbidden");
        assertThat(viewer.get("/api/v1/catalog").status()).isEqualTo(200);
    }

    @Test
    void shouldHideTheSessionFromScripts() {
        Browser browser = new Browser(port);
        var answer = browser.signIn("ada", PASSWORD);
        assertThat(answer.raw().headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("YJSESSION=")
                        .contains("HttpOnly")
                        .contains("SameSite=Lax"));
        String token = browser.cookie("YJSESSION").orElseThrow();
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM pf_session WHERE HEX(token_hash) = HEX(?)", Integer.class, token))
                .isZero();
    }

    @Test
    void shouldRefuseAWriteWithoutTheCsrfToken() {
        Browser browser = signedIn();
        var refused = browser.withoutCsrf().delete("/api/v1/session");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("auth.csrf");
        assertThat(browser.get("/api/v1/session").status()).isEqualTo(200);

        var wrong = browser.delete("/api/v1/session", "X-XSRF-TOKEN", "00000000-0000-0000-0000-000000000000");
        assertThat(wrong.code()).isEqualTo("auth.csrf");
        var right = browser.delete(
                "/api/v1/session", "X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN").orElseThrow());
        assertThat(right.status()).isEqualTo(204);
    }

    @Test
    void shouldEndASessionOnSigningOut() {
        Browser browser = signedIn();
        String token = browser.cookie("YJSESSION").orElseThrow();
        assertThat(browser.delete("/api/v1/session").status()).isEqualTo(204);
        assertThat(browser.cookie("YJSESSION")).isEmpty();
        assertThat(new Browser(port)
                        .get("/api/v1/session", "Cookie", "YJSESSION=" + token)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void shouldSlideTheSessionAndEndItAfterItsIdleTime() {
        Browser browser = signedIn();
        clock.advance(Duration.ofHours(7));
        assertThat(browser.get("/api/v1/session").status()).isEqualTo(200);
        clock.advance(Duration.ofHours(7));
        assertThat(browser.get("/api/v1/session").status()).isEqualTo(200);
        clock.advance(Duration.ofHours(9));
        assertThat(browser.get("/api/v1/session").status()).isEqualTo(401);
    }

    @Test
    void shouldEndASessionAfterItsLongestLifeHoweverBusy() {
        Browser browser = signedIn();
        for (int hours = 0; hours < 7 * 24 - 6; hours += 6) {
            assertThat(browser.get("/api/v1/session").status())
                    .as("after %s h", hours)
                    .isEqualTo(200);
            clock.advance(Duration.ofHours(6));
        }
        clock.advance(Duration.ofHours(6));
        assertThat(browser.get("/api/v1/session").status()).isEqualTo(401);
    }

    @Test
    void shouldLockAfterFiveFailuresAndUnlockAfterFifteenMinutes() {
        Browser browser = new Browser(port);
        for (int i = 0; i < 5; i++) {
            assertThat(browser.signIn("ada", "wrong password").code()).isEqualTo("auth.wrong-credentials");
        }
        var locked = browser.signIn("Ada ", PASSWORD);
        assertThat(locked.status()).isEqualTo(429);
        assertThat(locked.code()).isEqualTo("auth.locked");
        assertThat(locked.json().path("retryAt").asString()).isNotEmpty();

        clock.advance(Duration.ofMinutes(14));
        assertThat(browser.signIn("ada", PASSWORD).status()).isEqualTo(429);
        clock.advance(Duration.ofMinutes(2));
        assertThat(browser.signIn("ada", PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void shouldLockNamesThatDoNotExistJustTheSame() {
        Browser browser = new Browser(port);
        for (int i = 0; i < 5; i++) {
            var answer = browser.signIn("nobody", "wrong password");
            assertThat(answer.code()).isEqualTo("auth.wrong-credentials");
        }
        assertThat(browser.signIn("nobody", "wrong password").code()).isEqualTo("auth.locked");
    }

    @Test
    void shouldForgetFailuresAfterSuccess() {
        Browser browser = new Browser(port);
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 4; i++) {
                browser.signIn("ada", "wrong password");
            }
            assertThat(browser.signIn("ada", PASSWORD).status()).isEqualTo(200);
        }
    }

    @Test
    void shouldThrottleAnAddressThatTriesManyNames() {
        Browser browser = new Browser(port);
        for (int i = 0; i < 30; i++) {
            assertThat(browser.signIn("name" + i, "wrong password").code()).isEqualTo("auth.wrong-credentials");
        }
        assertThat(browser.signIn("ada", PASSWORD).code()).isEqualTo("auth.locked");
    }

    @Test
    void shouldShutADisabledUserOutAtOnce() {
        Browser browser = signedIn();
        jdbc.update("UPDATE pf_user SET disabled = 1 WHERE username = 'ada'");
        assertThat(browser.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(new Browser(port).signIn("ada", PASSWORD).code()).isEqualTo("auth.wrong-credentials");
    }

    @Test
    void shouldChangeOnesOwnPasswordAndSignOutElsewhere() {
        Browser here = signedIn();
        Browser elsewhere = signedIn();
        assertThat(change(here, "wrong password", "another good one").code()).isEqualTo("auth.wrong-password");
        assertThat(change(here, PASSWORD, "short").code()).isEqualTo("user.weak-password");
        assertThat(change(here, PASSWORD, "another good one").status()).isEqualTo(204);

        assertThat(here.get("/api/v1/session").status()).isEqualTo(200);
        assertThat(elsewhere.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(new Browser(port).signIn("ada", PASSWORD).status()).isEqualTo(401);
        assertThat(new Browser(port).signIn("ada", "another good one").status()).isEqualTo(200);
    }

    @Test
    void shouldNotLetAStolenSessionGuessThePassword() {
        Browser browser = signedIn();
        for (int i = 0; i < 5; i++) {
            assertThat(change(browser, "guess number " + i, "another good one").code())
                    .isEqualTo("auth.wrong-password");
        }
        assertThat(change(browser, PASSWORD, "another good one").code()).isEqualTo("auth.locked");
        assertThat(change(new Browser(port), PASSWORD, "another good one").status())
                .isIn(401, 403);
    }

    private static Browser.Answer change(Browser browser, String present, String next) {
        return browser.put("/api/v1/session/password", "{\"present\":\"" + present + "\",\"next\":\"" + next + "\"}");
    }

    @Test
    void shouldTakeJsonOnlyForSigningIn() {
        var answer = new Browser(port)
                .post("/api/v1/session", "{\"username\":\"ada\",\"password\":\"x\"}", "Content-Type", "text/plain");
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.code()).isEqualTo("request.unsupported-media-type");
    }

    private Browser signedIn() {
        Browser browser = new Browser(port);
        assertThat(browser.signIn("ada", PASSWORD).status()).isEqualTo(200);
        return browser;
    }
}
