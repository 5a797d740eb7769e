package io.yujian.platform.security.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.yujian.platform.error.YujianException;
import io.yujian.platform.security.Allowed;
import io.yujian.platform.security.PublicEndpoint;
import io.yujian.platform.security.user.NewUser;
import io.yujian.platform.security.user.UserRole;
import io.yujian.platform.security.user.Users;
import io.yujian.testkit.ModuleTest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@ModuleTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "yujian.admin-password-file=target/access-it/admin-password",
            "yujian.key-file=target/access-it/keys.json",
            "yujian.h5.frame-ancestors=http://phones.example:9090"
        })
@Import(AccessIT.Probes.class)
class AccessIT {
    private static final String PASSWORD = "correct horse battery";

    @LocalServerPort
    int port;

    @Autowired
    Users users;

    @Autowired
    JdbcTemplate jdbc;

    private Browser admin;

    @TestConfiguration
    static class Probes {
        @Bean
        Probe probe() {
            return new Probe();
        }
    }

    /** Endpoints that misbehave on purpose. */
    @TestComponent
    @RestController
    @RequestMapping("/api/v1/probe")
    static class Probe {
        record Body(@NotBlank String name, @Max(9) int count, List<@Valid Inner> inner) {}

        record Inner(@NotBlank String title) {}

        record More(List<String> problems) {}

        @GetMapping("/forgotten")
        String forgotten() {
            return "nobody said who may read this";
        }

        @GetMapping("/right")
        @Allowed("coupons:redeem")
        String right() {
            return "ok";
        }

        @PostMapping("/body")
        @PublicEndpoint(reason = "test")
        String body(@Valid @RequestBody Body body) {
            return body.name();
        }

        @GetMapping("/number")
        @PublicEndpoint(reason = "test")
        String number(@RequestParam @Max(9) int n) {
            return String.valueOf(n);
        }

        @GetMapping("/throw/{what}")
        @PublicEndpoint(reason = "test")
        String fail(@PathVariable String what) {
            throw switch (what) {
                case "stale" -> new OptimisticLockingFailureException("row 7");
                case "busy" -> new CannotAcquireLockException("lock wait");
                case "gone" -> new DataAccessResourceFailureException("db");
                case "refused" -> new YujianException(422, "probe.refused", "不行", new More(List.of("a", "b")));
                default -> new IllegalStateException("internal words with token");
            };
        }
    }

    @BeforeEach
    void start() {
        jdbc.update("DELETE FROM pf_sign_in_failure");
        jdbc.update("DELETE FROM pf_user WHERE username <> 'admin'");
        users.create(new NewUser("root", "管", UserRole.ADMIN, PASSWORD));
        users.create(new NewUser("staff", "店员", UserRole.STORE_STAFF, PASSWORD));
        admin = new Browser(port);
        admin.signIn("root", PASSWORD);
    }

    @Test
    void shouldRefuseAnEndpointThatSaysNothing() {
        assertThat(new Browser(port).get("/api/v1/probe/forgotten").status()).isEqualTo(403);
        assertThat(admin.get("/api/v1/probe/forgotten").code()).isEqualTo("auth.forbidden");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/v1/users",
        "POST,/api/v1/users",
        "PUT,/api/v1/users/1",
        "GET,/api/v1/api-keys",
        "POST,/api/v1/api-keys",
        "DELETE,/api/v1/api-keys/1",
        "GET,/api/v1/audit",
    })
    void shouldKeepOthersOut(String method, String path) {
        String body = method.equals("GET") || method.equals("DELETE") ? null : "{}";
        Browser anonymous = new Browser(port);
        anonymous.get("/api/v1/session");
        assertThat(anonymous.send(method, path, body).code()).isEqualTo("auth.required");

        Browser staff = new Browser(port);
        staff.signIn("staff", PASSWORD);
        assertThat(staff.send(method, path, body).code()).isEqualTo("auth.forbidden");
        assertThat(staff.get("/api/v1/probe/right").status()).isEqualTo(200);
    }

    @Test
    void shouldLetAKeyDoWhatItsScopesSayAndNothingElse() {
        var made = admin.post("/api/v1/api-keys", "{\"name\":\"till\",\"scopes\":[\"coupons:redeem\",\"audit:read\"]}");
        assertThat(made.status()).isEqualTo(201);
        String key = made.json().path("key").asString();
        String id = made.json().path("id").asString();
        assertThat(key).matches("yk_[0-9A-Za-z]{12}_[0-9A-Za-z]{43}");
        assertThat(admin.get("/api/v1/api-keys").raw().body())
                .contains(key.substring(0, 15))
                .doesNotContain(key.substring(16));

        Browser machine = new Browser(port);
        String[] bearer = {"Authorization", "Bearer " + key};
        assertThat(machine.get("/api/v1/probe/right", bearer).status()).isEqualTo(200);
        assertThat(machine.get("/api/v1/audit", bearer).status()).isEqualTo(200);
        assertThat(machine.get("/api/v1/users", bearer).code()).isEqualTo("auth.forbidden");
        assertThat(machine.get("/api/v1/session", bearer).code()).isEqualTo("auth.forbidden");
        assertThat(admin.get("/api/v1/api-keys").json().path("items").values())
                .filteredOn(item -> item.path("id").asString().equals(id))
                .singleElement()
                .satisfies(
                        item -> assertThat(item.path("lastUsedAt").asString("")).isNotEmpty());

        String wrong = key.substring(0, key.length() - 1) + (key.endsWith("0") ? "1" : "0");
        for (String bad : List.of(wrong, "yk_x_y", "", "yk_000000000000_" + "0".repeat(43))) {
            assertThat(admin.get("/api/v1/users", "Authorization", "Bearer " + bad)
                            .code())
                    .as("a bad key never falls back to the cookie: %s", bad)
                    .isEqualTo("auth.bad-key");
        }

        assertThat(admin.delete("/api/v1/api-keys/" + id).status()).isEqualTo(204);
        assertThat(machine.get("/api/v1/probe/right", bearer).code()).isEqualTo("auth.bad-key");
        assertThat(admin.delete("/api/v1/api-keys/" + id).code()).isEqualTo("api-key.not-found");
    }

    @Test
    void shouldEndAKeyAtItsTime() {
        String key = admin.post("/api/v1/api-keys", "{\"name\":\"short\",\"scopes\":[\"audit:read\"]}")
                .json()
                .path("key")
                .asString();
        jdbc.update("UPDATE pf_api_key SET expires_at = '2020-01-01' WHERE name = 'short'");
        assertThat(new Browser(port)
                        .get("/api/v1/audit", "Authorization", "Bearer " + key)
                        .code())
                .isEqualTo("auth.bad-key");
        assertThat(admin.post(
                                "/api/v1/api-keys",
                                "{\"name\":\"x\",\"scopes\":[\"audit:read\"],\"expiresAt\":\"2020-01-01T00:00:00Z\"}")
                        .code())
                .isEqualTo("api-key.expired");
    }

    @Test
    void shouldNotGiveAwayRightsThatTheGiverLacks() {
        String key = admin.post("/api/v1/api-keys", "{\"name\":\"keys\",\"scopes\":[\"keys:write\"]}")
                .json()
                .path("key")
                .asString();
        Browser machine = new Browser(port);
        var more = machine.post(
                "/api/v1/api-keys",
                "{\"name\":\"more\",\"scopes\":[\"users:write\"]}",
                "Authorization",
                "Bearer " + key);
        assertThat(more.status()).isEqualTo(403);
        assertThat(more.code()).isEqualTo("api-key.scope-not-yours");
        assertThat(admin.post("/api/v1/api-keys", "{\"name\":\"x\",\"scopes\":[\"signed-in\"]}")
                        .code())
                .isEqualTo("api-key.unknown-scope");
    }

    @Test
    void shouldMakeAndChangeUsersAndAuditIt() {
        var made = admin.post(
                "/api/v1/users",
                "{\"username\":\"Bob\",\"name\":\"鲍勃\",\"role\":\"viewer\",\"password\":\"" + PASSWORD + "\"}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().path("username").asString()).isEqualTo("bob");
        assertThat(made.raw().body()).doesNotContain("argon2").doesNotContain(PASSWORD);
        String id = made.json().path("id").asString();
        assertThat(jdbc.queryForObject("SELECT password_hash FROM pf_user WHERE username='bob'", String.class))
                .startsWith("{argon2}$argon2id$");

        assertThat(admin.post(
                                "/api/v1/users",
                                "{\"username\":\"bob\",\"name\":\"x\",\"role\":\"viewer\",\"password\":\"" + PASSWORD
                                        + "\"}")
                        .code())
                .isEqualTo("user.username-taken");
        assertThat(admin.post(
                                "/api/v1/users",
                                "{\"username\":\"eve\",\"name\":\"x\",\"role\":\"viewer\",\"password\":\"short\"}")
                        .code())
                .isEqualTo("user.weak-password");
        assertThat(admin.post(
                                "/api/v1/users",
                                "{\"username\":\"eve\",\"name\":\"x\",\"role\":\"king\",\"password\":\"" + PASSWORD
                                        + "\"}")
                        .status())
                .isEqualTo(400);

        Browser bob = new Browser(port);
        bob.signIn("bob", PASSWORD);
        assertThat(admin.put("/api/v1/users/" + id, "{\"role\":\"operator\"}")
                        .json()
                        .path("role")
                        .asString())
                .isEqualTo("operator");
        assertThat(bob.get("/api/v1/session").json().path("user").path("rights").toString())
                .contains("journeys:publish");
        admin.put("/api/v1/users/" + id, "{\"password\":\"another good password\"}");
        assertThat(bob.get("/api/v1/session").status()).isEqualTo(401);

        var audit = admin.get("/api/v1/audit?subject=user:" + id).json().path("items");
        assertThat(audit.path(0).path("action").asString()).isEqualTo("user.change");
        assertThat(audit.path(0).path("actor").path("name").asString()).isEqualTo("管");
        assertThat(audit.path(0).path("ip").asString()).isEqualTo("127.0.0.1");
        assertThat(audit.path(0).path("traceId").asString()).hasSize(32);
        assertThat(audit.toString())
                .contains("user.create")
                .contains("session.start")
                .doesNotContain("another good");
        assertThat(admin.put("/api/v1/users/999", "{}").code()).isEqualTo("user.not-found");
    }

    @Test
    void shouldKeepOneAdministrator() {
        jdbc.update("DELETE FROM pf_user WHERE username = 'admin'");
        String id = jdbc.queryForObject("SELECT id FROM pf_user WHERE username='root'", String.class);
        for (String change : List.of("{\"role\":\"viewer\"}", "{\"disabled\":true}")) {
            assertThat(admin.put("/api/v1/users/" + id, change).code()).isEqualTo("user.last-admin");
        }
        assertThat(admin.put("/api/v1/users/" + id, "{\"name\":\"管理\"}").status())
                .isEqualTo(200);
    }

    @Test
    void shouldPageTheAuditLogAndTakeWildcardsLiterally() {
        jdbc.update("DELETE FROM pf_audit");
        for (int i = 1; i <= 60; i++) {
            jdbc.update(
                    "INSERT INTO pf_audit (id, at, actor_kind, actor_id, actor_name, action, subject, detail)"
                            + " VALUES (?, '2026-01-01', 'user', '1', 'x', 'probe.a_b', ?, '')",
                    i,
                    "probe:" + i);
        }
        var first = admin.get("/api/v1/audit?action=probe.").json();
        assertThat(first.path("items")).hasSize(50);
        assertThat(first.path("items").path(0).path("id").asString()).isEqualTo("60");
        var second = admin.get("/api/v1/audit?action=probe.&cursor="
                        + first.path("next").asString())
                .json();
        assertThat(second.path("items")).hasSize(10);
        assertThat(second.has("next")).isFalse();
        assertThat(admin.get("/api/v1/audit?action=probe.a%25").json().path("items"))
                .isEmpty();
        assertThat(admin.get("/api/v1/audit?action=probe.a_b").json().path("items"))
                .hasSize(50);
        assertThat(admin.get("/api/v1/audit?action=probe.__b").json().path("items"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "stale,409,conflict.stale",
        "busy,503,busy",
        "gone,503,database.unavailable",
        "refused,422,probe.refused",
        "other,500,internal",
    })
    void shouldTellFailuresAsProblems(String what, int status, String code) {
        var answer = new Browser(port).get("/api/v1/probe/throw/" + what);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.header("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("detail").asString()).containsPattern("[\\u4e00-\\u9fff]");
        assertThat(answer.json().path("traceId").asString())
                .isEqualTo(answer.header("X-Trace-Id").orElseThrow());
        assertThat(answer.raw().body()).doesNotContain("internal words").doesNotContain("Exception");
        if (what.equals("refused")) {
            assertThat(answer.json().path("problems").toString()).isEqualTo("[\"a\",\"b\"]");
        }
    }

    @Test
    void shouldNameTheWrongFieldsInChinese() {
        var answer = admin.post(
                "/api/v1/probe/body",
                "{\"name\":\" \",\"count\":10,\"inner\":[{\"title\":\"\"}]}",
                "Accept-Language",
                "en");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("request.invalid");
        assertThat(answer.json().path("fields").values())
                .extracting(field -> field.path("field").asString())
                .containsExactlyInAnyOrder("name", "count", "inner[0].title");
        assertThat(answer.json().path("fields").values())
                .allSatisfy(
                        field -> assertThat(field.path("message").asString()).containsPattern("[\\u4e00-\\u9fff]"));
        assertThat(answer.json().path("fields").toString()).contains("not-blank");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`{`|400",
                "``|400",
                "nonsense|400",
                "[]|400",
                "{\"name\":{}}|400",
                "{\"name\":\"a\",\"count\":\"many\",\"inner\":[]}|400",
                "{\"name\":\"a\",\"count\":99999999999999999999,\"inner\":[]}|400",
            })
    void shouldAnswerGarbageWith400(String body, int status) {
        var answer = admin.post("/api/v1/probe/body", body);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo("request.malformed");
        assertThat(answer.raw().body()).doesNotContain("Exception").doesNotContain("tools.jackson");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/v1/nothing-here,404,request.not-found",
        "GET,/api/v1/probe/number,400,request.invalid",
        "GET,/api/v1/probe/number?n=x,400,request.invalid",
        "GET,/api/v1/probe/number?n=10,400,request.invalid",
        "GET,/api/v1/users/x,405,request.method-not-allowed",
        "GET,/api/v1/audit?cursor=x,400,request.invalid",
        "GET,/error,404,request.not-found",
        "GET,/h5/nothing,404,request.not-found",
        "GET,/wechat/nothing,404,request.not-found",
        "GET,/api/h5/v1/nothing,404,request.not-found",
        "GET,/assets/missing.js,404,request.not-found",
    })
    void shouldAnswerWrongCallsAsProblems(String method, String path, int status, String code) {
        var answer = admin.send(method, path, null, "Accept", "text/html,*/*");
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }

    @Test
    void shouldKeepTheCallersTraceId() {
        String id = "0af7651916cd43dd8448eb211c80319c";
        var answer = new Browser(port).get("/api/v1/session", "traceparent", "00-" + id + "-b7ad6b7169203331-01");
        assertThat(answer.header("X-Trace-Id")).hasValue(id);
        assertThat(answer.json().path("traceId").asString()).isEqualTo(id);
    }

    @Test
    void shouldServeTheConsoleUnderEveryAddressOfItsOwn() {
        Browser anonymous = new Browser(port);
        for (String path : List.of("/", "/journeys", "/customers/123/timeline", "/index.html")) {
            var page = anonymous.get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.raw().body()).contains("console of the tests");
            assertThat(page.header("Cache-Control").orElseThrow())
                    .as(path)
                    .contains("no-cache")
                    .doesNotContain("max-age=3");
            assertThat(page.header("Content-Security-Policy").orElseThrow())
                    .contains("frame-ancestors 'none'")
                    .contains("script-src 'self'");
            assertThat(page.header("X-Frame-Options")).hasValue("DENY");
            assertThat(page.header("X-Content-Type-Options")).hasValue("nosniff");
        }
        var asset = anonymous.get("/assets/app-abc123.js");
        assertThat(asset.header("Cache-Control").orElseThrow())
                .contains("immutable")
                .contains("max-age=31536000");
        assertThat(anonymous.cookie("XSRF-TOKEN")).isPresent();
        assertThat(anonymous.cookie("JSESSIONID")).isEmpty();
    }

    @Test
    void shouldLetOnlyTheConfiguredOriginFrameFanPages() {
        var page = new Browser(port).get("/h5/anything");
        assertThat(page.header("Content-Security-Policy").orElseThrow())
                .contains("frame-ancestors 'self' http://phones.example:9090");
        assertThat(page.header("X-Frame-Options")).isEmpty();
    }

    @Test
    void shouldCostCallbacksNoSessionAndNoCookie() {
        var answer = new Browser(port).post("/wechat/mp/wx1", "<xml/>", "Content-Type", "text/xml");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.raw().headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void shouldShowHealthToAllAndMetricsToOperatorsAndLocalCollectors() {
        Browser anonymous = new Browser(port);
        assertThat(anonymous.get("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(anonymous.get("/actuator/health/readiness").status()).isEqualTo(200);
        assertThat(anonymous.get("/actuator/prometheus").raw().body()).contains("http_server_requests");
        assertThat(anonymous
                        .get("/actuator/prometheus", "X-Forwarded-For", "8.8.8.8")
                        .status())
                .isEqualTo(401);
        assertThat(admin.get("/actuator/prometheus", "X-Forwarded-For", "8.8.8.8")
                        .status())
                .isEqualTo(200);
        Browser staff = new Browser(port);
        staff.signIn("staff", PASSWORD);
        assertThat(staff.get("/actuator/prometheus", "X-Forwarded-For", "8.8.8.8")
                        .code())
                .isEqualTo("auth.forbidden");
        assertThat(anonymous.get("/actuator/env", "X-Forwarded-For", "8.8.8.8").status())
                .isEqualTo(401);
        assertThat(anonymous.get("/actuator/health").raw().body()).doesNotContain("components");
    }

    @Test
    void shouldDescribeTheApiToWhoIsSignedIn() {
        assertThat(new Browser(port).get("/v3/api-docs").status()).isEqualTo(401);
        assertThat(new Browser(port).get("/swagger-ui/index.html").status()).isEqualTo(401);
        assertThat(admin.get("/swagger-ui/index.html").status()).isEqualTo(200);

        var api = admin.get("/v3/api-docs").json();
        var list = api.path("paths").path("/api/v1/users").path("get");
        assertThat(list.path("operationId").asString()).isEqualTo("listUsers");
        assertThat(list.path("x-right").asString()).isEqualTo("users:write");
        assertThat(list.path("tags").toString()).isEqualTo("[\"users\"]");
        assertThat(list.path("responses").path("default").toString()).contains("#/components/schemas/ProblemDetails");
        var schemas = api.path("components").path("schemas");
        assertThat(schemas.path("ProblemDetails").path("required").toString()).contains("code");
        var view = schemas.path("UserView");
        assertThat(view.path("required").toString()).contains("\"username\"").doesNotContain("lastSignInAt");
        assertThat(view.path("properties").path("role").path("enum").toString())
                .isEqualTo("[\"admin\",\"operator\",\"manager\",\"viewer\",\"store-staff\"]");
        assertThat(view.path("properties").path("createdAt").path("format").asString())
                .isEqualTo("date-time");
        assertThat(schemas.path("CatalogEntry")
                        .path("properties")
                        .path("schema")
                        .path("type")
                        .toString())
                .contains("object");
        assertThat(api.path("paths")
                        .path("/api/v1/users/{id}")
                        .path("put")
                        .path("parameters")
                        .path(0)
                        .path("schema")
                        .path("type")
                        .asString())
                .isEqualTo("string");
        assertThat(schemas.path("UserChangeRequest").path("required").isMissingNode())
                .isTrue();
        assertThat(api.path("servers").toString()).contains("\"/\"");
        assertThat(api.path("paths").has("/error")).isFalse();
    }
}
