package io.yujian.gateway.wechat;

import io.yujian.gateway.setting.GatewayProperties;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.http.HttpRequest;
import org.apache.http.client.methods.HttpRequestWrapper;
import org.apache.http.client.methods.HttpUriRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Ends calls that take longer than the total time-out. The client's own limits count from byte to byte, so a platform
 * that drips its answer could hold a thread far beyond the lease of the claim.
 */
@Component
public class CallWatch implements DisposableBean {
    private static final long LOOK_MS = 100;

    private final Set<Running> running = ConcurrentHashMap.newKeySet();
    private final ThreadLocal<Running> mine = new ThreadLocal<>();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "gateway-call-watch");
        thread.setDaemon(true);
        return thread;
    });
    private final long limitNanos;

    CallWatch(GatewayProperties properties) {
        this.limitNanos = properties.sender().callTimeout().toNanos();
        watch.scheduleWithFixedDelay(this::endOverdue, LOOK_MS, LOOK_MS, TimeUnit.MILLISECONDS);
    }

    <T> T run(Callable<T> call) throws Exception {
        Running own = new Running(System.nanoTime());
        running.add(own);
        mine.set(own);
        try {
            return call.call();
        } finally {
            mine.remove();
            running.remove(own);
        }
    }

    /** Called by the client for each request that it is about to send, on the calling thread. */
    void sees(HttpRequest request) {
        Running own = mine.get();
        if (own != null && request instanceof HttpRequestWrapper wrapper) {
            own.request = wrapper.getOriginal() instanceof HttpUriRequest original ? original : null;
        }
    }

    private void endOverdue() {
        long now = System.nanoTime();
        for (Running call : running) {
            HttpUriRequest request = call.request;
            if (request != null && now - call.since > limitNanos) {
                request.abort();
            }
        }
    }

    @Override
    public void destroy() {
        watch.shutdownNow();
    }

    private static final class Running {
        private final long since;
        private volatile @Nullable HttpUriRequest request;

        Running(long since) {
            this.since = since;
        }
    }
}
