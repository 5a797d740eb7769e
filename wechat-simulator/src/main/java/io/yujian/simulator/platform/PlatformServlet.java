package io.yujian.simulator.platform;

import io.yujian.simulator.account.Accounts;
import io.yujian.simulator.account.BrandAccount;
import io.yujian.simulator.fault.Fault;
import io.yujian.simulator.fault.FaultKind;
import io.yujian.simulator.fault.Faults;
import io.yujian.simulator.quota.Quotas;
import io.yujian.simulator.time.Clockwork;
import io.yujian.simulator.token.AccessTokens;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.ObjectMapper;

/**
 * The platform API. A bare servlet and not a controller: it has to answer thousands of calls a second beside the
 * product that is being measured.
 */
class PlatformServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(PlatformServlet.class);
    private static final long HANG_MILLIS = 60_000;

    private final transient ApiRoutes routes;
    private final transient Accounts accounts;
    private final transient AccessTokens tokens;
    private final transient Quotas quotas;
    private final transient Faults faults;
    private final transient Clockwork clockwork;
    private final transient ObjectMapper mapper;

    PlatformServlet(
            ApiRoutes routes,
            Accounts accounts,
            AccessTokens tokens,
            Quotas quotas,
            Faults faults,
            Clockwork clockwork,
            ObjectMapper mapper) {
        this.routes = routes;
        this.accounts = accounts;
        this.tokens = tokens;
        this.quotas = quotas;
        this.faults = faults;
        this.clockwork = clockwork;
        this.mapper = mapper;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getRequestURI();
        ApiRoutes.Route route = routes.find(path);
        if (route == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        String token = ApiCall.query(request, "access_token");
        AccessTokens.Verdict verdict = tokens.check(token);
        BrandAccount account =
                verdict.appId() == null ? null : accounts.find(verdict.appId()).orElse(null);
        ApiCall call = new ApiCall(request, mapper, account);
        List<Fault> struck = faults.forCall(path, faultyAppId(call, account), receiver(call));
        if (struck.isEmpty()) {
            write(response, answer(route, call, path, verdict, account));
            return;
        }
        spoil(request, response, struck, () -> answer(route, call, path, verdict, account));
    }

    private ApiAnswer answer(
            ApiRoutes.Route route,
            ApiCall call,
            String path,
            AccessTokens.Verdict verdict,
            @Nullable BrandAccount account) {
        try {
            if (route.needsToken()) {
                if (verdict.errcode() != 0 || account == null) {
                    return ApiAnswer.refusal(account == null && verdict.errcode() == 0 ? 40001 : verdict.errcode());
                }
                if (!quotas.take(account.appId(), path)) {
                    return ApiAnswer.refusal(45009);
                }
                if (route.postOnly() && call.body().length == 0) {
                    return ApiAnswer.refusal(44002);
                }
            }
            return route.handler().handle(call);
        } catch (WeChatRefusal refusal) {
            return ApiAnswer.refusal(refusal.errcode());
        } catch (RuntimeException e) {
            LOG.error("path={} answered -1: a fault of the simulator itself, please report it", path, e);
            return ApiAnswer.refusal(-1);
        }
    }

    private @Nullable String faultyAppId(ApiCall call, @Nullable BrandAccount account) {
        return account != null ? account.appId() : call.query("appid");
    }

    /** Who would get the message; only found out when a fault asks for it, since it costs reading the body. */
    private @Nullable String receiver(ApiCall call) {
        if (!faults.lookAtOpenid()) {
            return null;
        }
        try {
            return call.field("touser");
        } catch (WeChatRefusal e) {
            return null;
        }
    }

    /** What an answer costs is only worked out when it takes effect. */
    private interface Effect {
        ApiAnswer happen();
    }

    private void spoil(HttpServletRequest request, HttpServletResponse response, List<Fault> struck, Effect effect)
            throws IOException {
        long delay = 0;
        Fault worst = null;
        for (Fault fault : struck) {
            if (fault.kind() == FaultKind.LATENCY) {
                delay += fault.latency();
            } else if (worst == null) {
                worst = fault;
            }
        }
        Fault fault = worst;
        boolean happens = fault == null || fault.strikesAfterEffect() || fault.kind() == FaultKind.TRUNCATED;
        ApiAnswer answer = happens ? effect.happen() : ApiAnswer.ok();
        if (fault != null && fault.kind() == FaultKind.HANG) {
            delay += HANG_MILLIS;
        }
        if (delay == 0) {
            spoiled(response, fault, answer);
            return;
        }
        AsyncContext later = request.startAsync();
        later.setTimeout(0);
        clockwork.after(delay, () -> {
            try {
                spoiled(response, fault, answer);
            } catch (IOException e) {
                LOG.debug("caller went away", e);
            } finally {
                later.complete();
            }
        });
    }

    private static void spoiled(HttpServletResponse response, @Nullable Fault fault, ApiAnswer answer)
            throws IOException {
        if (fault == null) {
            write(response, answer);
            return;
        }
        switch (fault.kind()) {
            case HTTP500 -> {
                response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
                write(response, new ApiAnswer("text/plain", bytes("internal server error"), null));
            }
            case GARBAGE ->
                write(response, new ApiAnswer("application/octet-stream", bytes("\u0001\u0002{]¿garbage"), null));
            case HTML ->
                write(
                        response,
                        new ApiAnswer("text/html", bytes("<html><body><h1>502 Bad Gateway</h1></body></html>"), null));
            case TRUNCATED ->
                write(
                        response,
                        new ApiAnswer(
                                answer.contentType(), Arrays.copyOf(answer.body(), answer.body().length / 2), null));
            case ERRCODE -> {
                Integer errcode = fault.errcode();
                write(response, ApiAnswer.refusal(errcode == null ? -1 : errcode));
            }
            default -> {
                // promises more than it gives, then closes: the caller sees the connection break
                response.setHeader("Connection", "close");
                response.setContentLength(1000);
                response.flushBuffer();
                response.getOutputStream().close();
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void write(HttpServletResponse response, ApiAnswer answer) throws IOException {
        response.setContentType(answer.contentType());
        if (answer.fileName() != null) {
            response.setHeader("Content-disposition", "attachment; filename=\"" + answer.fileName() + "\"");
        }
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }
}
