package io.yujian.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals callbacks as WeChat's safe mode does, ahead of the measurement, so that the load's own work is not measured. Own
 * code on purpose: a benchmark that used the gateway's crypto could not notice when that is wrong.
 */
final class SealedCallback {
    private final String appId;
    private final String token;
    private final byte[] key;

    SealedCallback(String appId, String token, String encodingAesKey) {
        this.appId = appId;
        this.token = token;
        this.key = Base64.getDecoder().decode(encodingAesKey + "=");
    }

    /** A whole HTTP request, ready to be written to a socket. */
    byte[] follow(String host, String openid, long createTime) {
        String xml = "<xml><ToUserName><![CDATA[gh_bench]]></ToUserName><FromUserName><![CDATA[" + openid
                + "]]></FromUserName><CreateTime>" + createTime
                + "</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[subscribe]]></Event>"
                + "<EventKey><![CDATA[qrscene_bench]]></EventKey><Ticket><![CDATA[gQH]]></Ticket></xml>";
        String nonce = Long.toString(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE), 36);
        String timestamp = Long.toString(createTime);
        String sealed = seal(xml);
        String body =
                "<xml><ToUserName><![CDATA[gh_bench]]></ToUserName><Encrypt><![CDATA[" + sealed + "]]></Encrypt></xml>";
        String query = "signature=" + sha1(token, timestamp, nonce) + "&timestamp=" + timestamp + "&nonce=" + nonce
                + "&openid=" + openid + "&encrypt_type=aes&msg_signature=" + sha1(token, timestamp, nonce, sealed);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        byte[] head = ("POST /wechat/mp/" + appId + "?" + query + " HTTP/1.1\r\nHost: " + host
                        + "\r\nContent-Type: text/xml\r\nContent-Length: " + bytes.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] request = Arrays.copyOf(head, head.length + bytes.length);
        System.arraycopy(bytes, 0, request, head.length, bytes.length);
        return request;
    }

    private String seal(String xml) {
        byte[] text = xml.getBytes(StandardCharsets.UTF_8);
        byte[] id = appId.getBytes(StandardCharsets.UTF_8);
        int length = 20 + text.length + id.length;
        int pad = 32 - length % 32;
        ByteBuffer plain = ByteBuffer.allocate(length + pad);
        byte[] random = new byte[16];
        ThreadLocalRandom.current().nextBytes(random);
        plain.put(random).putInt(text.length).put(text).put(id);
        while (plain.hasRemaining()) {
            plain.put((byte) pad);
        }
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(Arrays.copyOf(key, 16)));
            return Base64.getEncoder().encodeToString(cipher.doFinal(plain.array()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha1(String... parts) {
        Arrays.sort(parts);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1")
                    .digest(String.join("", parts).getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
