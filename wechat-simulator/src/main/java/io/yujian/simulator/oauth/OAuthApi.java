package io.yujian.simulator.oauth;

import io.yujian.simulator.account.Accounts;
import io.yujian.simulator.account.BrandAccount;
import io.yujian.simulator.fan.Fan;
import io.yujian.simulator.fan.Fans;
import io.yujian.simulator.platform.ApiAnswer;
import io.yujian.simulator.platform.ApiCall;
import io.yujian.simulator.platform.ApiRoutes;
import io.yujian.simulator.platform.PlatformApi;
import io.yujian.simulator.platform.WeChatRefusal;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** The server's side of web authorisation. Source: WeChat's "网页授权". */
@Component
class OAuthApi implements PlatformApi {

    private final Accounts accounts;
    private final Fans fans;
    private final Grants grants;
    private final ObjectMapper mapper;

    OAuthApi(Accounts accounts, Fans fans, Grants grants, ObjectMapper mapper) {
        this.accounts = accounts;
        this.fans = fans;
        this.grants = grants;
        this.mapper = mapper;
    }

    @Override
    public void register(ApiRoutes routes) {
        routes.open("/sns/oauth2/access_token", this::exchange);
        routes.open("/sns/oauth2/refresh_token", this::refresh);
        routes.open("/sns/userinfo", this::userInfo);
        routes.open("/sns/auth", this::check);
    }

    private ApiAnswer exchange(ApiCall call) {
        BrandAccount account = accounts.find(call.query("appid", 41002)).orElseThrow(() -> new WeChatRefusal(40013));
        if (!account.secret().equals(call.query("secret", 41004))) {
            throw new WeChatRefusal(40125);
        }
        if (!"authorization_code".equals(call.query("grant_type"))) {
            throw new WeChatRefusal(40002);
        }
        return tokens(need(grants.redeem(account.appId(), call.query("code", 41008))));
    }

    private ApiAnswer refresh(ApiCall call) {
        if (!"refresh_token".equals(call.query("grant_type"))) {
            throw new WeChatRefusal(40002);
        }
        return tokens(need(grants.refreshed(call.query("appid", 41002), call.query("refresh_token", 41003))));
    }

    private static Grants.Grant need(Grants.Found found) {
        Grants.Grant grant = found.grant();
        if (grant == null) {
            throw new WeChatRefusal(found.errcode());
        }
        return grant;
    }

    private ApiAnswer tokens(Grants.Grant grant) {
        Grants.UserTokens issued = grants.issue(grant);
        ObjectNode answer = mapper.createObjectNode()
                .put("access_token", issued.accessToken())
                .put("expires_in", issued.expiresIn())
                .put("refresh_token", issued.refreshToken())
                .put("openid", grant.openid())
                .put("scope", grant.scope());
        if (grant.snapshot()) {
            answer.put("is_snapshotuser", 1);
        }
        String unionid = fan(grant).unionid();
        if (unionid != null) {
            answer.put("unionid", unionid);
        }
        return ApiAnswer.json(answer.toString());
    }

    private ApiAnswer userInfo(ApiCall call) {
        Grants.Grant grant = need(grants.byUserToken(call.query("access_token", 41001), call.query("openid", 41009)));
        if (!grant.scope().equals("snsapi_userinfo")) {
            throw new WeChatRefusal(48001);
        }
        Fan fan = fan(grant);
        ObjectNode answer = mapper.createObjectNode()
                .put("openid", grant.openid())
                .put("nickname", fan.nickname().isEmpty() ? "微信用户" : fan.nickname())
                .put("sex", 0)
                .put("language", "")
                .put("city", "")
                .put("province", "")
                .put("country", "")
                .put("headimgurl", call.baseUrl() + "/head.svg");
        answer.putArray("privilege");
        if (fan.unionid() != null) {
            answer.put("unionid", fan.unionid());
        }
        return ApiAnswer.json(answer.toString());
    }

    private ApiAnswer check(ApiCall call) {
        need(grants.byUserToken(call.query("access_token", 41001), call.query("openid", 41009)));
        return ApiAnswer.ok();
    }

    private Fan fan(Grants.Grant grant) {
        return fans.find(grant.appId(), grant.openid()).orElseThrow(() -> new WeChatRefusal(40003));
    }
}
