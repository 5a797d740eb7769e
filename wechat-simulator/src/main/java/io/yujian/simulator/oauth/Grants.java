package io.yujian.simulator.oauth;

import io.yujian.simulator.account.WorldPart;
import io.yujian.simulator.crypto.RandomText;
import io.yujian.simulator.settings.Settings;
import io.yujian.simulator.time.SimulatorClock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Authorisation codes and user tokens of web pages. The newest hundred thousand; guarded by its own lock. */
@Component
class Grants implements WorldPart {

    private static final int KEPT = 100_000;
    private static final long USER_TOKEN_SECONDS = 7200;
    private static final long REFRESH_SECONDS = 30L * 86_400;

    /** @param snapshot whether a made-up user was handed out, as on WeChat's snapshot pages */
    record Grant(String appId, String openid, String scope, boolean snapshot) {}

    /** @param errcode 0, or why there is no grant */
    record Found(int errcode, @Nullable Grant grant) {}

    record UserTokens(String accessToken, String refreshToken, long expiresIn) {}

    private record Kept(Grant grant, long expiresAt, boolean used) {}

    private static final class Shelf extends LinkedHashMap<String, Kept> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > KEPT;
        }
    }

    private final Shelf codes = new Shelf();
    private final Shelf access = new Shelf();
    private final Shelf refresh = new Shelf();
    private final Settings settings;
    private final SimulatorClock clock;

    Grants(Settings settings, SimulatorClock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    synchronized String code(Grant grant) {
        String code = "0" + RandomText.alphanumeric(31);
        codes.put(code, new Kept(grant, clock.seconds() + settings.now().oauthCodeSeconds(), false));
        return code;
    }

    /** Redeems a code, once. */
    synchronized Found redeem(String appId, String code) {
        Kept kept = codes.get(code);
        if (kept == null || !kept.grant.appId().equals(appId)) {
            return new Found(40029, null);
        }
        if (kept.used) {
            return new Found(40163, null);
        }
        if (clock.seconds() >= kept.expiresAt) {
            return new Found(40029, null);
        }
        codes.put(code, new Kept(kept.grant, kept.expiresAt, true));
        return new Found(0, kept.grant);
    }

    synchronized UserTokens issue(Grant grant) {
        String token = "U" + RandomText.token(89);
        String again = "R" + RandomText.token(89);
        access.put(token, new Kept(grant, clock.seconds() + USER_TOKEN_SECONDS, false));
        refresh.put(again, new Kept(grant, clock.seconds() + REFRESH_SECONDS, false));
        return new UserTokens(token, again, USER_TOKEN_SECONDS);
    }

    synchronized Found refreshed(String appId, String token) {
        Kept kept = refresh.get(token);
        if (kept == null || !kept.grant.appId().equals(appId)) {
            return new Found(40030, null);
        }
        return clock.seconds() < kept.expiresAt ? new Found(0, kept.grant) : new Found(42002, null);
    }

    synchronized Found byUserToken(String token, String openid) {
        Kept kept = access.get(token);
        if (kept == null) {
            return new Found(40001, null);
        }
        if (clock.seconds() >= kept.expiresAt) {
            return new Found(42001, null);
        }
        return kept.grant.openid().equals(openid) ? new Found(0, kept.grant) : new Found(40003, null);
    }

    @Override
    public synchronized void forget(String appId) {
        codes.values().removeIf(kept -> kept.grant.appId().equals(appId));
        access.values().removeIf(kept -> kept.grant.appId().equals(appId));
        refresh.values().removeIf(kept -> kept.grant.appId().equals(appId));
    }

    @Override
    public synchronized void forgetAll() {
        codes.clear();
        access.clear();
        refresh.clear();
    }
}
