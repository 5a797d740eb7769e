package io.yujian.journey.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.yujian.journey.harness.Drawings;
import io.yujian.platform.security.key.ApiKeys;
import io.yujian.testkit.ModuleTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The journeys' part of the API as a machine with a key sees it. */
@ModuleTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class JourneyApiIT {
    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    ApiKeys keys;

    @Autowired
    JsonMapper json;

    @Autowired
    Street street;

    private String all = "";

    @BeforeEach
    void key() {
        all = keys.create("all", List.of("journeys:read", "journeys:write", "journeys:publish", "catalog:read"), null)
                .key();
    }

    private record Answer(int status, JsonNode body) {}

    private Answer call(@Nullable String key, String method, String path, @Nullable String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), json.readTree(response.body().isEmpty() ? "{}" : response.body()));
    }

    private static String sound() {
        return Drawings.on("custom-event", "{'name':'api'}")
                .pause("n1", "P1D", "done:n2")
                .node("n2", "end", "{}", "")
                .draw();
    }

    @Test
    void shouldLetAMachineDrawPublishAndReadAJourney() throws Exception {
        Answer made = call(all, "POST", "/journeys", "{'name':'接口旅程','definition':" + sound() + "}");
        assertThat(made.status()).isEqualTo(201);
        String id = made.body().path("id").asString();
        assertThat(made.body().path("id").isString()).isTrue();

        assertThat(call(all, "POST", "/journeys/" + id + "/check", "{}").body().path("problems"))
                .isEmpty();
        Answer published = call(all, "POST", "/journeys/" + id + "/publish", "{'revision':1}");
        assertThat(published.status()).isEqualTo(200);
        assertThat(published.body().path("published").path("version").asInt()).isEqualTo(1);

        long customer =
                street.happen(street.outside("api-1", "custom.api", "{}")).get(0);
        JsonNode counts = call(all, "GET", "/journeys/" + id + "/counts", null).body();
        assertThat(counts.path("waiting").asInt()).isEqualTo(1);
        assertThat(counts.path("nodes").path("n1").path("waiting").asInt()).isEqualTo(1);

        JsonNode run = call(all, "GET", "/journeys/" + id + "/runs?node=n1&state=waiting", null)
                .body()
                .path("items")
                .path(0);
        assertThat(run.path("customerId").asString()).isEqualTo(Long.toString(customer));
        assertThat(call(all, "GET", "/runs/" + run.path("id").asString(), null)
                        .body()
                        .path("journeyName")
                        .asString())
                .isEqualTo("接口旅程");
        assertThat(call(all, "GET", "/journeys/" + id + "/why?customerId=" + customer, null)
                        .body()
                        .path("items"))
                .hasSize(1);
        assertThat(call(all, "GET", "/customers/" + customer + "/runs", null)
                        .body()
                        .path("items"))
                .hasSize(1);

        JsonNode list = call(all, "GET", "/journeys?state=running&q=" + "%E6%8E%A5%E5%8F%A3", null)
                .body();
        assertThat(list.path("items").path(0).path("entered").asInt()).isEqualTo(1);
        assertThat(list.path("items").path(0).path("triggers").path(0).asString())
                .isEqualTo("custom-event");

        assertThat(call(all, "POST", "/journeys/" + id + "/pause", "{'mode':'hold'}")
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("paused");
        assertThat(call(all, "POST", "/journeys/" + id + "/resume", null).status())
                .isEqualTo(200);
        assertThat(call(all, "POST", "/journeys/" + id + "/copy", null)
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("draft");
        assertThat(call(all, "POST", "/journeys/" + id + "/archive", null)
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("archived");
        assertThat(call(all, "GET", "/journeys/" + id + "/versions", null)
                        .body()
                        .path("items"))
                .hasSize(1);
    }

    @Test
    void shouldTryADraftWithoutAnybodyNoticing() throws Exception {
        String id = call(all, "POST", "/journeys", "{'name':'试走','definition':" + sound() + "}")
                .body()
                .path("id")
                .asString();
        Answer tried = call(
                all,
                "POST",
                "/journeys/" + id + "/try",
                "{'person':{'following':false,'hasPhone':false,'tags':['a']},'acts':[{'eventType':'custom.api'},{'after':'P2D'}]}");
        assertThat(tried.status()).as(tried.body().toString()).isEqualTo(200);
        assertThat(tried.body().path("runs").path(0).path("state").asString()).isEqualTo("finished");
        assertThat(tried.body().path("runs").path(0).path("steps")).hasSize(2);
        assertThat(call(all, "GET", "/journeys/" + id + "/counts", null)
                        .body()
                        .path("entered")
                        .asInt())
                .isZero();
        assertThat(call(all, "POST", "/journeys/" + id + "/try", "{'acts':[{'after':'soon'}]}")
                        .status())
                .isEqualTo(400);
        assertThat(call(all, "POST", "/journeys/" + id + "/try", "{'acts':[]}").status())
                .isEqualTo(400);
        assertThat(call(all, "POST", "/journeys/" + id + "/try", "{'customerId':'77','acts':[{'after':'P1D'}]}")
                        .status())
                .isEqualTo(404);
        assertThat(call(all, "POST", "/journeys/" + id + "/try", "{'definition':{},'acts':[{'after':'P1D'}]}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void shouldSayHowOneComesInAndWhatIsWaitedFor() throws Exception {
        String drawn = Drawings.on("custom-event", "{'name':'ways'}")
                .node("n1", "wait-event", "{'eventType':'custom.go','match':{'no':'7'},'timeout':'P1D'}", "")
                .draw();
        String id = call(all, "POST", "/journeys", "{'name':'入口','definition':" + drawn + "}")
                .body()
                .path("id")
                .asString();

        JsonNode way = call(all, "POST", "/journeys/" + id + "/ways", "{}")
                .body()
                .path("ways")
                .path(0);
        assertThat(way.path("eventType").asString()).isEqualTo("custom.ways");
        JsonNode run = call(all, "POST", "/journeys/" + id + "/try", "{'acts':[{'eventType':'custom.ways'}]}")
                .body()
                .path("runs")
                .path(0);
        JsonNode answer = run.path("answers").path(0);
        assertThat(answer.path("eventType").asString()).isEqualTo("custom.go");
        assertThat(answer.path("match").path("no").asString()).isEqualTo("7");
        assertThat(answer.path("port").asString()).isEqualTo("happened");
        assertThat(call(all, "POST", "/journeys/" + id + "/ways", "{'definition':{}}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void shouldPublishWithADecisionAndLetATesterIn() throws Exception {
        String first = Drawings.on("custom-event", "{'name':'dec'}")
                .pause("n1", "P1D", "")
                .draw();
        String second = Drawings.on("custom-event", "{'name':'dec'}")
                .pause("n2", "P2D", "")
                .draw();
        String id = call(all, "POST", "/journeys", "{'name':'决定','definition':" + first + "}")
                .body()
                .path("id")
                .asString();
        String at = "/journeys/" + id;
        call(all, "POST", at + "/publish", "{'revision':1}");
        long customer =
                street.happen(street.outside("dec-1", "custom.dec", "{}")).get(0);
        JsonNode place = call(all, "POST", at + "/places", "{'definition':" + second + "}")
                .body()
                .path("places")
                .path(0);
        assertThat(place.path("change").asString()).isEqualTo("removed");
        assertThat(place.path("waiting").asInt()).isEqualTo(1);
        call(all, "PUT", at, "{'revision':1,'definition':" + second + "}");

        assertThat(call(
                                all,
                                "POST",
                                at + "/publish",
                                "{'revision':2,'decisions':[{'version':1,'node':'n1','action':'fly'}]}")
                        .status())
                .isEqualTo(400);
        Answer bad = call(
                all,
                "POST",
                at + "/publish",
                "{'revision':2,'decisions':[{'version':1,'node':'n1','action':'move','to':'n9'}]}");
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.body().path("code").asString()).isEqualTo("journey.bad-decision");
        Answer good = call(
                all,
                "POST",
                at + "/publish",
                "{'revision':2,'decisions':[{'version':1,'node':'n1','action':'move','to':'n2'}]}");
        assertThat(good.status()).as(good.body().toString()).isEqualTo(200);
        assertThat(call(all, "GET", at + "/move", null)
                        .body()
                        .path("move")
                        .path("expected")
                        .asInt())
                .isEqualTo(1);

        Answer tester = call(all, "POST", at + "/test-runs", "{'customerId':'" + customer + "'}");
        assertThat(tester.status()).as(tester.body().toString()).isEqualTo(201);
        assertThat(tester.body().path("test").asBoolean()).isTrue();
        assertThat(call(all, "POST", at + "/test-runs", "{'customerId':'" + customer + "'}")
                        .status())
                .isEqualTo(409);
        assertThat(call(all, "POST", at + "/test-runs", "{'customerId':'x'}").status())
                .isEqualTo(400);
        assertThat(call(all, "GET", at + "/counts", null).body().path("entered").asInt())
                .isEqualTo(1);
        assertThat(call(all, "GET", at + "/runs?customerId=" + customer, null)
                        .body()
                        .path("items"))
                .hasSize(2);
    }

    @Test
    void shouldReadCompareAndExportReports() throws Exception {
        String id = call(
                        all,
                        "POST",
                        "/journeys",
                        "{'name':'=报告','definition':" + sound().replace("'api'", "'api-report'") + "}")
                .body()
                .path("id")
                .asString();
        JsonNode empty = call(all, "GET", "/journeys/" + id + "/report", null).body();
        assertThat(empty.path("people").path("entered").asInt()).isZero();
        call(all, "POST", "/journeys/" + id + "/publish", "{'revision':1}");
        long customer = street.happen(street.outside("api-r", "custom.api-report", "{}"))
                .get(0);
        street.happen(street.outside("api-r", "custom.api-report", "{}"));

        JsonNode report = call(all, "GET", "/journeys/" + id + "/report?version=1&window=30", null)
                .body();
        assertThat(report.path("journeyId").isString()).isTrue();
        assertThat(report.path("people").path("waiting").asInt()).isOne();
        assertThat(report.path("revenue").path("windowDays").asInt()).isEqualTo(30);
        assertThat(report.path("nodes").path("n1").path("entered").asInt()).isOne();
        assertThat(call(all, "GET", "/journeys/compare?ids=" + id, null).body().path("items"))
                .hasSize(1);
        JsonNode refused = call(all, "GET", "/journeys/" + id + "/refused?reason=reentry-once", null)
                .body()
                .path("items");
        assertThat(refused).hasSize(1);
        assertThat(refused.path(0).path("customerId").asString()).isEqualTo(Long.toString(customer));
        assertThat(call(all, "GET", "/journeys/" + id + "/runs?cameTo=n1&goal=false", null)
                        .body()
                        .path("items"))
                .hasSize(1);

        HttpResponse<String> csv = client.send(
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + port + "/api/v1/journeys/" + id + "/report.csv"))
                        .header("Authorization", "Bearer " + all)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(csv.headers().firstValue("content-type")).hasValue("text/csv;charset=UTF-8");
        assertThat(csv.body()).startsWith("\uFEFFsection,").contains("'=报告");

        String none = keys.create("none", List.of("catalog:read"), null).key();
        for (String path : List.of(id + "/report", id + "/report.csv", "compare?ids=" + id, id + "/refused?reason=x")) {
            assertThat(call(none, "GET", "/journeys/" + path, null).status())
                    .as(path)
                    .isEqualTo(403);
        }
        for (String bad : List.of(
                id + "/report?window=91",
                id + "/report?version=-1",
                id + "/report?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z",
                id + "/report?from=yesterday",
                "compare?ids=1,2,3,4,5,6,7",
                id + "/runs?through=n1")) {
            assertThat(call(all, "GET", "/journeys/" + bad, null).status())
                    .as(bad)
                    .isEqualTo(400);
        }
        assertThat(call(all, "GET", "/journeys/12345/report", null).status()).isEqualTo(404);
        assertThat(call(all, "GET", "/journeys/compare?ids=12345", null).status())
                .isEqualTo(404);
    }

    @Test
    void shouldRefuseWithTheProblemsOrTheReason() throws Exception {
        String id =
                call(all, "POST", "/journeys", "{'name':'空'}").body().path("id").asString();
        Answer refused = call(all, "POST", "/journeys/" + id + "/publish", "{'revision':1}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("code").asString()).isEqualTo("journey.has-problems");
        assertThat(refused.body().path("problems")).isNotEmpty();

        assertThat(call(all, "PUT", "/journeys/" + id, "{'name':'x','revision':9}")
                        .status())
                .isEqualTo(409);
        assertThat(call(all, "POST", "/journeys/" + id + "/pause", "{'mode':'hold'}")
                        .status())
                .isEqualTo(409);
        assertThat(call(all, "POST", "/journeys", "{'name':' '}").status()).isEqualTo(400);
        assertThat(call(all, "GET", "/journeys/12345", null).status()).isEqualTo(404);
        assertThat(call(all, "GET", "/runs/12345", null).status()).isEqualTo(404);
        assertThat(call(all, "POST", "/runs/12345/retry", null).status()).isEqualTo(404);
    }

    @Test
    void shouldAskForTheRightThatTheCallNeeds() throws Exception {
        String read = keys.create("read", List.of("journeys:read"), null).key();
        String write = keys.create("write", List.of("journeys:read", "journeys:write"), null)
                .key();
        String id = call(write, "POST", "/journeys", "{'name':'权限','definition':" + sound() + "}")
                .body()
                .path("id")
                .asString();

        assertThat(call(null, "GET", "/journeys", null).status()).isEqualTo(401);
        assertThat(call(read, "GET", "/journeys/" + id, null).status()).isEqualTo(200);
        assertThat(call(read, "POST", "/journeys", "{'name':'x'}").status()).isEqualTo(403);
        assertThat(call(read, "PUT", "/journeys/" + id, "{'revision':1}").status())
                .isEqualTo(403);
        assertThat(call(write, "POST", "/journeys/" + id + "/test-runs", "{'customerId':'1'}")
                        .status())
                .isEqualTo(403);
        for (String action : List.of("publish", "pause", "resume", "archive")) {
            assertThat(call(write, "POST", "/journeys/" + id + "/" + action, "{'revision':1}")
                            .status())
                    .as(action)
                    .isEqualTo(403);
        }
        assertThat(call(read, "GET", "/journeys/" + id + "/splits", null).status())
                .isEqualTo(200);
        assertThat(call(write, "POST", "/journeys/" + id + "/splits/n1/restart", null)
                        .status())
                .isEqualTo(403);
        String none = keys.create("none-splits", List.of("catalog:read"), null).key();
        assertThat(call(none, "GET", "/journeys/" + id + "/splits", null).status())
                .isEqualTo(403);
    }
}
