package io.yujian.gateway.wechat;

import tools.jackson.databind.JsonNode;

/** What came of one call to the platform, told so that the caller knows whether it may have taken effect. */
public sealed interface MpAnswer {
    /** The platform did it: errcode 0, or a query's body. */
    record Done(JsonNode body) implements MpAnswer {}

    /**
     * The platform said no.
     *
     * @param code errcode; the text is not stable and for people only
     * @param onToken it refused to give a token, so the call itself was never made
     */
    record Refused(int code, String text, boolean onToken) implements MpAnswer {}

    /** Certainly never arrived: no address, no connection, none free. May be repeated. */
    record NotReached(String why) implements MpAnswer {}

    /** Nobody can know: time-out, broken connection, 5xx, unreadable answer. */
    record Unclear(String why) implements MpAnswer {}
}
