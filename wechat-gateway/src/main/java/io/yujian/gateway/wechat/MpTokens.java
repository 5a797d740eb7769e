package io.yujian.gateway.wechat;

import io.yujian.gateway.account.ChannelAccount;
import io.yujian.platform.crypto.FieldCipher;
import io.yujian.platform.id.Ids;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Access tokens that all nodes share through one database row per account. Only who holds the row's lease asks the
 * platform, so N nodes and M threads make one call; the others wait for the row. The platform's stable token is asked
 * for: it gives everyone the same one, so even a lost lease harms nobody.
 */
@Component
class MpTokens {
    private static final Logger log = LoggerFactory.getLogger(MpTokens.class);
    private static final String TABLE = "gw_token";
    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final Duration WAIT = Duration.ofSeconds(8);
    /** The platform allows a forced refresh every 30 s. */
    private static final Duration FORCE_GAP = Duration.ofSeconds(30);

    private final TokenMapper mapper;
    private final FieldCipher cipher;
    private final JsonMapper json;
    private final Ids ids;
    private final InstantSource clock;
    private final Map<Long, Held> held = new ConcurrentHashMap<>();
    private final Map<Long, Object> locks = new ConcurrentHashMap<>();

    MpTokens(TokenMapper mapper, FieldCipher cipher, JsonMapper json, Ids ids, InstantSource clock) {
        this.mapper = mapper;
        this.cipher = cipher;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws TokenException when there is none to be had now */
    String current(ChannelAccount account, MpClient client) {
        Held mine = held.get(account.id());
        return mine != null && mine.valid(clock.instant()) ? mine.token : refresh(account, client, null);
    }

    /** A call failed with this token: take the one that others got meanwhile, or ask for a new one. */
    String replace(ChannelAccount account, MpClient client, String failed) {
        return refresh(account, client, failed);
    }

    /** Asks the platform and throws the token away. */
    void probe(MpClient client) {
        ask(client, false);
    }

    /** Forgets what this node knows, so that a changed secret is tried at once. */
    void forget(long accountId) {
        held.remove(accountId);
    }

    private String refresh(ChannelAccount account, MpClient client, @Nullable String failed) {
        synchronized (locks.computeIfAbsent(account.id(), id -> new Object())) {
            long deadline = System.nanoTime() + WAIT.toNanos();
            do {
                Instant now = clock.instant();
                Held mine = held.get(account.id());
                if (mine != null && mine.valid(now) && !mine.token.equals(failed)) {
                    return mine.token;
                }
                Held shared = read(account.id());
                if (shared != null && shared.valid(now) && !shared.token.equals(failed)) {
                    held.put(account.id(), shared);
                    return shared.token;
                }
                String fresh = askIfLeased(account, client, failed, now);
                if (fresh != null) {
                    return fresh;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            } while (System.nanoTime() < deadline);
            throw new TokenException(0, "another node is asking for a token and takes long");
        }
    }

    private @Nullable Held read(long accountId) {
        TokenMapper.TokenRow row = mapper.find(accountId);
        if (row == null || row.token() == null) {
            return null;
        }
        try {
            return new Held(cipher.decrypt(TABLE, "token", accountId, row.token()), row.expiresAt());
        } catch (IllegalStateException e) {
            return null; // made with a key that is gone; a new one is a call away
        }
    }

    private @Nullable String askIfLeased(
            ChannelAccount account, MpClient client, @Nullable String failed, Instant now) {
        Instant past = Instant.EPOCH.plusSeconds(86_400);
        mapper.make(account.id(), past);
        long owner = ids.next();
        if (mapper.lease(account.id(), owner, now, now.plus(LEASE)) == 0) {
            return null;
        }
        boolean saved = false;
        try {
            boolean forced = false;
            Given given = ask(client, false);
            if (given.token.equals(failed) && mayForce(account.id(), now)) {
                given = ask(client, true);
                forced = true;
            }
            Instant expires = now.plus(given.usable());
            byte[] sealed = cipher.encrypt(TABLE, "token", account.id(), given.token);
            mapper.save(account.id(), owner, sealed, expires, forced ? now : null, past);
            saved = true;
            held.put(account.id(), new Held(given.token, expires));
            log.info("access token taken: accountId={} forced={} until={}", account.id(), forced, expires);
            return given.token;
        } finally {
            if (!saved) {
                mapper.release(account.id(), owner, past);
            }
        }
    }

    private boolean mayForce(long accountId, Instant now) {
        TokenMapper.TokenRow row = mapper.find(accountId);
        Instant last = row == null ? null : row.forcedAt();
        return last == null || last.plus(FORCE_GAP).isBefore(now);
    }

    private Given ask(MpClient client, boolean force) {
        String answer;
        try {
            answer = client.askToken(force);
        } catch (IOException e) {
            throw new TokenException(0, e.getClass().getSimpleName());
        }
        try {
            JsonNode node = json.readTree(answer);
            String token = node.path("access_token").asString("");
            if (!token.isEmpty()) {
                return new Given(token, node.path("expires_in").asLong(7200));
            }
            throw new TokenException(
                    node.path("errcode").asInt(0), node.path("errmsg").asString(""));
        } catch (JacksonException e) {
            throw new TokenException(0, "unreadable answer to the token request");
        }
    }

    private record Given(String token, long seconds) {
        /** The platform makes the next one five minutes early; a tenth, where tokens live shorter. */
        Duration usable() {
            return Duration.ofSeconds(seconds - Math.min(300, seconds / 10));
        }
    }

    private record Held(String token, Instant expires) {
        boolean valid(Instant now) {
            return now.isBefore(expires);
        }
    }
}
