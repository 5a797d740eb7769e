package io.yujian.platform.security.session;

import io.yujian.platform.duty.Duty;
import org.springframework.stereotype.Component;

/** Deletes ended sessions, a thousand at a time. */
@Component
class ExpiredSessionsSweeper implements Duty {
    private final Sessions sessions;

    ExpiredSessionsSweeper(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public String name() {
        return "expired-sessions";
    }

    @Override
    public String cron() {
        return "0 17 * * * *";
    }

    @Override
    public void run() {
        while (sessions.deleteSomeExpired()) {
            // Each round is a statement and a transaction of its own.
        }
    }
}
