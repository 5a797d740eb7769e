package io.yujian.platform.security.session;

import io.yujian.platform.crypto.Digests;
import io.yujian.platform.security.Caller;
import io.yujian.platform.security.SecurityProperties;
import io.yujian.platform.security.user.UserRole;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Console sessions in the database, so that any node serves any request. A session ends after an idle time or its
 * longest life; role and name are read with each request, so a change of rights is effective at once. Safe on many nodes:
 * a session is one row, and touching it late only shortens it.
 */
@Service
public class Sessions {
    /** How often a busy session is touched; one write a minute instead of one a request. */
    private static final Duration TOUCH = Duration.ofMinutes(1);

    private final SessionMapper mapper;
    private final InstantSource time;
    private final Duration idle;
    private final Duration longest;

    Sessions(SessionMapper mapper, InstantSource time, SecurityProperties properties) {
        this.mapper = mapper;
        this.time = time;
        this.idle = properties.session().idle();
        this.longest = properties.session().longest();
    }

    /** Starts a session and gives its secret, which is kept nowhere else. */
    public String start(long userId) {
        String token = Digests.randomWord(43);
        Instant now = time.instant();
        mapper.insert(Digests.sha256(token), userId, now, expiry(now, now));
        return token;
    }

    /** Who is behind a cookie; empty when it is wrong, ended or its user disabled. */
    public Optional<Caller> find(String token) {
        byte[] hash = Digests.sha256(token);
        Instant now = time.instant();
        SessionRow row = mapper.find(hash, now);
        if (row == null) {
            return Optional.empty();
        }
        if (row.lastSeenAt().plus(TOUCH).isBefore(now)) {
            mapper.seen(hash, now, expiry(row.createdAt(), now));
        }
        return Optional.of(
                Caller.user(row.userId(), row.name(), UserRole.of(row.role()).rights()));
    }

    public void end(String token) {
        mapper.delete(Digests.sha256(token));
    }

    public void endAllOf(long userId) {
        mapper.deleteOf(userId);
    }

    /** Deletes some ended sessions; false when none was left. */
    boolean deleteSomeExpired() {
        return mapper.deleteExpired(time.instant()) > 0;
    }

    private Instant expiry(Instant created, Instant now) {
        Instant slid = now.plus(idle);
        Instant last = created.plus(longest);
        return slid.isBefore(last) ? slid : last;
    }
}
