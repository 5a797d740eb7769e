package io.yujian.gateway.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A platform of a few lines: gives tokens, takes messages, and answers as a test tells it to. */
public final class FakePlatform implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private final AtomicInteger tokens = new AtomicInteger();
    private final AtomicInteger tokenCalls = new AtomicInteger();
    private volatile Rule rule = message -> ok();
    private volatile String tokenAnswer = "";

    public record Sent(String path, String token, JsonNode body) {
        public String to() {
            return body.path("touser").asString();
        }
    }

    /** @param delayMs before answering @param status HTTP; 0: the connection is closed without an answer */
    public record Answer(int status, String body, long delayMs) {}

    public interface Rule {
        Answer answer(Sent message);
    }

    public FakePlatform() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public static Answer ok() {
        return new Answer(200, "{\"errcode\":0,\"errmsg\":\"ok\"}", 0);
    }

    public static Answer error(int code) {
        return new Answer(200, "{\"errcode\":" + code + ",\"errmsg\":\"no rid: 1\"}", 0);
    }

    public String host() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public void rule(Rule next) {
        rule = next;
    }

    /** Empty: tokens are given. */
    public void tokenAnswer(String answer) {
        tokenAnswer = answer;
    }

    /** The token given last is not good any more. */
    public void revokeToken() {
        tokens.incrementAndGet();
    }

    public List<Sent> sent() {
        return sent;
    }

    public List<Sent> sentTo(String openid) {
        return sent.stream().filter(s -> s.to().equals(openid)).toList();
    }

    public int tokenCalls() {
        return tokenCalls.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (path.equals("/cgi-bin/stable_token")) {
            tokenCalls.incrementAndGet();
            write(
                    exchange,
                    tokenAnswer.isEmpty()
                            ? new Answer(200, "{\"access_token\":\"T" + tokens.get() + "\",\"expires_in\":7200}", 0)
                            : new Answer(200, tokenAnswer, 0));
            return;
        }
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        String token = query.replaceAll(".*access_token=([^&]*).*", "$1");
        if (!token.equals("T" + tokens.get())) {
            write(exchange, error(40001));
            return;
        }
        Sent message = new Sent(path, token, body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body));
        Answer answer = rule.answer(message);
        sent.add(message);
        write(exchange, answer);
    }

    private static void write(HttpExchange exchange, Answer answer) throws IOException {
        if (answer.delayMs() > 0) {
            try {
                Thread.sleep(answer.delayMs());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (answer.status() == 0) {
            exchange.close();
            return;
        }
        byte[] bytes = answer.body().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
