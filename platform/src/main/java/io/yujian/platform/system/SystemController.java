package io.yujian.platform.system;

import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.security.Allowed;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The health desk's numbers. */
@RestController
@ConditionalOnRole(Role.ADMIN)
class SystemController {
    private final SystemState state;

    SystemController(SystemState state) {
        this.state = state;
    }

    @GetMapping("/api/v1/system")
    @Allowed("system:read")
    SystemState.SystemView systemState() {
        return state.now();
    }
}
