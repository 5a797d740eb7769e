package io.yujian.platform.observability;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each request a trace id: the caller's {@code traceparent} or a new one. First of all filters, so that refusals
 * of the others carry it too; the answer names it in {@code X-Trace-Id}.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class TraceFilter extends OncePerRequestFilter {
    private static final String ATTRIBUTE = TraceFilter.class.getName() + ".id";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // The container's error dispatch is the same request: it keeps the id that the first answer line was logged
        // with.
        String id = request.getAttribute(ATTRIBUTE) instanceof String kept
                ? kept
                : Trace.fromHeader(request.getHeader("traceparent")).orElseGet(Trace::newId);
        request.setAttribute(ATTRIBUTE, id);
        response.setHeader("X-Trace-Id", id);
        try (var scope = Trace.open(id)) {
            chain.doFilter(request, response);
        }
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }
}
