package io.yujian.journey.coverage.entry;

import io.yujian.journey.coverage.Coverage;
import io.yujian.journey.coverage.Coverage.CoverageView;
import io.yujian.journey.coverage.Coverage.OutsidersView;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.security.Allowed;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Customers in no journey. */
@RestController
@RequestMapping("/api/v1/coverage")
@ConditionalOnRole({Role.JOURNEY_SERVICE, Role.ADMIN})
class CoverageController {
    private final Coverage coverage;

    CoverageController(Coverage coverage) {
        this.coverage = coverage;
    }

    @GetMapping
    @Allowed("journeys:read")
    CoverageView readCoverage() {
        return coverage.view();
    }

    @GetMapping("/customers")
    @Allowed("customers:read")
    OutsidersView listCustomersInNoJourney(
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable Long cursor) {
        return coverage.list(reason, cursor == null ? 0 : cursor);
    }
}
