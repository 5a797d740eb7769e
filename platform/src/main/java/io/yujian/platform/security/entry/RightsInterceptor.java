package io.yujian.platform.security.entry;

import io.yujian.platform.error.YujianException;
import io.yujian.platform.security.Allowed;
import io.yujian.platform.security.Caller;
import io.yujian.platform.security.CurrentCaller;
import io.yujian.platform.security.PublicEndpoint;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.mvc.ParameterizableViewController;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * Decides by {@link Allowed} and {@link PublicEndpoint} whether a call reaches its controller; before the body is read.
 * What carries neither is refused, so that a forgotten annotation is a closed door.
 */
@Component
class RightsInterceptor implements HandlerInterceptor {
    private static final Logger LOG = LoggerFactory.getLogger(RightsInterceptor.class);

    private final CurrentCaller current;

    RightsInterceptor(CurrentCaller current) {
        this.current = current;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.ASYNC) {
            // Decided when the request came; this is its answer coming back from another thread.
            return true;
        }
        if (!(handler instanceof HandlerMethod method)) {
            // Files and the console's first page; any other kind of handler is not ours.
            if (handler instanceof ResourceHttpRequestHandler || handler instanceof ParameterizableViewController) {
                return true;
            }
            throw forbidden();
        }
        if (AnnotatedElementUtils.hasAnnotation(method.getMethod(), PublicEndpoint.class) || isApiPage(method)) {
            return true;
        }
        Allowed allowed = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Allowed.class);
        if (allowed == null) {
            LOG.error(
                    "{} says neither who is allowed nor that it is public; the call is refused, mend the code", method);
            throw forbidden();
        }
        Optional<Caller> caller = current.signedIn();
        if (caller.isEmpty()) {
            throw new YujianException(401, "auth.required", "请先登录，或使用有效的 API 密钥");
        }
        if (!caller.get().may(allowed.value())) {
            throw new YujianException(403, "auth.forbidden", "没有权限:" + allowed.value());
        }
        return true;
    }

    /** The library's pages that describe the API; the filter chain decides about their addresses. */
    private static boolean isApiPage(HandlerMethod method) {
        return method.getBeanType().getName().startsWith("org.springdoc.");
    }

    private static YujianException forbidden() {
        return new YujianException(403, "auth.forbidden", "没有权限");
    }
}
