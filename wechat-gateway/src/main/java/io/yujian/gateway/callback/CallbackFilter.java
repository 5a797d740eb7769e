package io.yujian.gateway.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.yujian.gateway.account.AccountDirectory;
import io.yujian.gateway.account.ChannelAccount;
import io.yujian.gateway.setting.GatewayProperties;
import io.yujian.platform.inbox.Inbox;
import io.yujian.platform.inbox.InboxEntry;
import io.yujian.platform.inbox.StoreResult;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Callbacks of Official Accounts. Stores, then answers; nothing else happens in the request. The request's thread is
 * free while the entry waits for its group commit.
 *
 * <p>A filter in front of all others and not a controller: what sessions, rights and pages need is no business of a
 * callback, which proves itself by the platform's signature, and it cost four times what receiving one costs.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
@ConditionalOnRole(Role.WECHAT_GATEWAY)
class CallbackFilter implements Filter {
    private static final String PATH = "/wechat/mp/";
    private static final String TEXT = "text/plain;charset=UTF-8";
    private static final String XML = "text/xml;charset=UTF-8";
    /** The inbox gives up after three seconds by itself. */
    private static final long PATIENCE_MS = Duration.ofSeconds(20).toMillis();

    private static final byte[] BUSY = "busy".getBytes(UTF_8);
    private static final byte[] REFUSED = "refused".getBytes(UTF_8);
    private static final byte[] SUCCESS = "success".getBytes(UTF_8);

    private final AccountDirectory accounts;
    private final CallbackGate gate;
    private final CallbackEntries entries;
    private final Inbox inbox;
    private final ReplyEnvelope envelope;
    private final CallbackCounts counts;
    private final int maxBytes;

    CallbackFilter(
            AccountDirectory accounts,
            CallbackGate gate,
            CallbackEntries entries,
            Inbox inbox,
            ReplyEnvelope envelope,
            CallbackCounts counts,
            GatewayProperties properties) {
        this.accounts = accounts;
        this.gate = gate;
        this.entries = entries;
        this.inbox = inbox;
        this.envelope = envelope;
        this.counts = counts;
        this.maxBytes = properties.callback().maxBytes();
    }

    @Override
    public void doFilter(ServletRequest any, ServletResponse answer, FilterChain chain)
            throws IOException, ServletException {
        if (!(any instanceof HttpServletRequest request)
                || !(answer instanceof HttpServletResponse response)
                || !request.getRequestURI().startsWith(PATH)) {
            chain.doFilter(any, answer);
            return;
        }
        String appId = request.getRequestURI().substring(PATH.length());
        try {
            switch (request.getMethod()) {
                case "POST" -> receive(account(appId), request, response);
                case "GET" -> verify(account(appId), request, response);
                default -> throw new Refused(405, "method");
            }
        } catch (Refused e) {
            counts.refused(appId, e);
            write(response, e.status(), TEXT, REFUSED);
        }
    }

    /** The console asks once whether we know the token: the answer is the echo, byte for byte. */
    private void verify(ChannelAccount account, HttpServletRequest request, HttpServletResponse response)
            throws Refused, IOException {
        CallbackQuery query = query(request);
        gate.checkQuery(account, query);
        if (query.echo() == null) {
            throw new Refused(400, "no echostr");
        }
        write(response, 200, TEXT, query.echo().getBytes(UTF_8));
    }

    private void receive(ChannelAccount account, HttpServletRequest request, HttpServletResponse response)
            throws Refused {
        CallbackQuery query = query(request);
        gate.checkQuery(account, query);
        VerifiedBody body = gate.open(account, query, read(request));
        InboxEntry entry = entries.of(account, body);
        AsyncContext waiting = request.startAsync(request, response);
        waiting.setTimeout(PATIENCE_MS);
        inbox.store(entry).whenComplete((stored, failure) -> {
            try {
                answer(account, query, body, entry, response, stored, failure);
            } catch (IOException e) {
                counts.goneAway(account, e);
            } finally {
                waiting.complete();
            }
        });
    }

    private void answer(
            ChannelAccount account,
            CallbackQuery query,
            VerifiedBody body,
            InboxEntry entry,
            HttpServletResponse response,
            @Nullable StoreResult stored,
            @Nullable Throwable failure)
            throws IOException {
        if (stored == null) {
            counts.notStored(account, failure);
            write(response, 503, TEXT, BUSY);
            return;
        }
        counts.stored(stored.duplicate());
        byte[] reply = stored.duplicate() ? stored.reply() : entry.reply();
        if (reply == null) {
            write(response, 200, TEXT, SUCCESS);
        } else {
            write(response, 200, XML, body.encrypted() ? envelope.wrap(account, query.nonce(), reply) : reply);
        }
    }

    private ChannelAccount account(String appId) throws Refused {
        ChannelAccount account = accounts.find(appId);
        if (account == null || !account.enabled() || !account.kind().equals(ChannelAccount.KIND_MP)) {
            throw new Refused(404, "unknown account");
        }
        return account;
    }

    private static CallbackQuery query(HttpServletRequest request) throws Refused {
        CallbackQuery query = CallbackQuery.parse(request.getQueryString());
        if (query == null) {
            throw new Refused(400, "signature, timestamp or nonce missing");
        }
        return query;
    }

    private byte[] read(HttpServletRequest request) throws Refused {
        if (request.getContentLengthLong() > maxBytes) {
            throw new Refused(413, "too large");
        }
        byte[] body;
        try {
            body = request.getInputStream().readNBytes(maxBytes + 1);
        } catch (IOException e) {
            // the sender went away in the middle; there is nobody to answer
            throw new Refused(400, "body not complete");
        }
        if (body.length > maxBytes) {
            throw new Refused(413, "too large");
        }
        if (body.length == 0) {
            throw new Refused(400, "empty body");
        }
        return body;
    }

    private static void write(HttpServletResponse response, int status, String type, byte[] body) throws IOException {
        response.setStatus(status);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
