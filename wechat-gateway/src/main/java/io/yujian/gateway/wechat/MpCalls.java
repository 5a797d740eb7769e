package io.yujian.gateway.wechat;

import com.google.gson.JsonParseException;
import io.yujian.gateway.account.ChannelAccount;
import io.yujian.gateway.wechat.MpAnswer.Done;
import io.yujian.gateway.wechat.MpAnswer.NotReached;
import io.yujian.gateway.wechat.MpAnswer.Refused;
import io.yujian.gateway.wechat.MpAnswer.Unclear;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLHandshakeException;
import me.chanjar.weixin.common.error.WxErrorException;
import org.apache.http.client.HttpResponseException;
import org.apache.http.conn.ConnectTimeoutException;
import org.apache.http.conn.ConnectionPoolTimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls of Official Account APIs. Never throws for what the platform or the network does. Safe for any thread. */
@Component
public class MpCalls {
    private static final Logger log = LoggerFactory.getLogger(MpCalls.class);
    /** The token is bad; a new one and one more try are due. */
    private static final Set<Integer> TOKEN_CODES = Set.of(40001, 40014, 42001);

    private final MpTokens tokens;
    private final PlatformHttp http;
    private final CallWatch watch;
    private final JsonMapper json;
    private final Map<Long, Known> clients = new ConcurrentHashMap<>();

    MpCalls(MpTokens tokens, PlatformHttp http, CallWatch watch, JsonMapper json) {
        this.tokens = tokens;
        this.http = http;
        this.watch = watch;
        this.json = json;
    }

    /** @param path with a slash, without token */
    public MpAnswer post(ChannelAccount account, String path, String body) {
        return twice(account, client -> client.postOnce(path, body));
    }

    public MpAnswer get(ChannelAccount account, String path) {
        return twice(account, client -> client.getOnce(path));
    }

    /** Asks the platform for a token even if one is known, to learn whether it takes our secret. */
    public MpAnswer tryCredentials(ChannelAccount account) {
        try {
            return watch.run(() -> {
                tokens.probe(client(account));
                return new Done(json.createObjectNode());
            });
        } catch (Exception e) {
            return explain(e);
        }
    }

    private MpAnswer twice(ChannelAccount account, Call call) {
        MpClient client = client(account);
        MpAnswer first = once(client, call);
        if (!(first instanceof Refused refused) || refused.onToken() || !TOKEN_CODES.contains(refused.code())) {
            return first;
        }
        log.info("token was refused, trying once with the next: accountId={} code={}", account.id(), refused.code());
        try {
            tokens.replace(account, client, client.lastToken());
        } catch (TokenException e) {
            return explain(e);
        }
        return once(client, call);
    }

    private MpAnswer once(MpClient client, Call call) {
        try {
            String answer = watch.run(() -> call.make(client));
            return read(answer);
        } catch (Exception e) {
            return explain(e);
        }
    }

    private MpAnswer read(String answer) {
        try {
            JsonNode node = json.readTree(answer);
            return node.isObject() ? new Done(node) : new Unclear("unreadable-answer");
        } catch (JacksonException e) {
            return new Unclear("unreadable-answer");
        }
    }

    private MpAnswer explain(Throwable problem) {
        for (Throwable t = problem; t != null; t = t.getCause()) {
            MpAnswer known = known(t);
            if (known != null) {
                return known;
            }
        }
        return new Unclear(word(problem));
    }

    private static @Nullable MpAnswer known(Throwable t) {
        if (t instanceof TokenException token) {
            return token.code() == 0
                    ? new NotReached("no-token")
                    : new Refused(token.code(), String.valueOf(token.getMessage()), true);
        }
        if (t instanceof WxErrorException wx && wx.getCause() == null && wx.getError() != null) {
            int code = wx.getError().getErrorCode();
            // WxJava's own code for an empty answer
            return code == -99 || code == 99999
                    ? new Unclear("empty-answer")
                    : new Refused(code, String.valueOf(wx.getError().getErrorMsg()), false);
        }
        if (t instanceof JsonParseException) {
            return new Unclear("unreadable-answer"); // WxJava reads it before we do
        }
        if (t instanceof HttpResponseException status) {
            return status.getStatusCode() < 500
                    ? new Refused(-status.getStatusCode(), "HTTP " + status.getStatusCode(), false)
                    : new Unclear("http-" + status.getStatusCode());
        }
        boolean unsent = t instanceof ConnectException
                || t instanceof ConnectTimeoutException
                || t instanceof ConnectionPoolTimeoutException
                || t instanceof UnknownHostException
                || t instanceof NoRouteToHostException
                || t instanceof SSLHandshakeException;
        return unsent ? new NotReached(word(t)) : null;
    }

    /** Class names only: messages of the client may hold the address with its token. */
    private static String word(Throwable t) {
        Throwable root = t;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName().replaceAll("Exception$", "");
    }

    /** A changed account gets a new client; its old token is not used any more. */
    private MpClient client(ChannelAccount account) {
        Known known = clients.get(account.id());
        if (known != null && known.account == account) {
            return known.client;
        }
        return clients.compute(account.id(), (id, now) -> {
                    if (now != null && same(now.account, account)) {
                        return new Known(account, now.client);
                    }
                    tokens.forget(id);
                    return new Known(account, new MpClient(account, tokens, http));
                })
                .client;
    }

    private static boolean same(ChannelAccount a, ChannelAccount b) {
        return a.appId().equals(b.appId())
                && a.secret().equals(b.secret())
                && a.apiHost().equals(b.apiHost());
    }

    private record Known(ChannelAccount account, MpClient client) {}

    @FunctionalInterface
    private interface Call {
        String make(MpClient client) throws WxErrorException;
    }
}
