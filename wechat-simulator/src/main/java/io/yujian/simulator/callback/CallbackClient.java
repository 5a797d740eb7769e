package io.yujian.simulator.callback;

import io.yujian.simulator.SimulatorProperties;
import io.yujian.simulator.time.Clockwork;
import jakarta.annotation.PreDestroy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.impl.bootstrap.AsyncRequesterBootstrap;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncRequester;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncClientEndpoint;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.apache.hc.core5.http.nio.entity.StringAsyncEntityConsumer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.http.nio.support.BasicResponseConsumer;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
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
    private static final ContentType XML = ContentType.create("text/xml", StandardCharsets.UTF_8);

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
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
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
        BasicRequestProducer producer = new BasicRequestProducer(
                request, new BasicAsyncEntityProducer(body.getBytes(StandardCharsets.UTF_8), XML));
        requester.connect(target.host, CONNECT, null, new FutureCallback<>() {
            @Override
            public void completed(AsyncClientEndpoint endpoint) {
                exchange(endpoint, producer, timeoutMillis, ending);
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

    private void exchange(
            AsyncClientEndpoint endpoint, BasicRequestProducer producer, long timeoutMillis, Ending ending) {
        AtomicBoolean ended = new AtomicBoolean();
        AtomicReference<@Nullable Future<?>> deadline = new AtomicReference<>();
        deadline.set(clockwork.after(timeoutMillis, () -> {
            if (ended.compareAndSet(false, true)) {
                endpoint.releaseAndDiscard();
                ending.failed(true, "no answer within " + timeoutMillis + " ms");
            }
        }));
        endpoint.execute(
                producer,
                new BasicResponseConsumer<>(new StringAsyncEntityConsumer()),
                new FutureCallback<Message<HttpResponse, String>>() {
                    @Override
                    public void completed(Message<HttpResponse, String> answer) {
                        if (end()) {
                            endpoint.releaseAndReuse();
                            String text = answer.getBody();
                            ending.answered(answer.getHead().getCode(), text == null ? "" : text);
                        }
                    }

                    @Override
                    public void failed(Exception e) {
                        if (end()) {
                            endpoint.releaseAndDiscard();
                            ending.failed(false, reason(e));
                        }
                    }

                    @Override
                    public void cancelled() {
                        if (end()) {
                            endpoint.releaseAndDiscard();
                            ending.failed(false, "cancelled");
                        }
                    }

                    private boolean end() {
                        Future<?> timer = deadline.get();
                        if (timer != null) {
                            timer.cancel(false);
                        }
                        return ended.compareAndSet(false, true);
                    }
                });
    }

    private static String reason(Exception e) {
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
