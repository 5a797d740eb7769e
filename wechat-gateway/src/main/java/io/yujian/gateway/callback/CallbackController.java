package io.yujian.gateway.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import io.yujian.gateway.account.AccountDirectory;
import io.yujian.gateway.account.ChannelAccount;
import io.yujian.gateway.setting.GatewayProperties;
import io.yujian.platform.inbox.Inbox;
import io.yujian.platform.inbox.InboxEntry;
import io.yujian.platform.inbox.StoreResult;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.security.PublicEndpoint;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Callbacks of Official Accounts. Stores, then answers; nothing else happens in the request. The request's thread is
 * free while the entry waits for its group commit.
 */
@RestController
@ConditionalOnRole(Role.WECHAT_GATEWAY)
class CallbackController {
    private static final Logger log = LoggerFactory.getLogger(CallbackController.class);
    private static final MediaType TEXT = new MediaType("text", "plain", UTF_8);
    private static final MediaType XML = new MediaType("text", "xml", UTF_8);
    private static final long TELL_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final byte[] BUSY = "busy".getBytes(UTF_8);
    private static final byte[] SUCCESS = "success".getBytes(UTF_8);

    private final AccountDirectory accounts;
    private final CallbackGate gate;
    private final CallbackEntries entries;
    private final Inbox inbox;
    private final ReplyEnvelope envelope;
    private final MeterRegistry meters;
    private final int maxBytes;
    private final AtomicLong notStored = new AtomicLong();
    private final AtomicLong toldAt = new AtomicLong(System.nanoTime() - TELL_NANOS);

    CallbackController(
            AccountDirectory accounts,
            CallbackGate gate,
            CallbackEntries entries,
            Inbox inbox,
            ReplyEnvelope envelope,
            MeterRegistry meters,
            GatewayProperties properties) {
        this.accounts = accounts;
        this.gate = gate;
        this.entries = entries;
        this.inbox = inbox;
        this.envelope = envelope;
        this.meters = meters;
        this.maxBytes = properties.callback().maxBytes();
    }

    /** The console asks once whether we know the token: the answer is the echo, byte for byte. */
    @GetMapping("/wechat/mp/{appId}")
    @PublicEndpoint(reason = "signature of the platform")
    ResponseEntity<byte[]> verify(@PathVariable("appId") String appId, HttpServletRequest request) {
        try {
            ChannelAccount account = account(appId);
            CallbackQuery query = query(request);
            gate.checkQuery(account, query);
            if (query.echo() == null) {
                throw new Refused(400, "no echostr");
            }
            return text(200, query.echo().getBytes(UTF_8));
        } catch (Refused e) {
            return refuse(appId, e);
        }
    }

    @PostMapping("/wechat/mp/{appId}")
    @PublicEndpoint(reason = "signature of the platform")
    CompletableFuture<ResponseEntity<byte[]>> receive(@PathVariable("appId") String appId, HttpServletRequest request) {
        ChannelAccount account;
        CallbackQuery query;
        VerifiedBody body;
        InboxEntry entry;
        try {
            account = account(appId);
            query = query(request);
            gate.checkQuery(account, query);
            body = gate.open(account, query, read(request));
            entry = entries.of(account, body);
        } catch (Refused e) {
            return CompletableFuture.completedFuture(refuse(appId, e));
        } catch (IOException e) {
            // the sender went away in the middle; there is nobody to answer
            return CompletableFuture.completedFuture(refuse(appId, new Refused(400, "body not complete")));
        }
        return inbox.store(entry).handle((stored, failure) -> answer(account, query, body, entry, stored, failure));
    }

    private ResponseEntity<byte[]> answer(
            ChannelAccount account,
            CallbackQuery query,
            VerifiedBody body,
            InboxEntry entry,
            @Nullable StoreResult stored,
            @Nullable Throwable failure) {
        if (stored == null) {
            count("unavailable");
            tellNotStored(account, failure);
            return text(503, BUSY);
        }
        count(stored.duplicate() ? "duplicate" : "stored");
        byte[] reply = stored.duplicate() ? stored.reply() : entry.reply();
        if (reply == null) {
            return text(200, SUCCESS);
        }
        byte[] wrapped = body.encrypted() ? envelope.wrap(account, query.nonce(), reply) : reply;
        return ResponseEntity.ok().contentType(XML).body(wrapped);
    }

    /** Once a second at most: an overload must not be made worse by telling of it. */
    private void tellNotStored(ChannelAccount account, @Nullable Throwable failure) {
        long missed = notStored.incrementAndGet();
        long last = toldAt.get();
        long now = System.nanoTime();
        if (now - last > TELL_NANOS && toldAt.compareAndSet(last, now)) {
            notStored.addAndGet(-missed);
            log.warn(
                    "callbacks were not stored, the platform will repeat them: number={} lastAccountId={} cause={}",
                    missed,
                    account.id(),
                    String.valueOf(failure));
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

    private byte[] read(HttpServletRequest request) throws IOException, Refused {
        if (request.getContentLengthLong() > maxBytes) {
            throw new Refused(413, "too large");
        }
        byte[] body = request.getInputStream().readNBytes(maxBytes + 1);
        if (body.length > maxBytes) {
            throw new Refused(413, "too large");
        }
        if (body.length == 0) {
            throw new Refused(400, "empty body");
        }
        return body;
    }

    private ResponseEntity<byte[]> refuse(String appId, Refused e) {
        count("refused-" + e.status());
        log.debug("callback refused: appId={} status={} reason={}", appId, e.status(), e.getMessage());
        return text(e.status(), "refused".getBytes(UTF_8));
    }

    private void count(String outcome) {
        meters.counter("yujian.gateway.callbacks", "outcome", outcome).increment();
    }

    private static ResponseEntity<byte[]> text(int status, byte[] body) {
        return ResponseEntity.status(status)
                .header("X-Content-Type-Options", "nosniff")
                .contentType(TEXT)
                .body(body);
    }
}
