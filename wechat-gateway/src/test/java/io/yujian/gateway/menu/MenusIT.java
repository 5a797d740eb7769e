package io.yujian.gateway.menu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.yujian.gateway.account.AccountBook;
import io.yujian.gateway.account.AccountDirectory;
import io.yujian.gateway.account.AccountRequest;
import io.yujian.gateway.account.ChannelAccount;
import io.yujian.gateway.change.Changes;
import io.yujian.gateway.fake.FakeMenuPlatform;
import io.yujian.gateway.fake.FakePlatform;
import io.yujian.platform.error.YujianException;
import io.yujian.testkit.ModuleTest;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Menus, published to a platform that keeps them. */
@ModuleTest(properties = {"yujian.gateway.sender.enabled=false", "yujian.gateway.sender.call-timeout=2s"})
class MenusIT {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    MenuBook menus;

    @Autowired
    PublishMenu publish;

    @Autowired
    PlatformMenus there;

    @Autowired
    AccountBook book;

    @Autowired
    AccountDirectory accounts;

    @Autowired
    Changes changes;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcTemplate jdbc;

    FakePlatform platform;
    FakeMenuPlatform kept;
    ChannelAccount account;

    @BeforeEach
    void connect() {
        platform = new FakePlatform();
        kept = new FakeMenuPlatform();
        platform.rule(kept);
        String app = "wx" + NUMBER.incrementAndGet() + "menu";
        long id = book.add(new AccountRequest(
                "mp", "test", app, "gh_1", "secret" + app, "token123", null, "plaintext", platform.host(), true));
        await().until(() -> accounts.find(id) != null);
        account = accounts.find(id);
    }

    @AfterEach
    void disconnect() {
        jdbc.update("DELETE FROM gw_stop");
        jdbc.update("DELETE FROM gw_pause");
        transaction.executeWithoutResult(s -> {
            changes.raise(Changes.STOPS);
            changes.raise(Changes.PAUSES);
        });
        platform.close();
    }

    private static List<MenuButton> buttons(String name) {
        return List.of(new MenuButton(name, "click", "k-" + name, null, null, null, null, null, null));
    }

    private MenuView add(String name, @Nullable String tag) {
        return menus.add(account.id(), new MenuForm(name, tag != null, null, tag, buttons(name), null));
    }

    private MenuView publish(MenuView menu) {
        return publish.publish(account, Long.parseLong(menu.id()), menu.revision());
    }

    private MenuView change(MenuView menu, String button) {
        return menus.change(
                account.id(),
                Long.parseLong(menu.id()),
                new MenuForm(
                        menu.name(), menu.personal(), menu.tagId(), menu.tagName(), buttons(button), menu.revision()));
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        YujianException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void shouldKeepDraftsApartFromWhatFansSee() {
        MenuView draft = add("默认", null);
        assertThat(draft.state()).isEqualTo("draft");
        assertThat(kept.hasGeneral()).isFalse();
        MenuView published = publish(draft);
        assertThat(published.state()).isEqualTo("published");
        MenuView changed = change(published, "新");
        assertThat(changed.state()).isEqualTo("changed");
        assertThat(there.now(account)).singleElement().satisfies(menu -> {
            assertThat(menu.same()).isTrue();
            assertThat(menu.buttons().get(0).name()).isEqualTo("默认");
        });
        assertThat(publish(changed).state()).isEqualTo("published");
        assertThat(there.now(account).get(0).buttons().get(0).name()).isEqualTo("新");
    }

    @Test
    void shouldMakeTheTagAndReplaceThePersonalisedMenu() {
        refused("menu.wechat-65303", () -> publish(add("会员", "会员")));
        publish(add("默认", null));
        MenuView draft = menus.ofAccount(account.id()).stream()
                .filter(MenuView::personal)
                .findFirst()
                .orElseThrow();
        MenuView published = publish(draft);
        assertThat(published.tagId()).isEqualTo(kept.tagOf("会员"));
        assertThat(kept.conditionals()).isEqualTo(1);
        MenuView again = publish(change(published, "新"));
        assertThat(again.state()).isEqualTo("published");
        assertThat(kept.conditionals()).isEqualTo(1);
        assertThat(there.now(account)).hasSize(2).last().satisfies(menu -> {
            assertThat(menu.menuId()).isEqualTo(again.id());
            assertThat(menu.tagId()).isEqualTo(again.tagId());
            assertThat(menu.same()).isTrue();
        });
    }

    @Test
    void shouldRefuseWhatIsNotCompleteOrNotTheLatest() {
        MenuView menu = add("默认", null);
        MenuView changed = change(menu, "一二三四五六七");
        refused("menu.incomplete", () -> publish(changed));
        refused("menu.changed", () -> change(menu, "b"));
        MenuView fine = change(changed, "好");
        refused("menu.changed", () -> publish(menu));
        assertThat(publish(fine).state()).isEqualTo("published");
        refused("menu.name-taken", () -> add("另一个", null));
    }

    @Test
    void shouldNotPublishWhileEverythingIsStopped() {
        MenuView menu = add("默认", null);
        jdbc.update(
                "INSERT INTO gw_stop (id,scope,account_id,channel,reason,created_at) VALUES (7,'all',0,'','t',?)",
                LocalDateTime.now());
        transaction.executeWithoutResult(s -> changes.raise(Changes.STOPS));
        await().untilAsserted(() -> refused("menu.stopped", () -> publish(menu)));
        assertThat(kept.hasGeneral()).isFalse();
    }

    @Test
    void shouldRestWhenTheAccountMayNotAndSayUnclearWhenNobodyKnows() {
        MenuView menu = add("默认", null);
        platform.rule(call -> new FakePlatform.Answer(0, "", 0));
        refused("menu.unclear", () -> publish(menu));
        platform.rule(call -> FakePlatform.error(48001));
        refused("menu.wechat-48001", () -> publish(menu));
        platform.rule(kept);
        refused("menu.barred", () -> publish(menu));
        assertThat(kept.hasGeneral()).isFalse();
    }

    @Test
    void shouldTakeMenusOffInTheRightOrderAndFindWhatOthersMade() {
        MenuView general = publish(add("默认", null));
        MenuView member = publish(add("会员", "会员"));
        refused("menu.default-needed", () -> remove(general));
        kept.addConditional("外面的");
        PlatformMenus.PlatformMenu stranger = there.now(account).stream()
                .filter(menu -> menu.platformId() != null && menu.menuId() == null)
                .findFirst()
                .orElseThrow();
        refused("menu.is-ours", () -> publish.removeStranger(account, ours()));
        publish.removeStranger(account, String.valueOf(stranger.platformId()));
        assertThat(kept.conditionals()).isEqualTo(1);
        remove(member);
        assertThat(kept.conditionals()).isZero();
        remove(general);
        assertThat(kept.hasGeneral()).isFalse();
        assertThat(menus.ofAccount(account.id())).isEmpty();
        assertThat(there.now(account)).isEmpty();
    }

    private String ours() {
        return String.valueOf(jdbc.queryForObject(
                "SELECT platform_id FROM gw_menu WHERE account_id=? AND platform_id IS NOT NULL",
                String.class,
                account.id()));
    }

    private void remove(MenuView menu) {
        publish.remove(account, Long.parseLong(menu.id()), menu.revision());
    }
}
