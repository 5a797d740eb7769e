package io.yujian.simulator.platform;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An answer of the platform: always HTTP 200, and JSON unless it is a file.
 *
 * @param fileName for downloads: clients look for it in Content-disposition
 */
public record ApiAnswer(
        String contentType, byte[] body, @Nullable String fileName) {

    private static final String JSON = "application/json; encoding=utf-8";
    private static final ApiAnswer OK = json("{\"errcode\":0,\"errmsg\":\"ok\"}");

    public static ApiAnswer ok() {
        return OK;
    }

    public static ApiAnswer json(String text) {
        return new ApiAnswer(JSON, text.getBytes(StandardCharsets.UTF_8), null);
    }

    public static ApiAnswer file(String contentType, byte[] body, String fileName) {
        return new ApiAnswer(contentType, body, fileName);
    }

    static ApiAnswer refusal(int errcode) {
        return json("{\"errcode\":" + errcode + ",\"errmsg\":\"" + ErrorTexts.of(errcode) + "\"}");
    }
}
