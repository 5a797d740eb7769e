package io.yujian.gateway.account;

import io.yujian.gateway.wechat.MpAnswer;
import io.yujian.gateway.wechat.MpCalls;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Tries an account step by step and says in plain words which step fails and what to do about it. */
@Component
class AccountCheck {
    private final MpCalls calls;
    private final String publicUrl;

    AccountCheck(MpCalls calls, @Value("${yujian.public-url:http://127.0.0.1:${server.port:8080}}") String publicUrl) {
        this.calls = calls;
        this.publicUrl = publicUrl.replaceAll("/+$", "");
    }

    /** @param step {@code address}, {@code token}, {@code key}, {@code secret} or {@code permission} */
    record Step(String step, boolean ok, String message, String remedy) {}

    String callbackUrl(ChannelAccount account) {
        return publicUrl + "/wechat/" + account.kind() + "/" + account.appId();
    }

    List<Step> run(ChannelAccount account) {
        List<Step> steps = new ArrayList<>();
        steps.add(address(account));
        steps.add(new Step("token", true, "令牌(Token)格式正确", "请确认与公众平台「服务器配置」中填写的一致"));
        steps.add(key(account));
        Step secret = secret(calls.tryCredentials(account));
        steps.add(secret);
        if (secret.ok()) {
            steps.add(permission(account));
        } else {
            steps.add(new Step("permission", false, "尚未检查：需要先通过 AppSecret 检查", "请先解决上一步的问题"));
        }
        return steps;
    }

    private Step address(ChannelAccount account) {
        String url = callbackUrl(account);
        boolean real = account.apiHost().equals(ChannelAccount.DEFAULT_HOST);
        String host = String.valueOf(URI.create(publicUrl).getHost());
        boolean local = host.equals("localhost")
                || host.startsWith("127.")
                || host.startsWith("10.")
                || host.startsWith("192.168.");
        if (real && local) {
            return new Step(
                    "address", false, "微信访问不到本机地址 " + url, "请用域名部署，并把配置 yujian.public-url 设为外网可访问的地址（80 或 443 端口）");
        }
        return new Step("address", true, "回调地址 " + url, "请把它填入公众平台「服务器地址(URL)」并启用");
    }

    private static Step key(ChannelAccount account) {
        if (account.mode() == CallbackMode.PLAINTEXT) {
            return new Step("key", true, "明文模式不需要 EncodingAESKey", "明文模式下消息内容没有签名保护，正式账号请改用安全模式");
        }
        return account.aesKey() == null
                ? new Step("key", false, "没有可用的 EncodingAESKey", "请填写公众平台「服务器配置」里的 43 位 EncodingAESKey")
                : new Step("key", true, "EncodingAESKey 有效", "请确认与公众平台中填写的一致");
    }

    private static Step secret(MpAnswer answer) {
        if (answer instanceof MpAnswer.Refused refused) {
            return new Step("secret", false, secretMessage(refused.code()), secretRemedy(refused));
        }
        if (answer instanceof MpAnswer.Done) {
            return new Step("secret", true, "AppID 和 AppSecret 正确，已取得 access_token", "");
        }
        return new Step("secret", false, "连不上微信接口", "请检查服务器能否访问接口地址（apiHost），以及出口防火墙和 DNS");
    }

    private static String secretMessage(int code) {
        return switch (code) {
            case 40013 -> "AppID 不正确 (40013)";
            case 40001, 40125 -> "AppSecret 不正确 (" + code + ")";
            case 40164 -> "服务器 IP 不在白名单中 (40164)";
            case 40243 -> "AppSecret 已被冻结 (40243)";
            case 45009 -> "今天获取 access_token 的次数已用完 (45009)";
            case 50002, 50004, 50007 -> "账号已被限制 (" + code + ")";
            case -1 -> "微信系统繁忙 (-1)";
            default -> "微信拒绝了请求 (" + code + ")";
        };
    }

    private static String secretRemedy(MpAnswer.Refused refused) {
        return switch (refused.code()) {
            case 40013 -> "请在公众平台「设置与开发 - 基本配置」中复制开发者ID(AppID)";
            case 40001, 40125 -> "请在公众平台重置 AppSecret，并在这里更新";
            case 40164 -> "请把本服务器的出口 IP 加入公众平台「基本配置 - IP白名单」。微信的提示：" + refused.text();
            case 40243 -> "请在公众平台解冻 AppSecret";
            case -1 -> "请稍后再试";
            default -> "微信的提示：" + refused.text();
        };
    }

    private Step permission(ChannelAccount account) {
        MpAnswer base = calls.get(account, "/cgi-bin/getcallbackip");
        if (!(base instanceof MpAnswer.Done)) {
            return new Step("permission", false, "接口调用没有成功：" + word(base), "请稍后再试，或在公众平台查看接口权限");
        }
        MpAnswer templates = calls.get(account, "/cgi-bin/template/get_all_private_template");
        if (templates instanceof MpAnswer.Refused refused && refused.code() == 48001) {
            return new Step("permission", true, "基础接口可用；模板消息没有权限 (48001)", "模板消息需要已认证的服务号，其他功能不受影响");
        }
        return templates instanceof MpAnswer.Done
                ? new Step("permission", true, "接口权限正常，模板消息可用", "")
                : new Step("permission", true, "基础接口可用；模板消息未能确认：" + word(templates), "请稍后再试");
    }

    private static String word(MpAnswer answer) {
        if (answer instanceof MpAnswer.Refused refused) {
            return refused.code() + " " + refused.text();
        }
        return answer instanceof MpAnswer.NotReached ? "连不上微信接口" : "没有收到明确的结果";
    }
}
