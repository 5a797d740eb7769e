package io.yujian.platform.security.signin;

import io.yujian.platform.duty.Duty;
import org.springframework.stereotype.Component;

/** Forgets failed sign-ins that no longer count. */
@Component
class OldFailuresSweeper implements Duty {
    private final Throttle throttle;

    OldFailuresSweeper(Throttle throttle) {
        this.throttle = throttle;
    }

    @Override
    public String name() {
        return "old-sign-in-failures";
    }

    @Override
    public String cron() {
        return "0 47 * * * *";
    }

    @Override
    public void run() {
        while (throttle.deleteSomeOld()) {
            // Each round is a statement and a transaction of its own.
        }
    }
}
