package io.yujian.member.testing;

import io.yujian.gateway.Accounts;
import java.util.Optional;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Two Official Accounts: wxone (1) and wxtwo (2). */
@Primary
@Component
public class KnownAccounts implements Accounts {
    @Override
    public Optional<Account> byId(long id) {
        return id == 1 ? byAppId("wxone") : id == 2 ? byAppId("wxtwo") : Optional.empty();
    }

    @Override
    public Optional<Account> byAppId(String appId) {
        return switch (appId) {
            case "wxone" -> Optional.of(new Account(1, "mp", "wxone", "一号", true));
            case "wxtwo" -> Optional.of(new Account(2, "mp", "wxtwo", "二号", true));
            default -> Optional.empty();
        };
    }
}
