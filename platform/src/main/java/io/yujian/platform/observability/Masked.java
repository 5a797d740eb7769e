package io.yujian.platform.observability;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What may be shown of a secret or a phone number, in logs and in the console. The log configuration applies
 * {@link #line} to every message and stack trace, because libraries log addresses with access tokens in them.
 */
public final class Masked {
    private static final String STARS = "****";

    /** {@code access_token=…}, {@code "secret":"…"}, {@code js_code=…}: a known name, a separator, the value. */
    private static final Pattern NAMED = Pattern.compile(
            "(?i)(\\b(?:(?:authorizer_|component_|suite_|provider_|user_|corp)?(?:access_token|refresh_token|accesstoken)"
                    + "|(?:app|corp|client_|suite_)?secret|js_code|session_key|encoding_?aes_?key|jsapi_ticket"
                    + "|component_verify_ticket|password|passwd|api_?key|yjsession|x?-?xsrf-token)"
                    + "\\\\?[\"']?\\s*[=:]\\s*\\\\?[\"']?)([^\\s\"'&,;}\\\\]{4,})");

    private static final Pattern BEARER = Pattern.compile("(?i)(\\bbearer\\s+)([^\\s\"',;]{4,})");
    private static final Pattern API_KEY = Pattern.compile("\\byk_([0-9A-Za-z]{4,})_[0-9A-Za-z]{8,}");
    /** A mainland mobile number, not part of a longer number such as an id. */
    private static final Pattern PHONE =
            Pattern.compile("(?<![0-9A-Za-z_.-])((?:\\+?86-?)?1[3-9]\\d)\\d{4}(\\d{4})(?![0-9A-Za-z_-])");

    private Masked() {}

    /** {@code 138****1234}; other lengths keep the last two digits only. */
    public static String phone(String phone) {
        int length = phone.length();
        if (length < 7) {
            return STARS;
        }
        return length >= 11
                ? phone.substring(0, length - 8) + STARS + phone.substring(length - 4)
                : STARS + phone.substring(length - 2);
    }

    /** First four characters of a long token, nothing of a short one. */
    public static String token(String token) {
        return token.length() >= 16 ? token.substring(0, 4) + STARS : STARS;
    }

    /** Nothing of it, only whether there is one. */
    public static String secret(String secret) {
        return secret.isEmpty() ? "" : STARS;
    }

    /** A log line or stack trace without tokens, secrets and phone numbers; other text is unchanged. */
    public static String line(String text) {
        String line = text;
        if (mayName(line)) {
            line = NAMED.matcher(line)
                    .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + token(found.group(2))));
            line = BEARER.matcher(line)
                    .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + token(found.group(2))));
            line = API_KEY.matcher(line).replaceAll("yk_$1_" + Matcher.quoteReplacement(STARS));
        }
        return mayHoldPhone(line)
                ? PHONE.matcher(line).replaceAll("$1" + Matcher.quoteReplacement(STARS) + "$2")
                : line;
    }

    /** Cheap look before the expressions run, since nearly all lines name no secret. */
    private static boolean mayName(String line) {
        return line.indexOf('=') >= 0 || line.indexOf(':') >= 0 || line.contains("earer") || line.contains("yk_");
    }

    private static boolean mayHoldPhone(String line) {
        int digits = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            digits = c >= '0' && c <= '9' ? digits + 1 : 0;
            if (digits == 11) {
                return true;
            }
        }
        return false;
    }
}
