package io.yujian.simulator.callback;

import io.yujian.simulator.account.BrandAccount;
import io.yujian.simulator.account.CallbackMode;
import io.yujian.simulator.crypto.RandomText;
import io.yujian.simulator.crypto.Signatures;
import io.yujian.simulator.fault.Fault;
import io.yujian.simulator.fault.FaultKind;
import java.util.List;

/**
 * One callback as it goes over the wire: query string and body. Each try gets its own timestamp, nonce and signature
 * around the same content.
 */
record Envelope(String query, String body) {

    private static final int OVERSIZE = 2 * 1024 * 1024;

    static Envelope of(BrandAccount account, String openid, String content, long nowSeconds, List<Fault> faults) {
        String timestamp = Long.toString(nowSeconds);
        String nonce = Long.toString(Math.abs((long) RandomText.hex(8).hashCode()) + 1_000_000_000L);
        String xml = struck(faults, FaultKind.OVERSIZE) ? oversize(content) : content;
        StringBuilder query = new StringBuilder(200)
                .append("signature=")
                .append(signature(faults, account.token(), timestamp, nonce))
                .append("&timestamp=")
                .append(timestamp)
                .append("&nonce=")
                .append(nonce)
                .append("&openid=")
                .append(openid);
        if (account.mode() == CallbackMode.PLAINTEXT) {
            return new Envelope(query.toString(), xml);
        }
        String encrypt = struck(faults, FaultKind.WRONG_APPID)
                ? account.crypto().encryptFor(xml, "wx0000000000000000")
                : account.crypto().encrypt(xml);
        if (struck(faults, FaultKind.CORRUPT)) {
            // still whole blocks of base64, and signed as it is: only opening it shows the damage
            int middle = encrypt.length() / 2;
            encrypt = encrypt.substring(0, middle)
                    + (encrypt.charAt(middle) == 'A' ? 'B' : 'A')
                    + encrypt.substring(middle + 1, encrypt.length() - 28)
                    + "AAAA"
                    + encrypt.substring(encrypt.length() - 24);
        }
        query.append("&encrypt_type=aes");
        if (!struck(faults, FaultKind.NO_MSG_SIGNATURE)) {
            query.append("&msg_signature=").append(signature(faults, account.token(), timestamp, nonce, encrypt));
        }
        return new Envelope(query.toString(), body(account, xml, encrypt));
    }

    private static String body(BrandAccount account, String xml, String encrypt) {
        String sealed = "<Encrypt><![CDATA[" + encrypt + "]]></Encrypt></xml>";
        if (account.mode() == CallbackMode.COMPATIBLE) {
            return xml.substring(0, xml.length() - "</xml>".length()) + sealed;
        }
        return "<xml><ToUserName><![CDATA[" + account.originalId() + "]]></ToUserName>" + sealed;
    }

    private static String signature(List<Fault> faults, String... parts) {
        return struck(faults, FaultKind.WRONG_SIGNATURE) ? RandomText.hex(40) : Signatures.sign(parts);
    }

    private static boolean struck(List<Fault> faults, FaultKind kind) {
        for (Fault fault : faults) {
            if (fault.kind() == kind) {
                return true;
            }
        }
        return false;
    }

    private static String oversize(String xml) {
        return xml.substring(0, xml.length() - "</xml>".length())
                + "<Padding><![CDATA["
                + "x".repeat(OVERSIZE)
                + "]]></Padding></xml>";
    }
}
