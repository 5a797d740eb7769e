package io.yujian.simulator.platform;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which handler answers which path. Filled at start, only read afterwards. */
public final class ApiRoutes {

    /** @param needsToken whether an access_token is checked before the handler runs */
    record Route(ApiHandler handler, boolean needsToken, boolean postOnly) {}

    private final Map<String, Route> routes = new HashMap<>();

    /** A path that anybody may call. */
    public void open(String path, ApiHandler handler) {
        add(path, new Route(handler, false, false));
    }

    /** A path that needs an access token, by GET or POST. */
    public void any(String path, ApiHandler handler) {
        add(path, new Route(handler, true, false));
    }

    /** A path that needs an access token and a body. */
    public void post(String path, ApiHandler handler) {
        add(path, new Route(handler, true, true));
    }

    private void add(String path, Route route) {
        if (routes.put(path, route) != null) {
            throw new IllegalStateException("two handlers for " + path);
        }
    }

    @Nullable
    Route find(String path) {
        return routes.get(path);
    }

    Iterable<String> paths() {
        return routes.keySet().stream().sorted().toList();
    }
}
