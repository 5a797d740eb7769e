package io.yujian.simulator.platform;

import io.yujian.simulator.crypto.RandomText;
import java.util.Map;

/** English texts of error codes as WeChat writes them, more or less: callers must look at the code only. */
final class ErrorTexts {

    private static final Map<Integer, String> TEXTS = Map.ofEntries(
            Map.entry(-1, "system error"),
            Map.entry(40001, "invalid credential, access_token is invalid or not latest"),
            Map.entry(40002, "invalid grant_type"),
            Map.entry(40003, "invalid openid"),
            Map.entry(40004, "invalid media type"),
            Map.entry(40007, "invalid media_id"),
            Map.entry(40008, "invalid message type"),
            Map.entry(40013, "invalid appid"),
            Map.entry(40016, "invalid button size"),
            Map.entry(40018, "invalid button name size"),
            Map.entry(40019, "invalid button key size"),
            Map.entry(40020, "invalid button url size"),
            Map.entry(40023, "invalid sub button size"),
            Map.entry(40017, "invalid button type"),
            Map.entry(40029, "invalid code"),
            Map.entry(40032, "invalid openid list size"),
            Map.entry(40035, "invalid parameter"),
            Map.entry(40037, "invalid template_id"),
            Map.entry(40053, "invalid actioninfo"),
            Map.entry(40066, "invalid url"),
            Map.entry(40097, "invalid args"),
            Map.entry(40125, "invalid appsecret"),
            Map.entry(40163, "code been used"),
            Map.entry(41001, "access_token missing"),
            Map.entry(41002, "appid missing"),
            Map.entry(41004, "appsecret missing"),
            Map.entry(41005, "media data missing"),
            Map.entry(41008, "missing code"),
            Map.entry(41009, "missing openid"),
            Map.entry(42001, "access_token expired"),
            Map.entry(43002, "require POST method"),
            Map.entry(43004, "require subscribe"),
            Map.entry(43101, "user refuse to accept the msg"),
            Map.entry(44002, "empty post data"),
            Map.entry(45001, "media size out of limit"),
            Map.entry(45009, "reach max api daily quota limit"),
            Map.entry(45011, "api minute-quota reach limit, must slower, retry next minute"),
            Map.entry(45015, "response out of time limit or subscription is canceled"),
            Map.entry(45047, "out of response count limit"),
            Map.entry(45056, "too many tag now, no need to add new"),
            Map.entry(45058, "can't modify sys tag"),
            Map.entry(45059, "can not tag more than 20 tags for one user"),
            Map.entry(45072, "command is invalid"),
            Map.entry(45080, "user has no active session"),
            Map.entry(45157, "tag name duplicate"),
            Map.entry(45158, "tag name too long"),
            Map.entry(46003, "menu no exist"),
            Map.entry(47001, "data format error"),
            Map.entry(47003, "argument invalid"),
            Map.entry(48001, "api unauthorized"),
            Map.entry(48006, "forbid to clear quota because of reaching the limit"),
            Map.entry(40166, "invalid weapp appid"),
            Map.entry(45159, "invalid tag name"),
            Map.entry(49003, "not match openid with appid"),
            Map.entry(65301, "not exist conditional menu"),
            Map.entry(65303, "there is no selfmenu, please create selfmenu first"));

    private ErrorTexts() {}

    static String of(int errcode) {
        return TEXTS.getOrDefault(errcode, "error") + " rid: " + RandomText.hex(8) + "-" + RandomText.hex(8);
    }
}
