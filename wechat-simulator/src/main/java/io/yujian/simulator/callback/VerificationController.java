package io.yujian.simulator.callback;

import io.yujian.simulator.account.Accounts;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The console's "submit" beside the callback address. */
@RestController
class VerificationController {

    private final Accounts accounts;
    private final UrlVerification verification;

    VerificationController(Accounts accounts, UrlVerification verification) {
        this.accounts = accounts;
        this.verification = verification;
    }

    @PostMapping("/sim/api/accounts/{appId}/verify")
    VerificationReport verify(@PathVariable String appId) throws InterruptedException {
        return verification.verify(accounts.get(appId));
    }
}
