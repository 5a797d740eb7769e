package io.yujian.gateway.menu;

import io.yujian.gateway.channel.MpErrors;
import io.yujian.gateway.wechat.MpAnswer;
import io.yujian.platform.error.YujianException;
import org.jspecify.annotations.Nullable;

/** What the platform's answers mean to whoever publishes a menu. Source: WeChat's "全局返回码". */
final class MenuErrors {
    private MenuErrors() {}

    static YujianException of(MenuCalls.Result result) {
        if (result instanceof MenuCalls.Held held) {
            return held(held);
        }
        MpAnswer answer = ((MenuCalls.Answered) result).answer();
        if (answer instanceof MpAnswer.Refused refused) {
            String words = words(refused.code());
            String code =
                    refused.code() < 0 ? "menu." + MpErrors.reason(refused.code()) : "menu.wechat-" + refused.code();
            String detail = words == null ? "微信拒绝了请求：" + refused.text() : words;
            return YujianException.conflict(code, detail + "（" + refused.code() + "）");
        }
        if (answer instanceof MpAnswer.NotReached) {
            return YujianException.conflict("menu.not-reached", "连不上微信接口，什么都没有改变；请稍后再试");
        }
        return YujianException.conflict("menu.unclear", "微信没有明确回答，可能已经生效：请看「微信上的菜单」，再决定要不要重试");
    }

    private static YujianException held(MenuCalls.Held held) {
        if (held.barred()) {
            return YujianException.conflict("menu.barred", "这个公众号没有自定义菜单的接口权限：需要已认证的公众号");
        }
        return switch (held.reason()) {
            case "stopped" -> YujianException.conflict("menu.stopped", "正在停发：先在「停发」里恢复，再发布菜单");
            case "rate" -> YujianException.conflict("menu.busy", "调用太频繁，请过几秒再试");
            default -> YujianException.conflict("menu.resting", "这个公众号的接口正在暂停（" + held.reason() + "），请稍后再试");
        };
    }

    private static @Nullable String words(int code) {
        return switch (code) {
            case -1 -> "微信系统繁忙，请稍后再试";
            case 40016, 40017 -> "微信不接受按钮的个数或类型";
            case 40018 -> "按钮名称太长：一级菜单最多 16 字节，子菜单最多 60 字节";
            case 40019, 40027 -> "按钮的事件 KEY 太长";
            case 40020, 40028, 40054, 40055 -> "微信不接受按钮的网址";
            case 40023, 40024, 40025, 40026 -> "微信不接受子菜单的个数、类型或名称";
            case 40007 -> "找不到按钮的素材或文章";
            case 40165 -> "小程序页面路径不正确";
            case 40013, 40166 -> "小程序 AppID 不正确";
            case 45064 -> "小程序没有和公众号关联：请在公众号后台「小程序管理」里关联";
            case 45009 -> "今天修改菜单的次数用完了，明天再试";
            case 45010 -> "菜单超过了微信的限制";
            case 45056 -> "用户标签已有 100 个，请在公众号后台删除不用的";
            case 45058 -> "这是微信自带的标签，请换一个";
            case 45157 -> "已有同名的用户标签";
            case 45158 -> "用户标签的名字太长";
            case 45159 -> "这个用户标签已不在微信上，请换一个";
            case 46003 -> "微信上没有菜单";
            case 48001 -> "这个公众号没有自定义菜单的接口权限：需要已认证的公众号";
            case 65301 -> "微信上已没有这个个性化菜单";
            case 65303 -> "请先发布默认菜单，再发布个性化菜单";
            case 65304, 40035 -> "微信不接受匹配条件";
            case 65305 -> "个性化菜单太多了，请先删除不用的";
            case 65306 -> "这个公众号不支持个性化菜单";
            case 65309 -> "这个公众号的个性化菜单没有打开：请在公众号后台「自定义菜单」里打开";
            case 65316 -> "菜单里的网址超过了 3 个域名";
            case 65317 -> "菜单里有微信不接受的网址";
            default -> null;
        };
    }
}
