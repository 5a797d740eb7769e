package io.yujian.app.demo;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The public API as a browser uses it: session cookie and CSRF header. Used by one thread. */
final class DemoApi {
    private final String base;
    private final JsonMapper json;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    DemoApi(String base, JsonMapper json) {
        this.base = base;
        this.json = json;
    }

    /** The product or the simulator did not do what the demo needs. */
    static final class DemoUnavailable extends RuntimeException {
        DemoUnavailable(String message) {
            super(message);
        }
    }

    void login(String user, String password) {
        call("GET", "/api/v1/session", null);
        post("/api/v1/session", json.createObjectNode().put("username", user).put("password", password));
    }

    JsonNode get(String path) {
        return expectSuccess(path, call("GET", path, null));
    }

    JsonNode post(String path, ObjectNode body) {
        return expectSuccess(path, call("POST", path, body));
    }

    private JsonNode expectSuccess(String path, HttpResponse<String> response) {
        if (response.statusCode() >= 300) {
            throw new DemoUnavailable(path + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body().isBlank() ? json.createObjectNode() : json.readTree(response.body());
    }

    private HttpResponse<String> call(String method, String path, @Nullable ObjectNode body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(20));
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)));
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new DemoUnavailable(path + " cannot be reached: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoUnavailable("interrupted");
        }
    }
}
