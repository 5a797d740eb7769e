package io.yujian.member.post;

import io.yujian.platform.duty.Duty;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Forgets callers' keys after 72 hours, a thousand rows a transaction. */
@Component
@ConditionalOnRole(Role.MEMBER_CENTER)
class ForgetPosts implements Duty {
    private static final Duration KEPT = Duration.ofHours(72);
    private static final int CHUNK = 1000;

    private final PostMapper posts;
    private final InstantSource clock;

    ForgetPosts(PostMapper posts, InstantSource clock) {
        this.posts = posts;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "forget-posted-keys";
    }

    @Override
    public String cron() {
        return "0 17 * * * *";
    }

    @Override
    public void run() {
        long before = clock.instant().minus(KEPT).getEpochSecond();
        while (posts.forget(before, CHUNK) == CHUNK) {
            // each round is a transaction of its own
        }
    }
}
