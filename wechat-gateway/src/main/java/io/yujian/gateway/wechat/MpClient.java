package io.yujian.gateway.wechat;

import io.yujian.gateway.account.ChannelAccount;
import java.io.IOException;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.util.http.SimpleGetRequestExecutor;
import me.chanjar.weixin.common.util.http.SimplePostRequestExecutor;
import me.chanjar.weixin.mp.api.impl.WxMpServiceHttpClientImpl;
import me.chanjar.weixin.mp.config.WxMpHostConfig;
import me.chanjar.weixin.mp.config.impl.WxMpDefaultConfigImpl;

/**
 * WxJava's service of exactly one account. What makes WxJava send twice is out of the way: its token comes from our shared
 * store, it neither refreshes nor repeats by itself, and nothing switches accounts by thread.
 */
class MpClient extends WxMpServiceHttpClientImpl {
    private final ChannelAccount account;
    private final MpTokens tokens;
    /** The token that this thread's last call went out with. */
    private final ThreadLocal<String> used = new ThreadLocal<>();

    MpClient(ChannelAccount account, MpTokens tokens, PlatformHttp http) {
        this.account = account;
        this.tokens = tokens;
        setMaxRetryTimes(0);
        setWxMpConfigStorage(config(account, http));
    }

    private static WxMpDefaultConfigImpl config(ChannelAccount account, PlatformHttp http) {
        WxMpDefaultConfigImpl config = new WxMpDefaultConfigImpl() {
            @Override
            public boolean autoRefreshToken() {
                return false;
            }

            @Override
            public void expireAccessToken() {
                // the shared store decides, knowing which token failed
            }
        };
        config.setAppId(account.appId());
        config.setSecret(account.secret());
        config.useStableAccessToken(true);
        config.setApacheHttpClientBuilder(http);
        WxMpHostConfig hosts = new WxMpHostConfig();
        hosts.setApiHost(account.apiHost());
        config.setHostConfig(hosts);
        return config;
    }

    /** Called by WxJava for each request. */
    @Override
    public String getAccessToken(boolean force) {
        String token = tokens.current(account, this);
        used.set(token);
        return token;
    }

    String lastToken() {
        String token = used.get();
        return token == null ? "" : token;
    }

    /** Not {@code post()}: that one turns a busy platform into an error without a code. */
    String postOnce(String path, String body) throws WxErrorException {
        return executeInternal(SimplePostRequestExecutor.create(this), account.apiHost() + path, body, true);
    }

    String getOnce(String path) throws WxErrorException {
        return executeInternal(SimpleGetRequestExecutor.create(this), account.apiHost() + path, null, true);
    }

    /** The platform's answer to the token request, as text. */
    String askToken(boolean force) throws IOException {
        return doGetStableAccessTokenRequest(force);
    }
}
