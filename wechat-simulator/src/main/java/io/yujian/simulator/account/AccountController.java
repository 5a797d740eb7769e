package io.yujian.simulator.account;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the platform's console does with accounts. Secrets are shown: nothing here is real. */
@RestController
@RequestMapping("/sim/api/accounts")
class AccountController {

    private final Accounts accounts;
    private final World world;

    AccountController(Accounts accounts, World world) {
        this.accounts = accounts;
        this.world = world;
    }

    @GetMapping
    List<BrandAccount> list() {
        return accounts.all();
    }

    @GetMapping("/{appId}")
    BrandAccount get(@PathVariable String appId) {
        return accounts.get(appId);
    }

    /** Creates, or changes the given fields of the account with this appId. */
    @PostMapping
    BrandAccount save(@RequestBody AccountSettings settings) {
        return accounts.save(settings);
    }

    @DeleteMapping("/{appId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String appId) {
        world.removeAccount(appId);
    }
}
