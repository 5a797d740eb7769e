package io.yujian.gateway.menu;

import io.yujian.gateway.account.ChannelAccount;
import io.yujian.gateway.menu.MenuMapper.MenuRow;
import io.yujian.gateway.wechat.MpAnswer;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.event.Event;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What is at the platform now, read there: others may have changed it in its own console. */
@Component
class PlatformMenus {
    private static final int NONE = 46003;
    private static final int UNKNOWN_OPENID = 40003;
    private static final int NO_SUCH_USER = 65302;

    private final MenuMapper mapper;
    private final MenuJson json;
    private final MenuCalls calls;
    private final InstantSource clock;

    PlatformMenus(MenuMapper mapper, MenuJson json, MenuCalls calls, InstantSource clock) {
        this.mapper = mapper;
        this.json = json;
        this.calls = calls;
        this.clock = clock;
    }

    /**
     * @param platformId null for the default menu
     * @param tagId null for the default menu, or one that matches by something else
     * @param menuId the menu here that it was published from; null: made elsewhere or left behind
     * @param same false: it is not what was published from here
     */
    record PlatformMenu(
            @Nullable String platformId,
            @Nullable Integer tagId,
            @Nullable String menuId,
            boolean same,
            List<MenuButton> buttons) {}

    /** The default menu first; empty: there is none. */
    List<PlatformMenu> now(ChannelAccount account) {
        MenuCalls.Result result = call(account, "/cgi-bin/menu/get", null);
        if (!(result instanceof MenuCalls.Answered done)) {
            throw MenuErrors.of(result);
        }
        if (done.answer() instanceof MpAnswer.Refused refused && refused.code() == NONE) {
            return List.of();
        }
        if (!(done.answer() instanceof MpAnswer.Done answer)) {
            throw MenuErrors.of(result);
        }
        List<MenuRow> rows = mapper.ofAccount(account.id());
        List<PlatformMenu> menus = new ArrayList<>();
        List<MenuButton> general = json.fromPlatform(answer.body().path("menu").path("button"));
        menus.add(menu(
                null,
                null,
                general,
                rows.stream().filter(row -> !row.personal()).findFirst().orElse(null)));
        for (JsonNode one : answer.body().path("conditionalmenu")) {
            String id = one.path("menuid").asString("");
            JsonNode rule = one.path("matchrule");
            int tag = rule.path("tag_id").asInt(rule.path("group_id").asInt(0));
            menus.add(menu(
                    id,
                    tag == 0 ? null : tag,
                    json.fromPlatform(one.path("button")),
                    rows.stream()
                            .filter(row -> id.equals(row.platformId()))
                            .findFirst()
                            .orElse(null)));
        }
        return menus;
    }

    private PlatformMenu menu(
            @Nullable String platformId, @Nullable Integer tag, List<MenuButton> buttons, @Nullable MenuRow row) {
        String published = row == null ? null : row.published();
        if (row == null || published == null) {
            return new PlatformMenu(platformId, tag, null, false, buttons);
        }
        // compared in the platform's own form: what it leaves out is no difference
        String there = json.forPlatform(buttons, null);
        boolean same = there.equals(json.forPlatform(json.read(published), null));
        return new PlatformMenu(platformId, tag, Long.toString(row.id()), same, buttons);
    }

    /** The buttons that this fan sees, as the platform says. */
    List<MenuButton> seenBy(ChannelAccount account, String openid) {
        String body = json.write(json.object().put("user_id", openid));
        MenuCalls.Result result = call(account, "/cgi-bin/menu/trymatch", body);
        if (result instanceof MenuCalls.Answered done) {
            if (done.answer() instanceof MpAnswer.Done answer) {
                JsonNode menu = answer.body();
                return json.fromPlatform(menu.has("menu") ? menu.path("menu").path("button") : menu.path("button"));
            }
            if (done.answer() instanceof MpAnswer.Refused refused
                    && (refused.code() == UNKNOWN_OPENID || refused.code() == NO_SUCH_USER)) {
                throw YujianException.conflict("menu.no-fan", "这个 openid 不是该公众号的粉丝，请核对");
            }
        }
        throw MenuErrors.of(result);
    }

    private MenuCalls.Result call(ChannelAccount account, String path, @Nullable String body) {
        return calls.call(account, path, body, Event.LANE_TRIGGERED, clock.instant());
    }
}
