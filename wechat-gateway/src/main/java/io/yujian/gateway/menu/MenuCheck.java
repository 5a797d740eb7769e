package io.yujian.gateway.menu;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The platform's rules of a menu, so that people hear of a mistake while they type. Source: WeChat's "自定义菜单 - 创建接口":
 * three buttons of 16 bytes with five of 60 bytes each, keys of 128 bytes, addresses of 1024 bytes; phones show four and
 * eight Chinese characters of a name.
 */
final class MenuCheck {
    private static final int MOST_TOP = 3;
    private static final int MOST_BELOW = 5;
    private static final int TOP_BYTES = 16;
    private static final int BELOW_BYTES = 60;
    private static final int TOP_SHOWN = 8;
    private static final int BELOW_SHOWN = 16;
    private static final int KEY_BYTES = 128;
    private static final int URL_BYTES = 1024;

    /** Types of buttons and the field that each needs. */
    private static final Map<String, String> NEEDS = Map.ofEntries(
            Map.entry("click", "key"),
            Map.entry("view", "url"),
            Map.entry("miniprogram", "appId"),
            Map.entry("scancode_push", "key"),
            Map.entry("scancode_waitmsg", "key"),
            Map.entry("pic_sysphoto", "key"),
            Map.entry("pic_photo_or_album", "key"),
            Map.entry("pic_weixin", "key"),
            Map.entry("location_select", "key"),
            Map.entry("media_id", "mediaId"),
            Map.entry("article_id", "articleId"),
            Map.entry("article_view_limited", "articleId"));

    private static final Map<String, String> ZH = Map.of(
            "key", "事件 KEY", "url", "网址", "appId", "小程序 AppID", "mediaId", "素材 media_id", "articleId", "文章 article_id");
    private static final Map<String, String> EN = Map.of(
            "key",
            "a key",
            "url",
            "an address",
            "appId",
            "the mini-program’s AppID",
            "mediaId",
            "a media_id",
            "articleId",
            "an article_id");

    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");

    private final List<MenuProblem> found = new ArrayList<>();

    private MenuCheck() {}

    static List<MenuProblem> of(List<MenuButton> buttons) {
        MenuCheck check = new MenuCheck();
        if (buttons.isEmpty()) {
            check.add("", "", "empty", "菜单里还没有按钮", "the menu has no button");
        } else if (buttons.size() > MOST_TOP) {
            check.add("", "", "too-many", "一级菜单最多 3 个", "three buttons at most");
        }
        for (int i = 0; i < buttons.size(); i++) {
            check.top(buttons.get(i), Integer.toString(i + 1));
        }
        return check.found;
    }

    private void top(MenuButton button, String place) {
        name(button, place, TOP_BYTES, TOP_SHOWN);
        if (!button.isGroup()) {
            content(button, place);
            return;
        }
        if (button.below().size() > MOST_BELOW) {
            add(place, "", "too-many-below", "子菜单最多 5 个", "five buttons in a group at most");
        }
        for (int i = 0; i < button.below().size(); i++) {
            MenuButton below = button.below().get(i);
            String where = place + "." + (i + 1);
            name(below, where, BELOW_BYTES, BELOW_SHOWN);
            if (below.isGroup()) {
                add(where, "", "too-deep", "子菜单下面不能再有菜单", "a group inside a group is not possible");
            } else {
                content(below, where);
            }
        }
    }

    private void name(MenuButton button, String place, int bytes, int shown) {
        if (button.name().isBlank()) {
            add(place, "name", "no-name", "请填写名称", "a name is missing");
        } else if (bytes(button.name()) > bytes) {
            String zh = "名称太长：最多 " + bytes + " 字节（" + bytes / 3 + " 个汉字）";
            add(place, "name", "long-name", zh, "name too long: " + bytes + " bytes at most");
        } else if (width(button.name()) > shown) {
            String zh = "手机上只显示前 " + shown / 2 + " 个汉字，其余变成省略号";
            String en = "phones show the first " + shown + " letters (" + shown / 2 + " Chinese characters) only";
            found.add(new MenuProblem(place, "name", "menu.cut-name", zh, en, false));
        }
    }

    private void content(MenuButton button, String place) {
        String field = button.type() == null ? null : NEEDS.get(button.type());
        if (field == null) {
            add(place, "type", "no-type", "请选择点了以后做什么", "choose what a tap does");
            return;
        }
        String value = value(button, field);
        if (value == null || value.isBlank()) {
            add(place, field, "no-" + field, "请填写" + ZH.get(field), EN.get(field) + " is missing");
        }
        if (field.equals("key") && value != null && bytes(value) > KEY_BYTES) {
            add(place, "key", "long-key", "事件 KEY 最多 128 字节", "keys have 128 bytes at most");
        }
        boolean miniProgram = "miniprogram".equals(button.type());
        if (miniProgram) {
            need(place, "pagePath", button.pagePath(), "小程序页面路径", "the page of the mini-program");
            need(place, "url", button.url(), "备用网址（不支持小程序的旧版微信打开）", "an address for old apps");
        }
        boolean usesUrl = field.equals("url") || miniProgram;
        if (usesUrl && button.url() != null && !button.url().isBlank() && !isWeb(button.url())) {
            add(
                    place,
                    "url",
                    "bad-url",
                    "网址要以 http:// 或 https:// 开头，最多 1024 字节",
                    "an http or https address, 1024 bytes at most");
        }
    }

    private void need(String place, String field, @Nullable String value, String zh, String en) {
        if (value == null || value.isBlank()) {
            add(place, field, "no-" + field, "请填写" + zh, en + " is missing");
        }
    }

    private static @Nullable String value(MenuButton button, String field) {
        return switch (field) {
            case "key" -> button.key();
            case "url" -> button.url();
            case "appId" -> button.appId();
            case "mediaId" -> button.mediaId();
            default -> button.articleId();
        };
    }

    private void add(String place, String field, String code, String zh, String en) {
        found.add(new MenuProblem(
                place,
                field,
                "menu." + CAPITAL.matcher(code).replaceAll(c -> "-" + c.group().toLowerCase(Locale.ROOT)),
                zh,
                en,
                true));
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Chinese characters are twice as wide as letters. */
    private static int width(String text) {
        return text.codePoints().map(c -> c < 0x2E80 ? 1 : 2).sum();
    }

    private static boolean isWeb(String url) {
        try {
            URI uri = new URI(url.strip());
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return web && uri.getHost() != null && bytes(url) <= URL_BYTES;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
