package io.yujian.gateway.menu;

import io.yujian.gateway.account.AccountDirectory;
import io.yujian.gateway.account.ChannelAccount;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.security.Allowed;
import io.yujian.platform.web.CursorPage;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Menus of Official Accounts. */
@RestController
@ConditionalOnRole({Role.WECHAT_GATEWAY, Role.ADMIN})
class MenusController {
    private final AccountDirectory accounts;
    private final MenuBook book;
    private final PublishMenu publish;
    private final PlatformMenus platform;
    private final UserTags tags;
    private final MenuList list;

    MenusController(
            AccountDirectory accounts,
            MenuBook book,
            PublishMenu publish,
            PlatformMenus platform,
            UserTags tags,
            MenuList list) {
        this.accounts = accounts;
        this.book = book;
        this.publish = publish;
        this.platform = platform;
        this.tags = tags;
        this.list = list;
    }

    /** Of all accounts, by name, for choosing one. */
    @GetMapping("/api/v1/menus")
    @Allowed("accounts:read")
    CursorPage<MenuList.MenuChoiceView> listAllMenus() {
        return new CursorPage<>(list.choices(), null);
    }

    /** The default menu first. */
    @GetMapping("/api/v1/accounts/{id}/menus")
    @Allowed("accounts:read")
    CursorPage<MenuView> listMenus(@PathVariable("id") long id) {
        return new CursorPage<>(book.ofAccount(account(id).id()), null);
    }

    @PostMapping("/api/v1/accounts/{id}/menus")
    @Allowed("accounts:write")
    @ResponseStatus(HttpStatus.CREATED)
    MenuView createMenu(@PathVariable("id") long id, @Valid @RequestBody MenuForm form) {
        return book.add(account(id).id(), form);
    }

    /** Changes the draft; what fans see stays until it is published. */
    @PutMapping("/api/v1/accounts/{id}/menus/{menuId}")
    @Allowed("accounts:write")
    MenuView changeMenu(
            @PathVariable("id") long id, @PathVariable("menuId") long menuId, @Valid @RequestBody MenuForm form) {
        return book.change(account(id).id(), menuId, form);
    }

    @PostMapping("/api/v1/accounts/{id}/menus/{menuId}/publish")
    @Allowed("accounts:write")
    MenuView publishMenu(
            @PathVariable("id") long id, @PathVariable("menuId") long menuId, @RequestBody PublishRequest request) {
        return publish.publish(usable(id), menuId, request.revision());
    }

    /** Takes it off WeChat too. */
    @DeleteMapping("/api/v1/accounts/{id}/menus/{menuId}")
    @Allowed("accounts:write")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteMenu(
            @PathVariable("id") long id,
            @PathVariable("menuId") long menuId,
            @RequestParam(name = "revision") int revision) {
        publish.remove(account(id), menuId, revision);
    }

    /** What is at WeChat now, asked there. */
    @GetMapping("/api/v1/accounts/{id}/platform-menus")
    @Allowed("accounts:read")
    List<PlatformMenus.PlatformMenu> listPlatformMenus(@PathVariable("id") long id) {
        return platform.now(usable(id));
    }

    /** Only one that no menu here stands for. */
    @DeleteMapping("/api/v1/accounts/{id}/platform-menus/{platformId}")
    @Allowed("accounts:write")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deletePlatformMenu(@PathVariable("id") long id, @PathVariable("platformId") String platformId) {
        publish.removeStranger(usable(id), platformId);
    }

    /** User tags at WeChat. */
    @GetMapping("/api/v1/accounts/{id}/user-tags")
    @Allowed("accounts:read")
    List<UserTags.UserTag> listUserTags(@PathVariable("id") long id) {
        return tags.all(usable(id));
    }

    /** Which buttons one fan sees. */
    @PostMapping("/api/v1/accounts/{id}/menu-of-fan")
    @Allowed("accounts:read")
    SeenView showMenuOfFan(@PathVariable("id") long id, @Valid @RequestBody SeenRequest request) {
        return new SeenView(platform.seenBy(usable(id), request.openid().strip()));
    }

    private ChannelAccount account(long id) {
        ChannelAccount account = accounts.find(id);
        if (account == null || !account.kind().equals(ChannelAccount.KIND_MP)) {
            throw YujianException.notFound("account.not-found", "没有这个渠道账号，可能已被删除");
        }
        return account;
    }

    private ChannelAccount usable(long id) {
        ChannelAccount account = account(id);
        if (!account.enabled()) {
            throw YujianException.conflict("menu.account-disabled", "这个渠道账号已停用：先启用它，再管理微信上的菜单");
        }
        return account;
    }

    /** @param revision of the draft that the person saw */
    record PublishRequest(int revision) {}

    record SeenRequest(@NotBlank @Size(max = 64) String openid) {}

    record SeenView(List<MenuButton> buttons) {}
}
