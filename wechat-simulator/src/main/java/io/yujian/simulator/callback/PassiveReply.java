package io.yujian.simulator.callback;

import io.yujian.simulator.account.BrandAccount;
import io.yujian.simulator.account.CallbackMode;
import io.yujian.simulator.crypto.Signatures;
import java.util.Map;
import java.util.Set;

/**
 * A message that the brand gave as the answer to a callback, opened and checked.
 *
 * @param msgType text, image, voice, video, music, news or transfer_customer_service
 * @param xml in the clear
 */
record PassiveReply(String msgType, String xml) {

    private static final Set<String> TYPES =
            Set.of("text", "image", "voice", "video", "music", "news", "transfer_customer_service");

    /** @throws IllegalArgumentException with the reason why WeChat would not show it */
    static PassiveReply read(BrandAccount account, String openid, String body) {
        Map<String, String> fields = XmlFields.read(body);
        String xml = body;
        String encrypt = fields.get("Encrypt");
        if (encrypt != null) {
            String expected = Signatures.sign(
                    account.token(), fields.getOrDefault("TimeStamp", ""), fields.getOrDefault("Nonce", ""), encrypt);
            if (!expected.equals(fields.get("MsgSignature"))) {
                throw new IllegalArgumentException("MsgSignature of the passive reply does not fit");
            }
            xml = account.crypto().decrypt(encrypt);
            fields = XmlFields.read(xml);
        } else if (account.mode() == CallbackMode.SAFE) {
            throw new IllegalArgumentException("a passive reply must be encrypted in safe mode");
        }
        String msgType = fields.getOrDefault("MsgType", "");
        if (!TYPES.contains(msgType)) {
            throw new IllegalArgumentException("MsgType '" + msgType + "' is no passive reply");
        }
        if (!openid.equals(fields.get("ToUserName"))) {
            throw new IllegalArgumentException("ToUserName of the passive reply is not the sender");
        }
        return new PassiveReply(msgType, xml);
    }
}
