package io.yujian.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A real HTTP server in the place of the brand's software. */
public final class BrandServer implements AutoCloseable {

    /** A callback as it came in. */
    public record Call(String method, Map<String, String> query, String body, long nanos) {}

    static {
        // by default it drops idle connections beyond 200, and a request that meets the drop has to be tried again
        System.setProperty("sun.net.httpserver.maxIdleConnections", "10000");
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(32);
    public final List<Call> calls = new CopyOnWriteArrayList<>();
    public volatile int status = 200;
    public volatile boolean expectSeen;
    public volatile Function<Call, String> answer = call -> "success";

    public BrandServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> query = new HashMap<>();
        for (String part : exchange.getRequestURI().getRawQuery().split("&")) {
            int at = part.indexOf('=');
            query.put(part.substring(0, at), part.substring(at + 1));
        }
        expectSeen |= exchange.getRequestHeaders().containsKey("Expect");
        Call call = new Call(exchange.getRequestMethod(), query, body, System.nanoTime());
        calls.add(call);
        byte[] out = call.method.equals("GET")
                ? query.getOrDefault("echostr", "").getBytes(StandardCharsets.UTF_8)
                : answer.apply(call).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, out.length == 0 ? -1 : out.length);
        exchange.getResponseBody().write(out);
        exchange.close();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/wechat";
    }

    public void forget() {
        calls.clear();
        status = 200;
        answer = call -> "success";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
