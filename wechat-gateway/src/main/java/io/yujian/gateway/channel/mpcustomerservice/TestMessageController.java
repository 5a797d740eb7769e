package io.yujian.gateway.channel.mpcustomerservice;

import io.yujian.gateway.Accounts;
import io.yujian.gateway.ChannelContent;
import io.yujian.gateway.MessageClass;
import io.yujian.gateway.OutboundMessages;
import io.yujian.gateway.PlannedMessage;
import io.yujian.gateway.SendKey;
import io.yujian.gateway.SendOutcome;
import io.yujian.platform.audit.AuditLog;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.event.Event;
import io.yujian.platform.id.Ids;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.security.Allowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The account's test button: one customer-service text to one openid, over the same way as any message. */
@RestController
@ConditionalOnRole({Role.WECHAT_GATEWAY, Role.ADMIN})
class TestMessageController {
    private static final Duration WAIT = Duration.ofSeconds(12);

    private final Accounts accounts;
    private final OutboundMessages outbound;
    private final CustomerServiceChannel channel;
    private final AuditLog audit;
    private final Ids ids;
    private final InstantSource clock;
    private final TransactionTemplate transaction;
    private final JsonMapper json;

    TestMessageController(
            Accounts accounts,
            OutboundMessages outbound,
            CustomerServiceChannel channel,
            AuditLog audit,
            Ids ids,
            InstantSource clock,
            TransactionTemplate transaction,
            JsonMapper json) {
        this.accounts = accounts;
        this.outbound = outbound;
        this.channel = channel;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.transaction = transaction;
        this.json = json;
    }

    @PostMapping("/api/v1/accounts/{id}/test")
    @Allowed("accounts:write")
    ResultView sendTestMessage(@PathVariable("id") long id, @Valid @RequestBody TestRequest request) {
        if (accounts.byId(id).isEmpty()) {
            throw YujianException.notFound("account.not-found", "没有这个渠道账号，可能已被删除");
        }
        SendKey key = new SendKey(ids.next(), "-", 1);
        transaction.executeWithoutResult(status -> {
            outbound.plan(List.of(message(key, id, request)));
            audit.record("account.test", "account:" + id, "发送测试消息");
        });
        long deadline = System.nanoTime() + WAIT.toNanos();
        SendOutcome outcome = outcome(key);
        while (!outcome.state().terminal() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            outcome = outcome(key);
        }
        return new ResultView(outcome.state().name(), outcome.reason());
    }

    private SendOutcome outcome(SendKey key) {
        SendOutcome outcome = outbound.outcomes(List.of(key)).get(key);
        if (outcome == null) {
            throw new IllegalStateException("a planned message is on the ledger");
        }
        return outcome;
    }

    private PlannedMessage message(SendKey key, long account, TestRequest request) {
        Instant now = clock.instant();
        ChannelContent content = new ChannelContent(
                channel.typeId(), channel.version(), json.valueToTree(CustomerServiceContent.text(request.text())));
        return new PlannedMessage(
                key,
                "test",
                account,
                0,
                0,
                account,
                request.openid(),
                List.of(content),
                MessageClass.SERVICE,
                Event.LANE_TRIGGERED,
                Long.toString(key.sourceId(), 36),
                now,
                now,
                now.plusSeconds(60),
                null);
    }

    record TestRequest(
            @NotBlank @Pattern(regexp = "[A-Za-z0-9_-]{4,64}")
            String openid,

            @NotBlank @Size(max = 600) String text) {}

    /** @param state as on the message log; PLANNED: not decided within twelve seconds */
    record ResultView(String state, @Nullable String reason) {}
}
