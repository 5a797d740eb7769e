package io.yujian.gateway.account;

import io.yujian.gateway.limit.Pauses;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.security.Allowed;
import io.yujian.platform.web.CursorPage;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Channel accounts in the console and the open API. */
@RestController
@ConditionalOnRole({Role.WECHAT_GATEWAY, Role.ADMIN})
@RequestMapping("/api/v1/accounts")
class AccountsController {
    private final AccountBook book;
    private final AccountDirectory directory;
    private final AccountCheck check;
    private final Pauses pauses;

    AccountsController(AccountBook book, AccountDirectory directory, AccountCheck check, Pauses pauses) {
        this.book = book;
        this.directory = directory;
        this.check = check;
        this.pauses = pauses;
    }

    @GetMapping
    @Allowed("accounts:read")
    CursorPage<AccountView> listAccounts() {
        return new CursorPage<>(directory.all().stream().map(this::view).toList(), null);
    }

    @PostMapping
    @Allowed("accounts:write")
    @ResponseStatus(HttpStatus.CREATED)
    AccountView createAccount(@Valid @RequestBody AccountRequest request) {
        long id = book.add(request);
        directory.reload();
        return view(find(id));
    }

    @GetMapping("/{id}")
    @Allowed("accounts:read")
    AccountView getAccount(@PathVariable("id") long id) {
        return view(find(id));
    }

    @PutMapping("/{id}")
    @Allowed("accounts:write")
    AccountView changeAccount(@PathVariable("id") long id, @Valid @RequestBody AccountRequest request) {
        book.change(id, request);
        pauses.lift(id);
        directory.reload();
        return view(find(id));
    }

    @DeleteMapping("/{id}")
    @Allowed("accounts:write")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteAccount(@PathVariable("id") long id) {
        book.remove(id);
        directory.reload();
    }

    @PostMapping("/{id}/check")
    @Allowed("accounts:write")
    CheckView checkAccount(@PathVariable("id") long id) {
        List<AccountCheck.Step> steps = check.run(find(id));
        boolean works = steps.stream().allMatch(AccountCheck.Step::ok);
        if (works) {
            pauses.lift(id);
        }
        return new CheckView(works, steps);
    }

    @GetMapping("/{id}/callback")
    @Allowed("accounts:read")
    CallbackView showCallback(@PathVariable("id") long id) {
        return new CallbackView(check.callbackUrl(find(id)));
    }

    private ChannelAccount find(long id) {
        ChannelAccount account = directory.find(id);
        if (account == null) {
            throw AccountBook.notFound();
        }
        return account;
    }

    private AccountView view(ChannelAccount account) {
        List<AccountView.Paused> paused = pauses.of(account.id()).stream()
                .map(p -> new AccountView.Paused(p.api(), p.reason(), p.until().toString()))
                .toList();
        return AccountView.of(account, check.callbackUrl(account), paused);
    }

    record CheckView(boolean ok, List<AccountCheck.Step> steps) {}

    record CallbackView(String url) {}
}
