package io.yujian.gateway.limit;

import java.util.Map;

/** Why an account or an API rests, for people. */
final class PauseWords {
    private record Words(String zh, String en) {}

    private static final Words CREDENTIALS =
            new Words("微信不接受它的 AppID 或 AppSecret", "WeChat does not take its AppID or AppSecret");

    private static final Map<String, Words> KNOWN = Map.of(
            "unknowns",
            new Words("连续多次调用没有得到明确答复", "several calls in a row ended without a clear answer"),
            "wechat-45009",
            new Words("接口当日调用次数已用完", "the API's daily quota is used up"),
            "wechat-40164",
            new Words("服务器 IP 不在公众平台的白名单里", "this server's address is not on the account's list of allowed addresses"),
            "wechat-40243",
            new Words("AppSecret 已被冻结", "the AppSecret is frozen"),
            "wechat-50002",
            new Words("账号被限制", "the account is restricted"),
            "wechat-50004",
            new Words("账号被停用", "the account is disabled"),
            "wechat-50007",
            new Words("账号被冻结", "the account is frozen"));

    private PauseWords() {}

    static String zh(String reason) {
        return words(reason).zh() + "（" + reason + "）";
    }

    static String en(String reason) {
        return words(reason).en() + " (" + reason + ")";
    }

    private static Words words(String reason) {
        if (reason.startsWith(Pauses.BARRED)) {
            return new Words("账号没有这个接口的权限", "the account may not use this API");
        }
        return KNOWN.getOrDefault(reason, CREDENTIALS);
    }
}
