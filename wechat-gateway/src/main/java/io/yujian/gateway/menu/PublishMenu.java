package io.yujian.gateway.menu;

import io.yujian.gateway.account.ChannelAccount;
import io.yujian.gateway.menu.MenuMapper.MenuRow;
import io.yujian.gateway.wechat.MpAnswer;
import io.yujian.platform.audit.AuditLog;
import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Publishes menus and takes them off. One at a time for each menu, on any number of nodes: a row is taken for a minute
 * before the platform is called. A personalised menu cannot be changed there, so the new one is added before the old one
 * goes; a process that ends in between leaves the old one behind, which the newest covers and {@link PlatformMenus} shows.
 */
@Component
class PublishMenu {
    private static final Logger log = LoggerFactory.getLogger(PublishMenu.class);
    /** Longer than four calls that time out. */
    private static final Duration TAKEN = Duration.ofSeconds(60);

    private static final int GONE = 65301;
    private static final int NONE = 46003;

    private final MenuMapper mapper;
    private final MenuBook book;
    private final MenuJson json;
    private final MenuCalls calls;
    private final UserTags tags;
    private final AuditLog audit;
    private final TransactionRetry transactions;
    private final InstantSource clock;

    PublishMenu(
            MenuMapper mapper,
            MenuBook book,
            MenuJson json,
            MenuCalls calls,
            UserTags tags,
            AuditLog audit,
            TransactionRetry transactions,
            InstantSource clock) {
        this.mapper = mapper;
        this.book = book;
        this.json = json;
        this.calls = calls;
        this.tags = tags;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What stands in the way of publishing. */
    record Problems(List<MenuProblem> problems) {}

    /** @param revision of the draft that the person saw */
    MenuView publish(ChannelAccount account, long id, int revision) {
        MenuRow row = book.require(account.id(), id);
        List<MenuButton> buttons = json.read(row.draft());
        List<MenuProblem> problems =
                MenuCheck.of(buttons).stream().filter(MenuProblem::error).toList();
        if (!problems.isEmpty()) {
            String first = problems.get(0).zh();
            throw new YujianException(409, "menu.incomplete", "菜单还不能发布：" + first, new Problems(problems));
        }
        take(row, revision);
        try {
            if (row.personal()) {
                personalised(account, row, buttons);
            } else {
                require(call(account, "/cgi-bin/menu/create", json.forPlatform(buttons, null)));
                write(row, row.draft(), null, "menu.publish");
            }
        } finally {
            transactions.run(() -> mapper.leave(id));
        }
        log.info("menu was published: accountId={} menuId={} personal={}", account.id(), id, row.personal());
        return book.view(book.require(account.id(), id));
    }

    private void take(MenuRow row, int revision) {
        Instant now = clock.instant();
        if (transactions.get(() -> mapper.take(row.id(), revision, now, now.plus(TAKEN))) == 0) {
            throw MenuBook.changed();
        }
    }

    private void personalised(ChannelAccount account, MenuRow row, List<MenuButton> buttons) {
        Integer known = row.tagId();
        int tag = known == null ? tags.require(account, String.valueOf(row.tagName())) : known;
        if (known == null) {
            keep(row, tag);
        }
        MpAnswer.Done added = require(call(account, "/cgi-bin/menu/addconditional", json.forPlatform(buttons, tag)));
        String platformId = added.body().path("menuid").asString("");
        write(row, row.draft(), platformId, "menu.publish");
        if (row.platformId() != null) {
            drop(account, row.platformId(), true);
        }
    }

    private void keep(MenuRow row, int tag) {
        try {
            transactions.run(() -> mapper.tag(row.id(), tag));
        } catch (DuplicateKeyException e) {
            throw YujianException.conflict("menu.tag-taken", "另一个菜单在用同名的用户标签：请换一个名字");
        }
    }

    private void write(MenuRow row, @Nullable String published, @Nullable String platformId, String action) {
        transactions.run(() -> {
            mapper.published(row.id(), published, platformId, published == null ? null : clock.instant());
            audit.record(action, "menu:" + row.id(), row.name());
        });
    }

    /** @param covered a newer one is shown in its place: that it stays behind is no failure */
    private void drop(ChannelAccount account, String platformId, boolean covered) {
        var body = json.object().put("menuid", platformId);
        MenuCalls.Result result = call(account, "/cgi-bin/menu/delconditional", json.write(body));
        boolean gone = result instanceof MenuCalls.Answered done
                && (done.answer() instanceof MpAnswer.Done
                        || done.answer() instanceof MpAnswer.Refused refused && refused.code() == GONE);
        if (gone) {
            return;
        }
        if (!covered) {
            throw MenuErrors.of(result);
        }
        log.warn(
                "the menu before this one stays at the platform, where the newer one covers it; it can be removed on the"
                        + " account's page: accountId={} platformId={}",
                account.id(),
                platformId);
    }

    /** Takes a menu off the platform, and away here. The default menu goes last: the platform drops all others with it. */
    void remove(ChannelAccount account, long id, int revision) {
        MenuRow row = book.require(account.id(), id);
        boolean others = mapper.ofAccount(account.id()).stream()
                .anyMatch(other -> other.personal() && other.published() != null);
        if (!row.personal() && others) {
            throw YujianException.conflict("menu.default-needed", "还有已发布的个性化菜单：请先删除它们，再删除默认菜单");
        }
        take(row, revision);
        try {
            if (row.published() != null) {
                takeOff(account, row);
            }
            transactions.run(() -> {
                mapper.delete(id);
                audit.record("menu.delete", "menu:" + id, row.name());
            });
        } finally {
            transactions.run(() -> mapper.leave(id));
        }
    }

    private void takeOff(ChannelAccount account, MenuRow row) {
        if (!account.enabled()) {
            throw YujianException.conflict("menu.account-disabled", "这个渠道账号已停用：先启用它，再管理微信上的菜单");
        }
        if (row.personal()) {
            drop(account, String.valueOf(row.platformId()), false);
            return;
        }
        MenuCalls.Result result = call(account, "/cgi-bin/menu/delete", null);
        boolean none = result instanceof MenuCalls.Answered done
                && done.answer() instanceof MpAnswer.Refused refused
                && refused.code() == NONE;
        if (!none) {
            require(result);
        }
    }

    /** A personalised menu at the platform that no menu of ours stands for. */
    void removeStranger(ChannelAccount account, String platformId) {
        boolean ours = mapper.ofAccount(account.id()).stream().anyMatch(row -> platformId.equals(row.platformId()));
        if (ours) {
            throw YujianException.conflict("menu.is-ours", "这个菜单在列表里，请在列表里删除");
        }
        drop(account, platformId, false);
        transactions.run(() -> audit.record("menu.remove-stranger", "account:" + account.id(), platformId));
    }

    private static MpAnswer.Done require(MenuCalls.Result result) {
        if (result instanceof MenuCalls.Answered done && done.answer() instanceof MpAnswer.Done answer) {
            return answer;
        }
        throw MenuErrors.of(result);
    }

    private MenuCalls.Result call(ChannelAccount account, String path, @Nullable String body) {
        return calls.call(account, path, body, Event.LANE_TRIGGERED, clock.instant());
    }
}
