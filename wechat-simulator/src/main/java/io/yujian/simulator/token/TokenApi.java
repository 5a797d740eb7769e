package io.yujian.simulator.token;

import io.yujian.simulator.account.Accounts;
import io.yujian.simulator.account.BrandAccount;
import io.yujian.simulator.crypto.RandomText;
import io.yujian.simulator.platform.ApiAnswer;
import io.yujian.simulator.platform.ApiCall;
import io.yujian.simulator.platform.ApiRoutes;
import io.yujian.simulator.platform.PlatformApi;
import io.yujian.simulator.platform.WeChatRefusal;
import io.yujian.simulator.quota.Quotas;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Token and ticket calls. */
@Component
class TokenApi implements PlatformApi {

    private final Accounts accounts;
    private final AccessTokens tokens;
    private final Quotas quotas;

    TokenApi(Accounts accounts, AccessTokens tokens, Quotas quotas) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.quotas = quotas;
    }

    @Override
    public void register(ApiRoutes routes) {
        routes.open("/cgi-bin/token", this::classic);
        routes.open("/cgi-bin/stable_token", this::stable);
        routes.any("/cgi-bin/ticket/getticket", this::ticket);
    }

    private ApiAnswer classic(ApiCall call) {
        if (!"client_credential".equals(call.query("grant_type"))) {
            throw new WeChatRefusal(40002);
        }
        BrandAccount account = authenticate(call.query("appid"), call.query("secret"));
        take(account, "/cgi-bin/token");
        return answer(tokens.classic(account.appId()));
    }

    private ApiAnswer stable(ApiCall call) {
        if (!call.field("grant_type").equals("client_credential")) {
            throw new WeChatRefusal(40002);
        }
        BrandAccount account = authenticate(call.field("appid"), call.field("secret"));
        take(account, "/cgi-bin/stable_token");
        return answer(
                tokens.stable(account.appId(), call.json().path("force_refresh").asBoolean(false)));
    }

    private void take(BrandAccount account, String path) {
        if (!quotas.take(account.appId(), path)) {
            throw new WeChatRefusal(45009);
        }
    }

    private BrandAccount authenticate(@Nullable String appId, @Nullable String secret) {
        if (appId == null || appId.isEmpty()) {
            throw new WeChatRefusal(41002);
        }
        if (secret == null || secret.isEmpty()) {
            throw new WeChatRefusal(41004);
        }
        BrandAccount account = accounts.find(appId).orElseThrow(() -> new WeChatRefusal(40013));
        if (!account.secret().equals(secret)) {
            throw new WeChatRefusal(40125);
        }
        return account;
    }

    private static ApiAnswer answer(AccessTokens.Grant grant) {
        if (grant.errcode() != 0) {
            throw new WeChatRefusal(grant.errcode());
        }
        return ApiAnswer.json("{\"access_token\":\"" + grant.token() + "\",\"expires_in\":" + grant.expiresIn() + "}");
    }

    private ApiAnswer ticket(ApiCall call) {
        return ApiAnswer.json(
                "{\"errcode\":0,\"errmsg\":\"ok\",\"ticket\":\"" + RandomText.token(86) + "\",\"expires_in\":7200}");
    }
}
