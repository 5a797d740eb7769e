package io.yujian.journey.webhook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.http.HttpEntity;
import org.apache.http.HttpResponse;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.config.RegistryBuilder;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.conn.socket.PlainConnectionSocketFactory;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.entity.ContentType;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes one call: ten seconds at most, no redirects, no proxies, no repeats of its own, an answer of bounded size. */
@Component
class HttpCalls implements DisposableBean {
    private static final int CONNECT_MS = 3_000;
    private static final Duration TOTAL = Duration.ofSeconds(10);
    private static final int LARGEST_ANSWER = 64 * 1024;
    /** What a run can carry along. */
    private static final int LARGEST_KEPT = 16 * 1024;

    private final CloseableHttpClient client;
    private final ScheduledExecutorService ends = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "yujian-webhook-ends");
        thread.setDaemon(true);
        return thread;
    });
    private final JsonMapper json;
    private final InstantSource clock;

    HttpCalls(AddressGuard guard, JsonMapper json, InstantSource clock) {
        this.json = json;
        this.clock = clock;
        var sockets = RegistryBuilder.<ConnectionSocketFactory>create()
                .register("http", PlainConnectionSocketFactory.getSocketFactory())
                .register("https", SSLConnectionSocketFactory.getSocketFactory())
                .build();
        PoolingHttpClientConnectionManager pool = new PoolingHttpClientConnectionManager(sockets, guard);
        pool.setDefaultMaxPerRoute(16);
        pool.setMaxTotal(64);
        this.client = HttpClients.custom()
                .setConnectionManager(pool)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectTimeout(CONNECT_MS)
                        .setConnectionRequestTimeout(CONNECT_MS)
                        .setSocketTimeout((int) TOTAL.toMillis())
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .setUserAgent("Yujian")
                .build();
    }

    /** @param key the same for every repeat of a call */
    CallResult post(Webhook hook, byte[] body, String key) {
        HttpPost request = new HttpPost(URI.create(hook.url()));
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        hook.headers().forEach(request::setHeader);
        if (!hook.isRobot()) {
            sign(request, hook, body);
            request.setHeader("Idempotency-Key", key);
        }
        ScheduledFuture<?> end = ends.schedule(request::abort, TOTAL.toMillis(), TimeUnit.MILLISECONDS);
        try (CloseableHttpResponse response = client.execute(request)) {
            return answered(hook, response);
        } catch (AddressGuard.RefusedAddressException e) {
            return CallResult.failed(0, "不能调用内网或本机地址");
        } catch (IOException e) {
            // The text of the exception may name the address, and robots have their key in it.
            return CallResult.again(
                    0,
                    request.isAborted() ? "10 秒内没有回答" : "连接失败：" + e.getClass().getSimpleName());
        } finally {
            end.cancel(false);
        }
    }

    private void sign(HttpPost request, Webhook hook, byte[] body) {
        Instant now = clock.instant();
        String time = Long.toString(now.getEpochSecond());
        request.setHeader("X-Yujian-Timestamp", time);
        String secret = hook.secret();
        if (secret == null) {
            return;
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
            request.setHeader("X-Yujian-Signature", "v1=" + HexFormat.of().formatHex(mac.doFinal(body)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private CallResult answered(Webhook hook, HttpResponse response) throws IOException {
        int status = response.getStatusLine().getStatusCode();
        byte[] text = bounded(response.getEntity());
        if (status == 408 || status == 425 || status == 429 || status >= 500) {
            return CallResult.again(status, "HTTP " + status);
        }
        if (status < 200 || status >= 300) {
            return CallResult.failed(status, "HTTP " + status);
        }
        JsonNode read = read(text);
        if (hook.isRobot()) {
            int code = read == null ? -1 : read.path("errcode").asInt(-1);
            String reason = "errcode " + code;
            // 45009: more than twenty messages in a minute.
            return code == 0
                    ? CallResult.ok(status, null)
                    : code == 45009 || code == -1
                            ? CallResult.again(status, reason)
                            : CallResult.failed(status, reason);
        }
        return CallResult.ok(status, read == null || text.length > LARGEST_KEPT ? null : text);
    }

    private @org.jspecify.annotations.Nullable JsonNode read(byte[] text) {
        try {
            return text.length == 0 ? null : json.readTree(text);
        } catch (JacksonException e) {
            return null;
        }
    }

    private static byte[] bounded(@org.jspecify.annotations.Nullable HttpEntity entity) throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        try (InputStream in = entity.getContent()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[4_096];
            int n = in.read(buffer);
            while (n >= 0) {
                if (out.size() + n > LARGEST_ANSWER) {
                    throw new IOException("answer is larger than " + LARGEST_ANSWER);
                }
                out.write(buffer, 0, n);
                n = in.read(buffer);
            }
            return out.toByteArray();
        }
    }

    @Override
    public void destroy() throws IOException {
        ends.shutdownNow();
        client.close();
    }
}
