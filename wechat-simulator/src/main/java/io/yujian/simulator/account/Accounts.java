package io.yujian.simulator.account;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;

/** All accounts of the fake platform. Thread safe. */
@Component
public class Accounts {

    private final ConcurrentMap<String, BrandAccount> byAppId = new ConcurrentHashMap<>();

    public Optional<BrandAccount> find(String appId) {
        return Optional.ofNullable(byAppId.get(appId));
    }

    /** @throws NoSuchThing when there is none */
    public BrandAccount get(String appId) {
        return find(appId).orElseThrow(() -> new NoSuchThing("no account " + appId));
    }

    public List<BrandAccount> all() {
        return byAppId.values().stream()
                .sorted(Comparator.comparing(BrandAccount::appId))
                .toList();
    }

    /** Creates the account, or changes the given fields of a known one. */
    public BrandAccount save(AccountSettings settings) {
        String appId = settings.appId();
        if (appId == null) {
            BrandAccount made = settings.complete(null);
            byAppId.put(made.appId(), made);
            return made;
        }
        BrandAccount saved = byAppId.compute(appId, (id, known) -> settings.complete(known));
        return java.util.Objects.requireNonNull(saved);
    }

    void remove(String appId) {
        byAppId.remove(appId);
    }

    void clear() {
        byAppId.clear();
    }
}
