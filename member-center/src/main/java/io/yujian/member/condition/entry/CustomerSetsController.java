package io.yujian.member.condition.entry;

import io.yujian.member.ConditionInstant;
import io.yujian.member.Conditions;
import io.yujian.member.CustomerSets;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.security.Allowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** How many customers a condition means, while somebody writes it. */
@RestController
@RequestMapping("/api/v1/customer-sets")
@ConditionalOnRole({Role.MEMBER_CENTER, Role.ADMIN})
class CustomerSetsController {
    private final CustomerSets sets;
    private final Conditions conditions;
    private final InstantSource clock;
    private final ZoneId zone;

    CustomerSetsController(CustomerSets sets, Conditions conditions, InstantSource clock, ZoneId zone) {
        this.sets = sets;
        this.conditions = conditions;
        this.clock = clock;
        this.zone = zone;
    }

    /** @param condition tree; empty: everybody */
    record CountRequest(@NotNull ObjectNode condition) {}

    /** @param exact false: an estimate */
    record CustomerCountView(long customers, boolean exact) {}

    @PostMapping("/count")
    @Allowed("customers:read")
    CustomerCountView countCustomers(@Valid @RequestBody CountRequest request) {
        ObjectNode tree = request.condition();
        List<String> problems = tree.isEmpty() ? List.of() : conditions.check(tree);
        if (!problems.isEmpty()) {
            throw YujianException.invalid("condition.invalid", problems.get(0));
        }
        CustomerSets.Count count = sets.count(tree, new ConditionInstant(clock.instant(), zone));
        return new CustomerCountView(count.customers(), count.exact());
    }
}
