package io.yujian.gateway.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.yujian.gateway.account.ChannelAccount;
import java.time.InstantSource;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Encrypts and signs a passive reply for an account in compatible or safe mode. */
@Component
class ReplyEnvelope {
    private final InstantSource clock;

    ReplyEnvelope(InstantSource clock) {
        this.clock = clock;
    }

    byte[] wrap(ChannelAccount account, String nonce, byte[] reply) {
        byte[] key = Objects.requireNonNull(account.aesKey(), "an encrypted request was opened with this key");
        String encrypted = AesContainer.seal(key, account.appId(), reply);
        String time = Long.toString(clock.instant().getEpochSecond());
        // letters and digits only: the request's nonce goes into XML
        String plainNonce = nonce.replaceAll("[^A-Za-z0-9]", "0");
        String signature = Signatures.of(account.token(), time, plainNonce, encrypted);
        return ("<xml><Encrypt><![CDATA[" + encrypted + "]]></Encrypt><MsgSignature><![CDATA[" + signature
                        + "]]></MsgSignature><TimeStamp>" + time + "</TimeStamp><Nonce><![CDATA[" + plainNonce
                        + "]]></Nonce></xml>")
                .getBytes(UTF_8);
    }
}
