package io.yujian.journey.insight.entry;

import io.yujian.journey.engine.RetryRun;
import io.yujian.journey.engine.RunsByHand;
import io.yujian.journey.insight.RunReading;
import io.yujian.journey.insight.RunView;
import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.security.Allowed;
import io.yujian.platform.web.CursorPage;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One run's story, a customer's runs, and the desk of runs that wait for a person. */
@RestController
@RequestMapping("/api/v1")
@ConditionalOnRole({Role.JOURNEY_SERVICE, Role.ADMIN})
class RunsController {
    private final RunReading runs;
    private final RetryRun retrying;
    private final RunsByHand hands;
    private final TransactionRetry transactions;

    RunsController(RunReading runs, RetryRun retrying, RunsByHand hands, TransactionRetry transactions) {
        this.runs = runs;
        this.retrying = retrying;
        this.hands = hands;
        this.transactions = transactions;
    }

    /** @param state only {@code set-aside}: other states are listed by journey or customer */
    @GetMapping("/runs")
    @Allowed("journeys:read")
    CursorPage<RunView> listRunsSetAside(
            @RequestParam(defaultValue = "set-aside") String state,
            @RequestParam(required = false) @Nullable Long cursor) {
        if (!state.equals("set-aside")) {
            throw YujianException.invalid("run.unknown-state", "这里只列出被搁置的旅程进度");
        }
        return runs.setAside(cursor);
    }

    @GetMapping("/runs/{id}")
    @Allowed("journeys:read")
    RunView readRun(@PathVariable long id) {
        return runs.story(id);
    }

    @PostMapping("/runs/{id}/retry")
    @Allowed("journeys:write")
    RunView retryRun(@PathVariable long id) {
        retrying.retry(id);
        return runs.story(id);
    }

    /** @param node for {@code move} */
    record ActOnRunsRequest(
            @NotNull @Pattern(regexp = "stop|skip|move") String action,

            @NotNull @Size(min = 1, max = RunsByHand.MOST)
            List<@NotNull @Pattern(regexp = "[0-9]{1,18}") String> runIds,

            @Nullable String node) {}

    /** @param reason stable word for why nothing was done; null when it was */
    record RunActed(String id, @Nullable String reason) {}

    record ActedView(List<RunActed> items) {}

    @PostMapping("/runs/act")
    @Allowed("journeys:write")
    ActedView actOnRuns(@Valid @RequestBody ActOnRunsRequest request) {
        TreeSet<Long> ids = new TreeSet<>();
        request.runIds().forEach(id -> ids.add(Long.valueOf(id)));
        RunsByHand.Action action = RunsByHand.Action.valueOf(request.action().toUpperCase(Locale.ROOT));
        return new ActedView(transactions.get(() -> hands.act(action, ids, request.node())).stream()
                .map(o -> new RunActed(Long.toString(o.runId()), o.reason()))
                .toList());
    }

    @GetMapping("/customers/{id}/runs")
    @Allowed("journeys:read")
    CursorPage<RunView> listCustomerRuns(@PathVariable long id, @RequestParam(required = false) @Nullable Long cursor) {
        return runs.ofCustomer(id, cursor);
    }
}
