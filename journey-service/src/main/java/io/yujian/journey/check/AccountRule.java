package io.yujian.journey.check;

import io.yujian.gateway.Accounts;
import io.yujian.journey.node.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** A trigger that names an account hears nothing of it once the account is gone or switched off. */
@Component
class AccountRule {
    private final Accounts accounts;

    AccountRule(Accounts accounts) {
        this.accounts = accounts;
    }

    List<Finding> check(Set<Long> named) {
        List<Finding> findings = new ArrayList<>();
        for (long id : new TreeSet<>(named)) {
            Optional<Accounts.Account> account = accounts.byId(id);
            if (account.isEmpty()) {
                findings.add(Finding.warning(
                        "accounts",
                        "trigger.account-missing",
                        "所选的公众号已不存在，它的事件不会触发旅程",
                        "a chosen account does not exist any more: it starts nothing"));
            } else if (!account.get().enabled()) {
                findings.add(Finding.warning(
                        "accounts",
                        "trigger.account-disabled",
                        "公众号「" + account.get().name() + "」已停用，它的事件不会触发旅程",
                        "the account " + account.get().name() + " is switched off: it starts nothing"));
            }
        }
        return findings;
    }
}
