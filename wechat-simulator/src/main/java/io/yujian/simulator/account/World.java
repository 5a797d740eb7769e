package io.yujian.simulator.account;

import java.util.List;
import org.springframework.stereotype.Component;

/** Resets the fake platform. */
@Component
public class World {

    private final Accounts accounts;
    private final List<WorldPart> parts;

    public World(Accounts accounts, List<WorldPart> parts) {
        this.accounts = accounts;
        this.parts = parts;
    }

    /** Forgets all traffic, fans and what accounts created; accounts themselves stay if told so. */
    public void reset(boolean keepAccounts) {
        parts.forEach(WorldPart::forgetAll);
        if (!keepAccounts) {
            accounts.clear();
        }
    }

    public void removeAccount(String appId) {
        accounts.get(appId);
        accounts.remove(appId);
        parts.forEach(part -> part.forget(appId));
    }
}
