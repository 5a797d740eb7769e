package io.yujian.platform.security.entry;

import io.yujian.platform.security.Caller;
import io.yujian.platform.security.CallerAuthentication;
import io.yujian.platform.security.key.ApiKeys;
import io.yujian.platform.security.session.SessionCookie;
import io.yujian.platform.security.session.Sessions;
import io.yujian.platform.web.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out who calls: a bearer key, else the session cookie. A key that is sent must be good, it never falls back to a
 * cookie, because requests with a key are not checked for CSRF. The session is looked up only when somebody asks.
 */
class CallerFilter extends OncePerRequestFilter {
    private static final String BEARER = "Bearer";

    private final Sessions sessions;
    private final ApiKeys keys;
    private final Problems problems;

    CallerFilter(Sessions sessions, ApiKeys keys, Problems problems) {
        this.sessions = sessions;
        this.keys = keys;
        this.problems = problems;
    }

    static boolean hasBearer(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (hasBearer(request)) {
            String bearer = request.getHeader(HttpHeaders.AUTHORIZATION)
                    .substring(BEARER.length())
                    .trim();
            Optional<Caller> caller = keys.find(bearer);
            if (caller.isEmpty()) {
                problems.write(response, 401, "auth.bad-key", "API 密钥不对、已过期或已撤销");
                return;
            }
            SecurityContextHolder.setContext(contextOf(caller.get()));
        } else {
            SessionCookie.read(request)
                    .ifPresent(token -> SecurityContextHolder.setDeferredContext(once(() -> sessions.find(token))));
        }
        chain.doFilter(request, response);
    }

    private static Supplier<SecurityContext> once(Supplier<Optional<Caller>> lookUp) {
        return new Supplier<>() {
            private @Nullable SecurityContext found;

            @Override
            public SecurityContext get() {
                SecurityContext context = found;
                if (context == null) {
                    context = lookUp.get()
                            .map(CallerFilter::contextOf)
                            .orElseGet(SecurityContextHolder::createEmptyContext);
                    found = context;
                }
                return context;
            }
        };
    }

    private static SecurityContext contextOf(Caller caller) {
        return new SecurityContextImpl(new CallerAuthentication(caller));
    }
}
