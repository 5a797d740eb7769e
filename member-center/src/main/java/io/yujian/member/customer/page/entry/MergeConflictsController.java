package io.yujian.member.customer.page.entry;

import io.yujian.member.merge.MergeConflicts;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.security.Allowed;
import io.yujian.platform.web.CursorPage;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Customers who may be one person but were left two. */
@RestController
@ConditionalOnRole({Role.MEMBER_CENTER, Role.ADMIN})
class MergeConflictsController {
    private final MergeConflicts conflicts;

    MergeConflictsController(MergeConflicts conflicts) {
        this.conflicts = conflicts;
    }

    @GetMapping("/api/v1/merge-conflicts")
    @Allowed("customers:read")
    CursorPage<MergeConflicts.MergeConflictView> listMergeConflicts(
            @RequestParam(required = false) @Nullable Long cursor) {
        return conflicts.page(cursor);
    }
}
