package io.yujian.journey.winner.entry;

import io.yujian.journey.winner.SplitView;
import io.yujian.journey.winner.Splits;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.security.Allowed;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Random splits that pick their winner. */
@RestController
@RequestMapping("/api/v1/journeys/{id}/splits")
@ConditionalOnRole({Role.JOURNEY_SERVICE, Role.ADMIN})
class SplitsController {
    private final Splits splits;

    SplitsController(Splits splits) {
        this.splits = splits;
    }

    record SplitsView(List<SplitView> items) {}

    @GetMapping
    @Allowed("journeys:read")
    SplitsView listSplits(@PathVariable long id) {
        return new SplitsView(splits.of(id));
    }

    /** Takes the decision back and begins a new round; people are split again at once. */
    @PostMapping("/{node}/restart")
    @Allowed("journeys:publish")
    SplitsView restartSplit(@PathVariable long id, @PathVariable String node) {
        splits.restart(id, node);
        return new SplitsView(splits.of(id));
    }
}
