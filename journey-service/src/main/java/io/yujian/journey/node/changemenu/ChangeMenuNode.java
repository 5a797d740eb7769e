package io.yujian.journey.node.changemenu;

import io.yujian.gateway.FanMenus;
import io.yujian.journey.node.Finding;
import io.yujian.journey.node.NodeOutcome;
import io.yujian.journey.node.NodeType;
import io.yujian.journey.node.Note;
import io.yujian.journey.node.Port;
import io.yujian.journey.node.Resumption;
import io.yujian.journey.node.Stay;
import io.yujian.journey.node.StepContext;
import io.yujian.platform.extension.ExtensionMeta;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Plans the change, waits for its result, and leaves by it. */
@Component
class ChangeMenuNode implements NodeType<ChangeMenuConfig> {
    private static final String DONE = "done";
    private static final String NOT_FOLLOWING = "not-following";
    private static final String FAILED = "failed";
    /** A stop or an outage of a day is waited for; then the moment has passed. */
    private static final Duration PATIENCE = Duration.ofDays(1);

    private final FanMenus menus;

    ChangeMenuNode(FanMenus menus) {
        this.menus = menus;
    }

    @Override
    public String typeId() {
        return "change-menu";
    }

    @Override
    public Class<ChangeMenuConfig> configType() {
        return ChangeMenuConfig.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "customer",
                "Menu",
                "更换菜单",
                "Change the menu",
                "让这位粉丝看到公众号的另一个菜单（个性化菜单），例如会员专属菜单；选默认菜单就换回来。",
                "The person sees another menu of the Official Account, such as one for members; the default menu changes back.",
                "菜单换成 {menuId}",
                "Show the menu {menuId}");
    }

    @Override
    public ChangeMenuConfig example() {
        return new ChangeMenuConfig("1");
    }

    @Override
    public List<Port> ports(ChangeMenuConfig config) {
        return List.of(
                Port.of(DONE, "已更换", "Done"),
                Port.of(NOT_FOLLOWING, "没有关注", "Not following"),
                Port.of(FAILED, "没换成", "Failed"));
    }

    @Override
    public Render render() {
        return Render.EFFECT;
    }

    @Override
    public NodeOutcome execute(ChangeMenuConfig config, StepContext step) {
        return new NodeOutcome.AwaitEffect(
                new PlanMenu(Long.parseLong(config.menuId()), step.now().plus(PATIENCE)));
    }

    @Override
    public NodeOutcome resume(ChangeMenuConfig config, StepContext step, Resumption resumption) {
        if (resumption instanceof Resumption.Nudged) {
            return new NodeOutcome.AwaitEffect(new LookUpMenu());
        }
        if (resumption instanceof Resumption.EffectDone done) {
            if (done.result() instanceof PlanMenu.Planned planned) {
                return switch (planned.way()) {
                    case UNDER_WAY -> new NodeOutcome.AwaitNudge();
                    case NOT_FOLLOWING -> notFollowing();
                    case NO_MENU -> failed("菜单已删除", "the menu is gone");
                };
            }
            if (done.result() instanceof LookUpMenu.Found found) {
                return told(found.outcome());
            }
        }
        return NodeType.super.resume(config, step, resumption);
    }

    private static NodeOutcome told(FanMenus.@Nullable Outcome outcome) {
        if (outcome == null) {
            return failed("更换没有登记", "the change was not planned");
        }
        String reason = outcome.reason() == null ? "" : outcome.reason();
        return switch (outcome.state()) {
            case DONE ->
                new NodeOutcome.Proceed(
                        DONE, new Note("菜单已更换，微信最迟 24 小时内显示", "menu changed; WeChat shows it within 24 hours"));
            case OVERTAKEN ->
                new NodeOutcome.Proceed(DONE, new Note("没有调用：之后又有一次更换，以它为准", "not called for: a later change counts"));
            case NOT_FOLLOWING -> notFollowing();
            case REFUSED -> failed("微信不接受：" + reason, "refused: " + reason);
            case GIVEN_UP, PLANNED -> failed("一直没有成功：" + reason, "no success: " + reason);
        };
    }

    private static NodeOutcome notFollowing() {
        return new NodeOutcome.Proceed(NOT_FOLLOWING, new Note("没有关注这个公众号", "does not follow the account"));
    }

    private static NodeOutcome failed(String zh, String en) {
        return new NodeOutcome.Proceed(FAILED, new Note(zh, en));
    }

    @Override
    public List<Finding> check(ChangeMenuConfig config) {
        long id = Long.parseLong(config.menuId());
        FanMenus.Menu menu = menus.find(List.of(id)).get(id);
        if (menu == null) {
            return List.of(Finding.error("menuId", "change-menu.missing", "请选择一个菜单", "choose a menu"));
        }
        if (!menu.published()) {
            return List.of(Finding.error(
                    "menuId",
                    "change-menu.not-published",
                    "菜单「" + menu.name() + "」还没有发布：请先在「渠道账号 → 菜单」里发布",
                    "the menu “" + menu.name() + "” is not published yet"));
        }
        return List.of();
    }

    @Override
    public Stay stay(ChangeMenuConfig config, String port) {
        return port.equals(FAILED) ? new Stay(PATIENCE, null) : Stay.NONE;
    }
}
