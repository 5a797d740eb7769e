package io.yujian.simulator.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.yujian.simulator.BrandServer;
import io.yujian.simulator.SimulatorTest;
import io.yujian.simulator.account.AccountSettings;
import io.yujian.simulator.account.CallbackMode;
import io.yujian.simulator.crypto.Signatures;
import io.yujian.simulator.fan.Fan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CallbackEmitterTest extends SimulatorTest {

    private void mode(CallbackMode mode) {
        account = accounts.save(new AccountSettings(account.appId(), null, null, null, null, null, mode, null, null));
    }

    private void quick() throws Exception {
        put("/sim/api/settings", "{\"callbackTimeoutMillis\":300,\"callbackRetryMillis\":300}");
    }

    private Map<String, String> open(BrandServer.Call call) {
        return XmlFields.read(
                account.crypto().decrypt(XmlFields.read(call.body()).get("Encrypt")));
    }

    @Test
    void shouldSignBothWaysAndEncryptInSafeMode() throws Exception {
        Fan fan = stranger();
        JsonNode done = act(fan, "follow", "\"scene\":\"store-12\"");

        assertThat(done.path("state").asString()).isEqualTo("delivered");
        BrandServer.Call call = brand.calls.get(0);
        Map<String, String> query = call.query();
        String timestamp = query.get("timestamp");
        String nonce = query.get("nonce");
        String encrypt = XmlFields.read(call.body()).get("Encrypt");
        assertThat(query)
                .containsEntry("signature", Signatures.sign(account.token(), timestamp, nonce))
                .containsEntry("msg_signature", Signatures.sign(account.token(), timestamp, nonce, encrypt))
                .containsEntry("encrypt_type", "aes")
                .containsEntry("openid", fan.openid());
        assertThat(XmlFields.read(call.body())).containsOnlyKeys("ToUserName", "Encrypt");
        assertThat(open(call))
                .containsEntry("FromUserName", fan.openid())
                .containsEntry("ToUserName", account.originalId())
                .containsEntry("Event", "subscribe")
                .containsEntry("EventKey", "qrscene_store-12")
                .containsKey("Ticket");
    }

    @ParameterizedTest
    @EnumSource(CallbackMode.class)
    void shouldWriteTheBodyAsTheModeSays(CallbackMode mode) throws Exception {
        mode(mode);
        act(follower(), "text", "\"content\":\"你好 ]]> <b>\"");

        BrandServer.Call call = brand.calls.get(0);
        Map<String, String> outer = XmlFields.read(call.body());
        if (mode == CallbackMode.PLAINTEXT) {
            assertThat(call.query()).doesNotContainKeys("encrypt_type", "msg_signature");
            assertThat(outer).containsEntry("Content", "你好 ]]> <b>").doesNotContainKey("Encrypt");
        } else {
            assertThat(open(call)).containsEntry("Content", "你好 ]]> <b>");
            assertThat(outer.containsKey("Content")).isEqualTo(mode == CallbackMode.COMPATIBLE);
        }
    }

    @Test
    void shouldTryThreeTimesWithTheSameContentWhenNobodyAnswersInTime() throws Exception {
        quick();
        brand.answer = call -> {
            pause(800);
            return "success";
        };
        JsonNode done = act(follower(), "text", "\"content\":\"hi\"");

        assertThat(done.path("state").asString()).isEqualTo("failed");
        assertThat(done.path("attempts"))
                .hasSize(3)
                .allSatisfy(attempt ->
                        assertThat(attempt.path("outcome").asString()).isEqualTo("timeout"));
        List<Map<String, String>> contents =
                brand.calls.stream().map(this::open).toList();
        assertThat(contents).hasSize(3);
        assertThat(contents.get(1)).isEqualTo(contents.get(0));
        assertThat(contents.get(2)).isEqualTo(contents.get(0));
        long apart = brand.calls.get(1).nanos() - brand.calls.get(0).nanos();
        assertThat(TimeUnit.NANOSECONDS.toMillis(apart)).isBetween(250L, 1500L);
    }

    @Test
    void shouldStopTryingOnceAcknowledged() throws Exception {
        quick();
        brand.answer = call -> {
            if (brand.calls.size() == 1) {
                pause(800);
            }
            return "";
        };
        JsonNode done = act(follower(), "text", "\"content\":\"hi\"");

        assertThat(done.path("state").asString()).isEqualTo("delivered");
        assertThat(done.path("attempts")).hasSize(2);
        assertThat(brand.calls).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ok", "SUCCESS", "{\"a\":1}", "<html></html>"})
    void shouldTakeAnyOtherAnswerForAFailure(String answer) throws Exception {
        quick();
        brand.answer = call -> answer;
        JsonNode done = act(follower(), "text", "\"content\":\"hi\"");
        assertThat(done.path("state").asString()).isEqualTo("failed");
        assertThat(brand.calls).hasSize(3);
    }

    @Test
    void shouldRetryAServerError() throws Exception {
        quick();
        brand.status = 500;
        JsonNode done = act(follower(), "text", "\"content\":\"hi\"");
        assertThat(done.path("attempts").get(2).path("outcome").asString()).isEqualTo("bad-status");
    }

    @Test
    void shouldShowAnEncryptedPassiveReplyToTheFan() throws Exception {
        Fan fan = follower();
        brand.answer = call -> sealedReply(fan.openid());
        JsonNode done = act(fan, "text", "\"content\":\"hi\"");

        assertThat(done.path("attempts").get(0).path("outcome").asString()).isEqualTo("replied");
        JsonNode received = get("/sim/api/received?openid=" + fan.openid()).path("messages");
        assertThat(received).hasSize(1);
        assertThat(received.get(0).path("kind").asString()).isEqualTo("passive");
        assertThat(received.get(0).path("body").asString()).contains("welcome");
    }

    @Test
    void shouldRefuseAReplyToSomebodyElseOrInTheClear() throws Exception {
        quick();
        Fan fan = follower();
        brand.answer = call -> sealedReply("oSomebodyElse");
        assertThat(act(fan, "text", "\"content\":\"hi\"").path("state").asString())
                .isEqualTo("failed");
        brand.answer = call -> reply(fan.openid());
        assertThat(act(fan, "text", "\"content\":\"hi\"").path("state").asString())
                .isEqualTo("failed");
        assertThat(get("/sim/api/received?openid=" + fan.openid()).path("messages"))
                .isEmpty();
    }

    private static String reply(String openid) {
        return "<xml><ToUserName><![CDATA[" + openid + "]]></ToUserName><FromUserName>gh</FromUserName>"
                + "<CreateTime>1</CreateTime><MsgType><![CDATA[text]]></MsgType>"
                + "<Content><![CDATA[welcome]]></Content></xml>";
    }

    private String sealedReply(String openid) {
        String encrypt = account.crypto().encrypt(reply(openid));
        return "<xml><Encrypt><![CDATA[" + encrypt + "]]></Encrypt><MsgSignature><![CDATA["
                + Signatures.sign(account.token(), "1", "n", encrypt)
                + "]]></MsgSignature><TimeStamp>1</TimeStamp><Nonce><![CDATA[n]]></Nonce></xml>";
    }

    @Test
    void shouldLoseDoubleAndDamageCallbacksOnOrder() throws Exception {
        Fan fan = follower();
        post("/sim/api/faults", "{\"kind\":\"lose\",\"times\":1}");
        assertThat(act(fan, "text", "\"content\":\"1\"").path("state").asString())
                .isEqualTo("failed");
        assertThat(brand.calls).isEmpty();

        post("/sim/api/faults", "{\"kind\":\"duplicate\",\"times\":1}");
        act(fan, "text", "\"content\":\"2\"");
        assertThat(brand.calls).hasSize(2);
        assertThat(open(brand.calls.get(0))).isEqualTo(open(brand.calls.get(1)));

        brand.forget();
        post("/sim/api/faults", "{\"kind\":\"wrong-signature\",\"times\":1}");
        act(fan, "text", "\"content\":\"3\"");
        BrandServer.Call forged = brand.calls.get(0);
        assertThat(forged.query().get("signature"))
                .isNotEqualTo(Signatures.sign(
                        account.token(),
                        forged.query().get("timestamp"),
                        forged.query().get("nonce")));

        brand.forget();
        post("/sim/api/faults", "{\"kind\":\"corrupt\",\"times\":1}");
        act(fan, "text", "\"content\":\"4\"");
        assertThatThrownBy(() -> open(brand.calls.get(0))).isInstanceOf(IllegalArgumentException.class);

        brand.forget();
        post("/sim/api/faults", "{\"kind\":\"oversize\",\"times\":1}");
        act(fan, "text", "\"content\":\"5\"");
        assertThat(brand.calls.get(0).body().length()).isGreaterThan(2 * 1024 * 1024);
    }

    @Test
    void shouldVerifyTheAddressByItsEcho() throws Exception {
        JsonNode good = post("/sim/api/accounts/" + account.appId() + "/verify", "");
        assertThat(good.path("ok").asBoolean()).isTrue();
        brand.status = 403;
        JsonNode bad = post("/sim/api/accounts/" + account.appId() + "/verify", "");
        assertThat(bad.path("ok").asBoolean()).isFalse();
        assertThat(bad.path("problem").asString()).contains("200");
    }

    @Test
    void shouldAnnounceTheOutcomeOfATemplateMessage() throws Exception {
        Fan fan = follower();
        JsonNode sent = api(
                "/cgi-bin/message/template/send",
                token(),
                "{\"touser\":\"" + fan.openid() + "\",\"template_id\":\"SBnope\",\"data\":{}}");
        assertThat(errcode(sent)).isEqualTo(40037);
        sent = api(
                "/cgi-bin/message/template/send",
                token(),
                "{\"touser\":\"" + fan.openid()
                        + "\",\"template_id\":\"TMvisit0000000000000000000000000000000000001\",\"data\":{"
                        + "\"thing1\":{\"value\":\"a\"},\"time2\":{\"value\":\"b\"},\"thing3\":{\"value\":\"c\"}}}");
        String msgId = sent.path("msgid").asString();
        await().atMost(Duration.ofSeconds(5)).until(() -> brand.calls.size() == 1);
        assertThat(open(brand.calls.get(0)))
                .containsEntry("Event", "TEMPLATESENDJOBFINISH")
                .containsEntry("MsgID", msgId)
                .containsEntry("Status", "success");
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
