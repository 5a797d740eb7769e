package io.yujian.gateway.send;

import io.yujian.gateway.SendState;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.security.Allowed;
import io.yujian.platform.web.CursorPage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The message log. */
@RestController
@ConditionalOnRole({Role.WECHAT_GATEWAY, Role.ADMIN})
@RequestMapping("/api/v1/sends")
class SendsController {
    private static final int MAX_MINUTES = 7 * 24 * 60;

    private final SendLog log;
    private final SendFigures figures;
    private final InstantSource clock;

    SendsController(SendLog log, SendFigures figures, InstantSource clock) {
        this.log = log;
        this.figures = figures;
        this.clock = clock;
    }

    /**
     * Newest first.
     *
     * @param customerId one id, or several separated by commas (a customer and those merged into it)
     * @param state of the last try, such as {@code UNKNOWN}
     * @param clicked true: the person opened one of its links; false: it has links and none was opened
     */
    @GetMapping
    @Allowed("sends:read")
    CursorPage<SendView> listSends(
            @RequestParam(name = "customerId", required = false) @Nullable String customerId,
            @RequestParam(name = "journeyId", required = false) @Nullable Long journeyId,
            @RequestParam(name = "accountId", required = false) @Nullable Long accountId,
            @RequestParam(name = "state", required = false) @Nullable String state,
            @RequestParam(name = "reason", required = false) @Nullable String reason,
            @RequestParam(name = "from", required = false) @Nullable Instant from,
            @RequestParam(name = "to", required = false) @Nullable Instant to,
            @RequestParam(name = "clicked", required = false) @Nullable Boolean clicked,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor) {
        SendFilter filter = new SendFilter(
                numbers(customerId),
                journeyId,
                accountId,
                state == null || state.isBlank() ? null : stateNumber(state),
                reason == null || reason.isBlank() ? null : reason,
                from,
                to,
                clicked,
                null,
                0);
        return log.page(cursor == null || cursor.isBlank() ? filter : after(filter, cursor));
    }

    @GetMapping("/{id}")
    @Allowed("sends:read")
    SendView getSend(@PathVariable("id") String id) {
        return log.get(SendView.key(id));
    }

    /** Only what is unknown, and only after the person has read the warning. */
    @PostMapping("/{id}/resend")
    @Allowed("sends:write")
    SendView resendMessage(@PathVariable("id") String id, @RequestBody ResendRequest request) {
        if (!request.confirm()) {
            throw YujianException.invalid("send.not-confirmed", "重发可能让对方收到两次，请确认后再试");
        }
        log.resend(SendView.key(id));
        return log.get(SendView.key(id));
    }

    /** Over all nodes, by the minute. */
    @GetMapping("/stats")
    @Allowed("sends:read")
    StatsView sendStats(@RequestParam(name = "minutes", defaultValue = "60") int minutes) {
        Duration back = Duration.ofMinutes(Math.max(1, Math.min(minutes, MAX_MINUTES)));
        SendFigures.Figures found = figures.of(back, clock.instant());
        List<ReasonView> reasons = found.reasons().entrySet().stream()
                .map(e -> new ReasonView(e.getKey(), e.getValue()))
                .sorted(Comparator.comparingLong(ReasonView::n).reversed())
                .toList();
        return new StatsView(
                found.states().getOrDefault("sent", 0L),
                found.states().getOrDefault("refused", 0L),
                found.states().getOrDefault("not_sent", 0L),
                found.states().getOrDefault("unknown", 0L),
                found.p50Ms(),
                found.p99Ms(),
                reasons);
    }

    private static List<Long> numbers(@Nullable String list) {
        if (list == null || list.isBlank()) {
            return List.of();
        }
        try {
            return Arrays.stream(list.split(",", 100))
                    .map(String::trim)
                    .map(Long::valueOf)
                    .toList();
        } catch (NumberFormatException e) {
            throw YujianException.invalid("send.bad-customer", "客户编号不正确");
        }
    }

    private static int stateNumber(String state) {
        try {
            return States.number(
                    SendState.valueOf(state.toUpperCase(Locale.ROOT).replace('-', '_')));
        } catch (IllegalArgumentException e) {
            throw YujianException.invalid("send.bad-state", "没有这种消息状态");
        }
    }

    private static SendFilter after(SendFilter filter, String cursor) {
        int cut = cursor.indexOf('-');
        try {
            return filter.before(
                    Instant.ofEpochMilli(Long.parseLong(cursor.substring(0, Math.max(0, cut)))),
                    Long.parseLong(cursor.substring(cut + 1)));
        } catch (NumberFormatException e) {
            throw YujianException.invalid("send.bad-cursor", "翻页位置不正确，请从第一页开始");
        }
    }

    record ResendRequest(boolean confirm) {}

    record ReasonView(String reason, long n) {}

    record StatsView(
            long sent, long refused, long notSent, long unknown, long p50Ms, long p99Ms, List<ReasonView> byReason) {}
}
