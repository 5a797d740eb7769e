package io.yujian.simulator.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.yujian.simulator.SimulatorTest;
import io.yujian.simulator.fan.Fan;
import io.yujian.simulator.fan.NewFan;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OAuthTest extends SimulatorTest {

    private HttpResponse<String> authorize(String scope, String more) throws Exception {
        String target = URLEncoder.encode("http://shop.example/h5?a=1#top", StandardCharsets.UTF_8);
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(base() + "/connect/oauth2/authorize?appid=" + account.appId()
                                + "&redirect_uri=" + target + "&response_type=code&scope=" + scope + "&state=s%201"
                                + more))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String code(String scope, Fan fan) throws Exception {
        String location = authorize(scope, "&sim_decision=allow&sim_openid=" + fan.openid())
                .headers()
                .firstValue("location")
                .orElseThrow();
        assertThat(location).startsWith("http://shop.example/h5?a=1&code=").endsWith("&state=s+1#top");
        return location.substring(location.indexOf("code=") + 5, location.indexOf("&state"));
    }

    private JsonNode exchange(String code) throws Exception {
        return get("/sns/oauth2/access_token?grant_type=authorization_code&appid=" + account.appId() + "&secret="
                + account.secret() + "&code=" + code);
    }

    @Test
    void shouldRedirectSilentlyForTheBaseScope() throws Exception {
        Fan fan = stranger();
        HttpResponse<String> answer = authorize("snsapi_base", "&sim_openid=" + fan.openid());
        assertThat(answer.statusCode()).isEqualTo(302);

        JsonNode tokens = exchange(code("snsapi_base", fan));
        assertThat(tokens.path("openid").asString()).isEqualTo(fan.openid());
        assertThat(tokens.path("scope").asString()).isEqualTo("snsapi_base");
        JsonNode info =
                get("/sns/userinfo?access_token=" + tokens.path("access_token").asString() + "&openid=" + fan.openid());
        assertThat(errcode(info)).isEqualTo(48001);
    }

    @Test
    void shouldAskBeforeGivingTheProfile() throws Exception {
        Fan fan = fans.create(account, new NewFan(account.appId(), null, null, "小满", false, true, null));
        HttpResponse<String> page = authorize("snsapi_userinfo", "&sim_openid=" + fan.openid());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("允许");

        JsonNode tokens = exchange(code("snsapi_userinfo", fan));
        JsonNode info =
                get("/sns/userinfo?access_token=" + tokens.path("access_token").asString() + "&openid=" + fan.openid());
        assertThat(info.path("nickname").asString()).isEqualTo("小满");
        assertThat(info.path("unionid").asString()).isEqualTo(fan.unionid());
    }

    @Test
    void shouldTakeACodeOnceAndForFiveMinutes() throws Exception {
        String code = code("snsapi_base", stranger());
        assertThat(errcode(exchange(code))).isZero();
        assertThat(errcode(exchange(code))).isEqualTo(40163);
        assertThat(errcode(exchange("made-up"))).isEqualTo(40029);
        String late = code("snsapi_base", stranger());
        clock.advance(Duration.ofSeconds(301));
        assertThat(errcode(exchange(late))).isEqualTo(40029);
    }

    @Test
    void shouldAskWhichPhoneLooksWhenNobodySays() throws Exception {
        fans.create(account, new NewFan(account.appId(), null, null, "阿禾", false, true, null));
        assertThat(authorize("snsapi_base", "").body()).contains("阿禾", "frameElement");
        assertThat(authorize("snsapi_nope", "").body()).contains("10005");
    }
}
