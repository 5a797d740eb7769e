package io.yujian.simulator.token;

import io.yujian.simulator.account.WorldPart;
import io.yujian.simulator.crypto.RandomText;
import io.yujian.simulator.settings.Settings;
import io.yujian.simulator.settings.SettingsValues;
import io.yujian.simulator.time.SimulatorClock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Access tokens of all accounts. The classic call makes a new token each time, and the one before lives on for the
 * overlap only. The stable call gives the same token until it is nearly spent; forcing it kills the old one at once, and
 * is limited. The two kinds do not touch each other. Source: WeChat's "获取 Access token" and "获取稳定版接口调用凭据".
 */
@Component
public class AccessTokens implements WorldPart {

    /** @param errcode 0 when the token is good; then appId is present */
    public record Verdict(int errcode, @Nullable String appId) {}

    /** @param expiresIn seconds of life that the caller is told */
    public record Grant(int errcode, String token, long expiresIn) {}

    private static final Verdict MISSING = new Verdict(41001, null);
    private static final Verdict UNKNOWN = new Verdict(40001, null);
    private static final int FORCED_A_DAY = 20;
    private static final long FORCED_APART_MILLIS = 30_000;
    private static final long DAY_MILLIS = 86_400_000;

    private static final class Token {
        private final String text;
        private final String appId;
        private final boolean stable;
        private volatile long expiresAt;

        private Token(String text, String appId, boolean stable, long expiresAt) {
            this.text = text;
            this.appId = appId;
            this.stable = stable;
            this.expiresAt = expiresAt;
        }
    }

    private static final class Shelf {
        private @Nullable Token classic;
        private @Nullable Token stable;
        private long lastForcedAt = Long.MIN_VALUE / 2;
        private long forcedDay;
        private int forcedToday;
    }

    private final ConcurrentMap<String, Token> tokens = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Shelf> shelves = new ConcurrentHashMap<>();
    private final Settings settings;
    private final SimulatorClock clock;

    public AccessTokens(Settings settings, SimulatorClock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    public Verdict check(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return MISSING;
        }
        Token token = tokens.get(text);
        if (token == null) {
            return UNKNOWN;
        }
        return new Verdict(clock.millis() < token.expiresAt ? 0 : 42001, token.appId);
    }

    /** A new classic token; the one before lives for the overlap, those before it end now. */
    public Grant classic(String appId) {
        SettingsValues values = settings.now();
        long now = clock.millis();
        Shelf shelf = shelf(appId);
        synchronized (shelf) {
            if (shelf.classic != null) {
                shelf.classic.expiresAt = Math.min(shelf.classic.expiresAt, now + values.tokenOverlapSeconds() * 1000);
            }
            shelf.classic = make(appId, false, now + values.tokenSeconds() * 1000);
            return new Grant(0, shelf.classic.text, values.tokenSeconds());
        }
    }

    /** The stable token: the same one while it has enough life left. */
    public Grant stable(String appId, boolean force) {
        SettingsValues values = settings.now();
        long now = clock.millis();
        long life = values.tokenSeconds() * 1000;
        Shelf shelf = shelf(appId);
        synchronized (shelf) {
            Token known = shelf.stable;
            if (force && known != null) {
                int refusal = countForced(shelf, now);
                if (refusal != 0) {
                    return new Grant(refusal, "", 0);
                }
                known.expiresAt = now;
                known = null;
            }
            long early = Math.min(values.tokenOverlapSeconds() * 1000, life / 4);
            if (known == null || known.expiresAt - now <= early) {
                known = make(appId, true, now + life);
                shelf.stable = known;
            }
            return new Grant(0, known.text, (known.expiresAt - now) / 1000);
        }
    }

    private static int countForced(Shelf shelf, long now) {
        if (now - shelf.lastForcedAt < FORCED_APART_MILLIS) {
            return 45011;
        }
        if (shelf.forcedDay != now / DAY_MILLIS) {
            shelf.forcedDay = now / DAY_MILLIS;
            shelf.forcedToday = 0;
        }
        if (shelf.forcedToday >= FORCED_A_DAY) {
            return 45009;
        }
        shelf.forcedToday++;
        shelf.lastForcedAt = now;
        return 0;
    }

    private Token make(String appId, boolean stable, long expiresAt) {
        Token token = new Token("9" + RandomText.token(135), appId, stable, expiresAt);
        tokens.put(token.text, token);
        return token;
    }

    private Shelf shelf(String appId) {
        return shelves.computeIfAbsent(appId, id -> new Shelf());
    }

    /** Lets all tokens of an account run out now: the next call with one gets 42001. */
    void expireAll(String appId) {
        long now = clock.millis();
        tokens.values().stream().filter(token -> token.appId.equals(appId)).forEach(token -> token.expiresAt = now);
    }

    /** Forgets all tokens of an account: the next call with one gets 40001. */
    void revokeAll(String appId) {
        forget(appId);
    }

    List<TokenView> list(String appId) {
        long now = clock.millis();
        List<TokenView> out = new ArrayList<>();
        for (Token token : tokens.values()) {
            if (token.appId.equals(appId)) {
                out.add(new TokenView(token.text, token.stable, (token.expiresAt - now) / 1000));
            }
        }
        return out;
    }

    @Override
    public void forget(String appId) {
        tokens.values().removeIf(token -> token.appId.equals(appId));
        shelves.remove(appId);
    }

    @Override
    public void forgetAll() {
        tokens.clear();
        shelves.clear();
    }
}
