package io.yujian.testkit.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A user of an HTTP API with JSON: keeps cookies, sends the CSRF header, fails loudly on what it did not expect. */
public final class JsonApi {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String base;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    public JsonApi(String base) {
        this.base = base;
    }

    /** An answer, with an empty node where the body is not JSON. */
    public record Answer(int status, JsonNode body, String text) {
        /** Body of a 2xx answer; anything else fails the test with the answer's text. */
        public JsonNode ok() {
            if (status < 200 || status > 299) {
                throw new AssertionError("expected success but got " + status + ": " + text);
            }
            return body;
        }
    }

    public JsonApi login(String user, String password) {
        call("GET", "/api/v1/session", null); // lets the server give the CSRF cookie
        call("POST", "/api/v1/session", JSON.writeValueAsString(Map.of("username", user, "password", password)))
                .ok();
        return this;
    }

    public JsonNode get(String path) {
        return call("GET", path, null).ok();
    }

    public JsonNode post(String path, String json) {
        return call("POST", path, json).ok();
    }

    public JsonNode put(String path, String json) {
        return call("PUT", path, json).ok();
    }

    public JsonNode delete(String path) {
        return call("DELETE", path, null).ok();
    }

    /** @param json body, or null for none */
    public Answer call(String method, String path, @org.jspecify.annotations.Nullable String json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(30))
                .header("Accept", "application/json, application/problem+json, */*");
        String csrf = csrf();
        if (!csrf.isEmpty()) {
            request.header("X-XSRF-TOKEN", csrf);
        }
        if (json == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(json));
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String text = response.body();
            boolean isJson =
                    !text.isBlank() && "{[\"".indexOf(text.stripLeading().charAt(0)) >= 0;
            return new Answer(response.statusCode(), isJson ? JSON.readTree(text) : JSON.createObjectNode(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String csrf() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }
}
