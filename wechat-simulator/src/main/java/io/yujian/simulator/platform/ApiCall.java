package io.yujian.simulator.platform;

import io.yujian.simulator.account.BrandAccount;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** One API call on its way. Reads the query string itself, so that a body of any content type stays a body. */
public final class ApiCall {

    private final HttpServletRequest request;
    private final ObjectMapper mapper;
    private final @Nullable BrandAccount account;
    private byte @Nullable [] body;
    private @Nullable JsonNode json;

    ApiCall(HttpServletRequest request, ObjectMapper mapper, @Nullable BrandAccount account) {
        this.request = request;
        this.mapper = mapper;
        this.account = account;
    }

    static @Nullable String query(HttpServletRequest request, String name) {
        String query = request.getQueryString();
        if (query == null) {
            return null;
        }
        int at = 0;
        while (at < query.length()) {
            int end = query.indexOf('&', at);
            if (end < 0) {
                end = query.length();
            }
            if (end - at > name.length() && query.startsWith(name, at) && query.charAt(at + name.length()) == '=') {
                return URLDecoder.decode(query.substring(at + name.length() + 1, end), StandardCharsets.UTF_8);
            }
            at = end + 1;
        }
        return null;
    }

    public @Nullable String query(String name) {
        return query(request, name);
    }

    /** @throws WeChatRefusal with the given code when the parameter is absent or empty */
    public String query(String name, int errcodeWhenMissing) {
        String value = query(name);
        if (value == null || value.isEmpty()) {
            throw new WeChatRefusal(errcodeWhenMissing);
        }
        return value;
    }

    /** The account whose token the call carries; only for routes that need a token. */
    public BrandAccount account() {
        if (account == null) {
            throw new IllegalStateException("this route has no account");
        }
        return account;
    }

    public byte[] body() {
        if (body == null) {
            try {
                body = request.getInputStream().readAllBytes();
            } catch (IOException e) {
                throw new WeChatRefusal(44002);
            }
        }
        return body;
    }

    public String text() {
        return new String(body(), StandardCharsets.UTF_8);
    }

    /** @throws WeChatRefusal 44002 without a body, 47001 when it is not a JSON object */
    public JsonNode json() {
        if (json == null) {
            if (body().length == 0) {
                throw new WeChatRefusal(44002);
            }
            try {
                json = mapper.readTree(body());
            } catch (JacksonException e) {
                throw new WeChatRefusal(47001);
            }
            if (!json.isObject()) {
                throw new WeChatRefusal(47001);
            }
        }
        return json;
    }

    /** A text field of the body, or "" when it is absent. */
    public String field(String name) {
        return json().path(name).asString("");
    }

    /** @throws WeChatRefusal with the given code when the field is absent or empty */
    public String field(String name, int errcodeWhenMissing) {
        String value = field(name);
        if (value.isEmpty()) {
            throw new WeChatRefusal(errcodeWhenMissing);
        }
        return value;
    }

    /** An uploaded file, from the multipart field of this name. */
    public @Nullable Part file(String name) {
        String type = request.getContentType();
        if (type == null || !type.startsWith("multipart/")) {
            return null;
        }
        try {
            return request.getPart(name);
        } catch (IOException | ServletException | IllegalStateException e) {
            return null;
        }
    }

    /** Scheme, host and port by which the caller reached the simulator. */
    public String baseUrl() {
        StringBuffer url = request.getRequestURL();
        return url.substring(0, url.length() - request.getRequestURI().length());
    }
}
