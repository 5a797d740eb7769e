package io.yujian.gateway.link;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells what is no person, as far as it says so: link checkers, previews and prefetching browsers. */
final class Machines {
    private static final Pattern NAMES = Pattern.compile(
            "bot|spider|crawl|preview|scan|curl|wget|python|okhttp|apache-httpclient|go-http-client|java/|headless"
                    + "|facebookexternalhit|urlchecker|security");

    private Machines() {}

    static boolean is(String method, @Nullable String agent, @Nullable String purpose) {
        if (!method.equals("GET") || agent == null || agent.isBlank()) {
            return true;
        }
        return (purpose != null && purpose.toLowerCase(Locale.ROOT).contains("prefetch"))
                || NAMES.matcher(agent.toLowerCase(Locale.ROOT)).find();
    }
}
