package io.yujian.gateway.stop;

import io.yujian.gateway.Accounts;
import io.yujian.gateway.ChannelCatalog;
import io.yujian.gateway.change.Changes;
import io.yujian.gateway.stop.StopMapper.StopRow;
import io.yujian.platform.audit.AuditLog;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.id.Ids;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.security.Allowed;
import io.yujian.platform.web.CursorPage;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** STOP ALL, and the same for one account or channel. */
@RestController
@ConditionalOnRole({Role.WECHAT_GATEWAY, Role.ADMIN})
@RequestMapping("/api/v1/stops")
class StopsController {
    private final StopMapper mapper;
    private final Stops stops;
    private final Changes changes;
    private final Accounts accounts;
    private final ChannelCatalog channels;
    private final AuditLog audit;
    private final Ids ids;
    private final InstantSource clock;
    private final TransactionTemplate transaction;

    StopsController(
            StopMapper mapper,
            Stops stops,
            Changes changes,
            Accounts accounts,
            ChannelCatalog channels,
            AuditLog audit,
            Ids ids,
            InstantSource clock,
            TransactionTemplate transaction) {
        this.mapper = mapper;
        this.stops = stops;
        this.changes = changes;
        this.accounts = accounts;
        this.channels = channels;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.transaction = transaction;
    }

    @GetMapping
    @Allowed("sends:read")
    CursorPage<StopView> listStops() {
        return new CursorPage<>(mapper.inForce().stream().map(StopView::of).toList(), null);
    }

    @PostMapping
    @Allowed("sends:stop")
    @ResponseStatus(HttpStatus.CREATED)
    StopView stopSending(@Valid @RequestBody StopRequest request) {
        long account = accountOf(request);
        String channel = channelOf(request);
        StopRow row =
                new StopRow(ids.next(), request.scope(), account, channel, request.reason(), clock.instant(), null);
        transaction.executeWithoutResult(status -> {
            mapper.insert(row);
            changes.raise(Changes.STOPS);
            audit.record("sends.stop", "stop:" + row.id(), word(row) + "：" + row.reason());
        });
        stops.reload();
        return StopView.of(row);
    }

    @DeleteMapping("/{id}")
    @Allowed("sends:stop")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void liftStop(@PathVariable("id") long id) {
        transaction.executeWithoutResult(status -> {
            if (mapper.lift(id, clock.instant()) == 0) {
                throw YujianException.notFound("stop.not-found", "这个停止已经解除");
            }
            changes.raise(Changes.STOPS);
            audit.record("sends.resume", "stop:" + id, "");
        });
        stops.reload();
    }

    private long accountOf(StopRequest request) {
        if (!request.scope().equals("account")) {
            return 0;
        }
        String id = request.accountId();
        try {
            long account = id == null ? 0 : Long.parseLong(id);
            if (accounts.byId(account).isPresent()) {
                return account;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw YujianException.invalid("stop.bad-account", "请选择要停止的渠道账号");
    }

    private String channelOf(StopRequest request) {
        if (!request.scope().equals("channel")) {
            return "";
        }
        String channel = request.channel();
        if (channel == null || !channels.channels().contains(channel)) {
            throw YujianException.invalid("stop.bad-channel", "请选择要停止的触达通道");
        }
        return channel;
    }

    private static String word(StopRow row) {
        return switch (row.scope()) {
            case "account" -> "停止账号 " + row.accountId();
            case "channel" -> "停止通道 " + row.channel();
            default -> "停止全部发送";
        };
    }

    /** @param scope {@code all}, {@code account} or {@code channel} */
    record StopRequest(
            @NotBlank @Pattern(regexp = "all|account|channel")
            String scope,

            @Nullable String accountId,
            @Nullable String channel,
            @NotBlank @Size(max = 200) String reason) {}

    record StopView(
            String id,
            String scope,
            @Nullable String accountId,
            @Nullable String channel,
            String reason,
            Instant since) {
        static StopView of(StopRow row) {
            return new StopView(
                    Long.toString(row.id()),
                    row.scope(),
                    row.accountId() == 0 ? null : Long.toString(row.accountId()),
                    row.channel().isEmpty() ? null : row.channel(),
                    row.reason(),
                    row.createdAt());
        }
    }
}
