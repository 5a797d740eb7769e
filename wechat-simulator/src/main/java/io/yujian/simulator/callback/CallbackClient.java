package io.yujian.simulator.callback;

import io.yujian.simulator.SimulatorProperties;
import io.yujian.simulator.time.Clockwork;
import jakarta.annotation.PreDestroy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.impl.bootstrap.AsyncRequesterBootstrap;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncRequester;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncClientEndpoint;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.http.protocol.RequestConnControl;
import org.apache.hc.core5.http.protocol.RequestContent;
import org.apache.hc.core5.http.protocol.RequestTargetHost;
import org.apache.hc.core5.http.protocol.RequestUserAgent;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.Timeout;
import org.springframework.stereotype.Component;

/**
 * Posts callbacks over kept connections without a thread per call. The time limit runs from the moment a connection is
 * there; after it the connection is closed, as WeChat does.
 */
@Component
class CallbackClient {

    /** Told exactly once how a call ended. */
    interface Ending {
        void answered(int status, String body);

        void failed(boolean timeout, String reason);
    }

    private record Target(HttpHost host, String path) {}

    private static final Timeout CONNECT = Timeout.ofSeconds(10);

    private final HttpAsyncRequester requester;
    private final Clockwork clockwork;
    private final ConcurrentMap<String, Target> targets = new ConcurrentHashMap<>();

    CallbackClient(SimulatorProperties properties, Clockwork clockwork) {
        this.clockwork = clockwork;
        this.requester = AsyncRequesterBootstrap.bootstrap()
                .setIOReactorConfig(IOReactorConfig.custom()
                        .setIoThreadCount(properties.ioThreads())
                        .setTcpNoDelay(true)
                        .setSoKeepAlive(true)
                        .build())
                // the library's own set would add "Expect: 100-continue": a round trip, and seconds with simple servers
                .setHttpProcessor(HttpProcessorBuilder.create()
                        .addAll(
                                RequestTargetHost.INSTANCE,
                                RequestContent.INSTANCE,
                                RequestConnControl.INSTANCE,
                                new RequestUserAgent("Mozilla/4.0"))
                        .build())
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.STRICT)
                .setDefaultMaxPerRoute(properties.connectionsPerHost())
                .setMaxTotal(properties.connectionsPerHost() * 4)
                .create();
        requester.start();
    }

    /** Starts a POST; {@code query} is added to the address. */
    void post(String url, String query, String body, long timeoutMillis, Ending ending) {
        Target target;
        try {
            target = targets.computeIfAbsent(url, CallbackClient::target);
        } catch (IllegalArgumentException e) {
            ending.failed(false, "callback URL: " + e.getMessage());
            return;
        }
        BasicHttpRequest request = new BasicHttpRequest(
                "POST", target.host, target.path + (target.path.indexOf('?') < 0 ? "?" : "&") + query);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        requester.connect(target.host, CONNECT, null, new FutureCallback<>() {
            @Override
            public void completed(AsyncClientEndpoint endpoint) {
                CallbackExchange exchange = new CallbackExchange(endpoint, request, bytes, ending);
                exchange.deadline(clockwork.after(timeoutMillis, () -> exchange.expire(timeoutMillis)));
                endpoint.execute(exchange, HttpCoreContext.create());
            }

            @Override
            public void failed(Exception e) {
                ending.failed(false, reason(e));
            }

            @Override
            public void cancelled() {
                ending.failed(false, "cancelled");
            }
        });
    }

    static String reason(Exception e) {
        String message = e.getMessage();
        return e.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }

    private static Target target(String url) {
        URI uri = URI.create(url);
        String scheme = uri.getScheme();
        String host = uri.getHost();
        if (scheme == null || host == null) {
            throw new IllegalArgumentException("'" + url + "' is not an absolute http(s) address");
        }
        int port = uri.getPort() > 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new Target(
                new HttpHost(scheme, host, port), uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
    }

    @PreDestroy
    void stop() {
        requester.close(CloseMode.IMMEDIATE);
    }
}
