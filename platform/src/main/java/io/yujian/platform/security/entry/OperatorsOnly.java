package io.yujian.platform.security.entry;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * Metrics: for who may read the system's state, and for a collector on the same machine. A request that a proxy on this
 * machine passed on comes from outside and does not count as local.
 */
class OperatorsOnly implements AuthorizationManager<RequestAuthorizationContext> {
    private static final List<String> PROXY_HEADERS = List.of("Forwarded", "X-Forwarded-For", "X-Real-IP");

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        if (isLocal(context.getRequest())) {
            return new AuthorizationDecision(true);
        }
        Authentication caller = authentication.get();
        return new AuthorizationDecision(caller != null
                && caller.getAuthorities().stream().anyMatch(right -> "system:read".equals(right.getAuthority())));
    }

    private static boolean isLocal(HttpServletRequest request) {
        if (PROXY_HEADERS.stream().anyMatch(header -> request.getHeader(header) != null)) {
            return false;
        }
        try {
            // An address in figures: no name is looked up.
            return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
