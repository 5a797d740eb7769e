package io.yujian.journey.node.changemenu;

import io.yujian.platform.extension.Field;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** @param menuId a menu of an Official Account; its default menu takes the person out of all personalised ones */
record ChangeMenuConfig(
        @Field(
                zh = "换成哪个菜单",
                en = "Menu",
                helpZh = "在「渠道账号 → 菜单」里建立并发布；选默认菜单就是换回来。微信最迟 24 小时内在手机上显示新菜单，重新关注立即显示",
                helpEn =
                        "Made and published on the account’s page; the default menu changes back. WeChat shows a new menu within 24 hours at most, at once after following again",
                widget = "menu-picker")
        @NotNull
        @Pattern(regexp = "[0-9]{1,19}")
        String menuId) {}
