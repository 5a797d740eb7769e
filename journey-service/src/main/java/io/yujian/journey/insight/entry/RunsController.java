package io.yujian.journey.insight.entry;

import io.yujian.journey.engine.RetryRun;
import io.yujian.journey.insight.RunReading;
import io.yujian.journey.insight.RunView;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.security.Allowed;
import io.yujian.platform.web.CursorPage;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
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

    RunsController(RunReading runs, RetryRun retrying) {
        this.runs = runs;
        this.retrying = retrying;
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

    @GetMapping("/customers/{id}/runs")
    @Allowed("journeys:read")
    CursorPage<RunView> listCustomerRuns(@PathVariable long id, @RequestParam(required = false) @Nullable Long cursor) {
        return runs.ofCustomer(id, cursor);
    }
}
