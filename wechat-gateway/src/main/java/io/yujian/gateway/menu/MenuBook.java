package io.yujian.gateway.menu;

import io.yujian.gateway.menu.MenuMapper.MenuRow;
import io.yujian.platform.audit.AuditLog;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.id.Ids;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Drafts of menus: entered, changed, shown. Nothing in here calls the platform. */
@Component
class MenuBook {
    private final MenuMapper mapper;
    private final MenuJson json;
    private final AuditLog audit;
    private final Ids ids;
    private final InstantSource clock;

    MenuBook(MenuMapper mapper, MenuJson json, AuditLog audit, Ids ids, InstantSource clock) {
        this.mapper = mapper;
        this.json = json;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    List<MenuView> ofAccount(long accountId) {
        return mapper.ofAccount(accountId).stream().map(this::view).toList();
    }

    /** @param accountId that it must be of */
    MenuRow require(long accountId, long id) {
        MenuRow row = mapper.find(id);
        if (row == null || row.accountId() != accountId) {
            throw YujianException.notFound("menu.not-found", "没有这个菜单，可能已被删除");
        }
        return row;
    }

    @Transactional
    public MenuView add(long accountId, MenuForm form) {
        long id = ids.next();
        MenuRow row = new MenuRow(
                id,
                accountId,
                form.personal() ? null : accountId,
                form.name().strip(),
                form.personal() ? form.tagId() : null,
                tagName(form),
                json.store(form.buttons()),
                null,
                null,
                1,
                clock.instant(),
                null);
        try {
            mapper.insert(row);
        } catch (DuplicateKeyException e) {
            throw taken(form);
        }
        audit.record("menu.create", "menu:" + id, form.name());
        return view(row);
    }

    @Transactional
    public MenuView change(long accountId, long id, MenuForm form) {
        MenuRow row = require(accountId, id);
        if (row.personal() != form.personal()) {
            throw YujianException.invalid("menu.kind-fixed", "默认菜单和个性化菜单不能互相改：请新建一个");
        }
        Integer tag = form.personal() ? form.tagId() : null;
        if (row.published() != null && row.tagId() != null && !row.tagId().equals(tag)) {
            throw YujianException.conflict("menu.tag-fixed", "菜单发布后不能换用户标签：标签下的粉丝正在看它。请另建一个菜单");
        }
        if (form.revision() == null) {
            throw YujianException.invalid("menu.no-revision", "缺少草稿的版本号，请刷新页面");
        }
        try {
            int saved = mapper.save(
                    id,
                    form.revision(),
                    form.name().strip(),
                    tag,
                    tagName(form),
                    json.store(form.buttons()),
                    clock.instant());
            if (saved == 0) {
                throw changed();
            }
        } catch (DuplicateKeyException e) {
            throw taken(form);
        }
        audit.record("menu.update", "menu:" + id, form.name());
        return view(require(accountId, id));
    }

    static YujianException changed() {
        return YujianException.conflict("menu.changed", "别人刚刚改过或正在发布这个菜单，请刷新后再试");
    }

    private static YujianException taken(MenuForm form) {
        return form.personal()
                ? YujianException.conflict("menu.name-taken", "这个公众号已有同名的菜单，或者另一个菜单在用同一个用户标签")
                : YujianException.conflict("menu.name-taken", "这个公众号已有默认菜单或同名的菜单");
    }

    private static @Nullable String tagName(MenuForm form) {
        if (!form.personal()) {
            return null;
        }
        String name = form.tagName() == null ? "" : form.tagName().strip();
        if (name.isEmpty()) {
            throw YujianException.invalid("menu.no-tag", "个性化菜单要选一个用户标签，或写一个新标签的名字");
        }
        return name;
    }

    MenuView view(MenuRow row) {
        List<MenuButton> draft = json.read(row.draft());
        List<MenuButton> published = row.published() == null ? null : json.read(row.published());
        String state = published == null ? "draft" : published.equals(draft) ? "published" : "changed";
        return new MenuView(
                Long.toString(row.id()),
                Long.toString(row.accountId()),
                row.name(),
                row.personal(),
                row.tagId(),
                row.tagName(),
                state,
                row.revision(),
                draft,
                published,
                row.draftAt(),
                row.publishedAt(),
                MenuCheck.of(draft));
    }
}
