package io.yujian.gateway.menu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MenuCheckTest {
    private static MenuButton click(String name) {
        return button(name, "click", "k", null);
    }

    private static MenuButton button(String name, @Nullable String type, @Nullable String key, @Nullable String url) {
        return new MenuButton(name, type, key, url, null, null, null, null, null);
    }

    private static MenuButton group(String name, MenuButton... below) {
        return new MenuButton(name, null, null, null, null, null, null, null, List.of(below));
    }

    private static List<String> found(MenuButton... buttons) {
        return MenuCheck.of(List.of(buttons)).stream()
                .map(p -> p.place() + " " + p.code())
                .toList();
    }

    @Test
    void shouldTakeWhatThePlatformTakes() {
        assertThat(found(
                        click("领券"),
                        button("商城", "view", null, "https://example.com/"),
                        group("会员", click("我的积分"), click("门店导航一二三"))))
                .isEmpty();
    }

    @Test
    void shouldCountBytesAndWidth() {
        assertThat(found(click("一二三四五"))).containsExactly("1 menu.cut-name");
        assertThat(found(click("一二三四五六"))).containsExactly("1 menu.long-name");
        assertThat(found(group("会员", click("一二三四五六七八九")))).containsExactly("1.1 menu.cut-name");
        assertThat(found(group("会员", click("一二三四五六七八九十一二三四五六七八九十一")))).containsExactly("1.1 menu.long-name");
    }

    @Test
    void shouldSayWhatIsMissing() {
        assertThat(MenuCheck.of(List.of())).extracting(MenuProblem::code).containsExactly("menu.empty");
        assertThat(found(button("", null, null, null))).containsExactly("1 menu.no-name", "1 menu.no-type");
        assertThat(found(button("a", "click", " ", null))).containsExactly("1 menu.no-key");
        assertThat(found(button("a", "view", null, "ftp://example.com"))).containsExactly("1 menu.bad-url");
        assertThat(found(button("a", "miniprogram", null, "https://example.com")))
                .containsExactly("1 menu.no-app-id", "1 menu.no-page-path");
        assertThat(found(group("a", group("b", click("c"))))).containsExactly("1.1 menu.too-deep");
        assertThat(found(click("a"), click("b"), click("c"), click("d"))).containsExactly(" menu.too-many");
    }
}
