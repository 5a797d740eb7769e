package io.yujian.simulator.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yujian.simulator.SimulatorTest;
import io.yujian.simulator.fan.Fan;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

class PlatformApiTest extends SimulatorTest {

    private static final String VISIT =
            "\"template_id\":\"TMvisit0000000000000000000000000000000000001\",\"data\":{\"thing1\":{\"value\":\"a\"},"
                    + "\"time2\":{\"value\":\"b\"},\"thing3\":{\"value\":\"c\"}}";

    @Test
    void shouldNameWhatIsWrongWithTheAccount() throws Exception {
        String path = "/cgi-bin/token?grant_type=client_credential&appid=";
        assertThat(errcode(get(path + "wxnope&secret=x"))).isEqualTo(40013);
        assertThat(errcode(get(path + account.appId() + "&secret=x"))).isEqualTo(40125);
        assertThat(errcode(get("/cgi-bin/token?grant_type=x"))).isEqualTo(40002);
    }

    @Test
    void shouldHoldTheWindowOfANewFollower() throws Exception {
        Fan fan = stranger();
        String token = token();
        assertThat(errcode(sendText(token, fan, "too early"))).isEqualTo(43004);
        act(fan, "follow", "");
        for (int i = 0; i < 3; i++) {
            assertThat(errcode(sendText(token, fan, "m" + i))).isZero();
        }
        assertThat(errcode(sendText(token, fan, "m3"))).isEqualTo(45047);
        clock.advance(Duration.ofSeconds(61));
        assertThat(errcode(sendText(token, fan, "late"))).isEqualTo(45015);
        act(fan, "text", "\"content\":\"hi\"");
        assertThat(errcode(sendText(token, fan, "again"))).isZero();
        assertThat(get("/sim/api/received/counts").toString())
                .contains("\"custom 0\":4", "\"custom 45047\":1", "\"custom 45015\":1", "\"custom 43004\":1");
    }

    @Test
    void shouldRefuseUnknownFansTypesAndBrokenBodies() throws Exception {
        String token = token();
        String path = "/cgi-bin/message/custom/send";
        assertThat(errcode(api(path, token, "{\"touser\":\"oNobody\",\"msgtype\":\"text\"}")))
                .isEqualTo(40003);
        assertThat(errcode(api(path, token, "{"))).isEqualTo(47001);
        assertThat(errcode(api(path, token, ""))).isEqualTo(44002);
        assertThat(errcode(api(path, token, "{\"touser\":\"" + follower().openid() + "\",\"msgtype\":\"x\"}")))
                .isEqualTo(40008);
        assertThat(errcode(api(path, "nope", "{}"))).isEqualTo(40001);
        assertThat(errcode(post(path, "{}"))).isEqualTo(41001);
    }

    @Test
    void shouldGiveTheSameMsgidForAKnownClientMsgId() throws Exception {
        Fan fan = follower();
        String token = token();
        String body = "{\"touser\":\"" + fan.openid() + "\",\"client_msg_id\":\"run-1\"," + VISIT + "}";
        JsonNode first = api("/cgi-bin/message/template/send", token, body);
        JsonNode again = api("/cgi-bin/message/template/send", token, body);
        assertThat(again.path("msgid")).isEqualTo(first.path("msgid"));
        clock.advance(Duration.ofSeconds(601));
        JsonNode later = api("/cgi-bin/message/template/send", token, body);
        assertThat(later.path("msgid")).isNotEqualTo(first.path("msgid"));

        JsonNode report = get("/sim/api/received/duplicates");
        assertThat(report.path("accepted").asInt()).isEqualTo(2);
        assertThat(report.path("repeatedByClientMsgId").asInt()).isEqualTo(1);
        assertThat(report.path("duplicates").asInt()).isEqualTo(1);
    }

    @Test
    void shouldSpendOneConsentPerNotice() throws Exception {
        Fan fan = follower();
        String token = token();
        String template = "SBcoupon0000000000000000000000000000000000002";
        String body = "{\"touser\":\"" + fan.openid() + "\",\"template_id\":\"" + template
                + "\",\"data\":{\"thing1\":{\"value\":\"a\"},\"time2\":{\"value\":\"b\"}}}";
        assertThat(errcode(api("/cgi-bin/message/subscribe/bizsend", token, body)))
                .isEqualTo(43101);
        act(fan, "subscribe", "\"templateId\":\"" + template + "\"");
        JsonNode sent = api("/cgi-bin/message/subscribe/bizsend", token, body);
        assertThat(sent.has("errcode")).isTrue();
        assertThat(errcode(sent)).isZero();
        assertThat(errcode(api("/cgi-bin/message/subscribe/bizsend", token, body)))
                .isEqualTo(43101);
        assertThat(errcode(api(
                        "/cgi-bin/message/subscribe/bizsend",
                        token,
                        body.replace("\"a\"", "\"" + "字".repeat(21) + "\""))))
                .isEqualTo(47003);
    }

    @Test
    void shouldPageFollowersUntilTheEmptyEnd() throws Exception {
        post("/sim/api/fans", "{\"appId\":\"" + account.appId() + "\",\"count\":10003,\"following\":true}");
        String token = token();
        Set<String> all = new HashSet<>();
        String next = "";
        int pages = 0;
        do {
            JsonNode page = get("/cgi-bin/user/get?access_token=" + token + "&next_openid=" + next);
            page.path("data").path("openid").forEach(openid -> all.add(openid.asString()));
            next = page.path("next_openid").asString();
            pages++;
        } while (!next.isEmpty());
        assertThat(all).hasSize(10_003);
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void shouldSpendDailyQuotasAndClearThemTenTimes() throws Exception {
        put("/sim/api/settings", "{\"quotas\":{\"/cgi-bin/user/info\":2}}");
        String token = token();
        String path = "/cgi-bin/user/info?access_token=" + token + "&openid="
                + follower().openid();
        get(path);
        get(path);
        assertThat(errcode(get(path))).isEqualTo(45009);
        String clear = "{\"appid\":\"" + account.appId() + "\"}";
        for (int i = 0; i < 10; i++) {
            assertThat(errcode(api("/cgi-bin/clear_quota", token, clear))).isZero();
        }
        assertThat(errcode(get(path))).isZero();
        assertThat(errcode(api("/cgi-bin/clear_quota", token, clear))).isEqualTo(48006);
    }

    @Test
    void shouldSpoilAnswersOnOrder() throws Exception {
        String token = token();
        Fan fan = follower();
        act(fan, "text", "\"content\":\"hi\"");
        String path = "/cgi-bin/user/info?access_token=" + token + "&openid=" + fan.openid();

        post("/sim/api/faults", "{\"kind\":\"errcode\",\"errcode\":-1,\"times\":1}");
        assertThat(errcode(get(path))).isEqualTo(-1);
        post("/sim/api/faults", "{\"kind\":\"garbage\",\"times\":1}");
        assertThatThrownBy(() -> get(path)).isInstanceOf(JacksonException.class);
        post("/sim/api/faults", "{\"kind\":\"truncated\",\"times\":1}");
        assertThatThrownBy(() -> get(path)).isInstanceOf(JacksonException.class);
        post("/sim/api/faults", "{\"kind\":\"http500\",\"times\":1}");
        assertThat(status(path)).isEqualTo(500);
        post("/sim/api/faults", "{\"kind\":\"reset\",\"times\":1}");
        assertThatThrownBy(() -> status(path)).isInstanceOf(IOException.class);
        post("/sim/api/faults", "{\"kind\":\"latency\",\"latencyMillis\":400,\"times\":1}");
        long start = System.nanoTime();
        assertThat(errcode(get(path))).isZero();
        assertThat(System.nanoTime() - start).isGreaterThan(390_000_000);
        assertThat(errcode(get(path))).isZero();
    }

    @Test
    void shouldDeliverBeforeAnAnswerIsSpoiltWhenToldSo() throws Exception {
        String token = token();
        Fan fan = follower();
        act(fan, "text", "\"content\":\"hi\"");
        post("/sim/api/faults", "{\"kind\":\"reset\",\"path\":\"/cgi-bin/message\",\"times\":1}");
        assertThatThrownBy(() -> sendText(token, fan, "lost")).isInstanceOf(IOException.class);
        assertThat(fan.accepted()).isZero();
        post(
                "/sim/api/faults",
                "{\"kind\":\"reset\",\"afterEffect\":true,\"openid\":\"" + fan.openid() + "\",\"times\":1}");
        assertThatThrownBy(() -> sendText(token, fan, "arrives")).isInstanceOf(IOException.class);
        assertThat(fan.accepted()).isEqualTo(1);
    }

    private int status(String path) throws Exception {
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create(base() + path)).build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .statusCode();
    }
}
