package io.yujian.simulator.quota;

import io.yujian.simulator.account.Accounts;
import io.yujian.simulator.account.BrandAccount;
import io.yujian.simulator.platform.ApiAnswer;
import io.yujian.simulator.platform.ApiCall;
import io.yujian.simulator.platform.ApiRoutes;
import io.yujian.simulator.platform.PlatformApi;
import io.yujian.simulator.platform.WeChatRefusal;
import org.springframework.stereotype.Component;

/** Clearing quotas, and the small network calls. */
@Component
class QuotaApi implements PlatformApi {

    private final Quotas quotas;
    private final Accounts accounts;

    QuotaApi(Quotas quotas, Accounts accounts) {
        this.quotas = quotas;
        this.accounts = accounts;
    }

    @Override
    public void register(ApiRoutes routes) {
        routes.post("/cgi-bin/clear_quota", this::clear);
        routes.open("/cgi-bin/clear_quota/v2", this::clearBySecret);
        routes.any("/cgi-bin/getcallbackip", call -> ApiAnswer.json("{\"ip_list\":[\"127.0.0.1\",\"::1\"]}"));
        routes.any("/cgi-bin/get_api_domain_ip", call -> ApiAnswer.json("{\"ip_list\":[\"127.0.0.1\",\"::1\"]}"));
        routes.post(
                "/cgi-bin/callback/check",
                call -> ApiAnswer.json("{\"dns\":[{\"ip\":\"127.0.0.1\",\"real_operator\":\"UNICOM\"}],"
                        + "\"ping\":[{\"ip\":\"127.0.0.1\",\"from_operator\":\"UNICOM\","
                        + "\"package_loss\":\"0%\",\"time\":\"1.000ms\"}]}"));
    }

    private ApiAnswer clear(ApiCall call) {
        if (!call.field("appid").equals(call.account().appId())) {
            throw new WeChatRefusal(40013);
        }
        return clear(call.account());
    }

    private ApiAnswer clearBySecret(ApiCall call) {
        BrandAccount account = accounts.find(call.query("appid", 41002)).orElseThrow(() -> new WeChatRefusal(40013));
        if (!account.secret().equals(call.query("appsecret"))) {
            throw new WeChatRefusal(40125);
        }
        return clear(account);
    }

    private ApiAnswer clear(BrandAccount account) {
        if (!quotas.clear(account.appId())) {
            throw new WeChatRefusal(48006);
        }
        return ApiAnswer.ok();
    }
}
