package io.yujian.gateway.callback;

import io.yujian.gateway.account.CallbackMode;
import io.yujian.gateway.account.ChannelAccount;
import io.yujian.gateway.inbound.MalformedXmlException;
import io.yujian.gateway.inbound.XmlBody;
import io.yujian.gateway.setting.GatewayProperties;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/**
 * Lets in what the platform sent to this account, and nothing else.
 *
 * <p>In plaintext mode the platform signs the query only: whoever sees one request can send another body with the same
 * query until the timestamp is stale. That mode is for test accounts; we cannot make it safer than it is.
 */
@Component
class CallbackGate {
    private final long freshnessSeconds;
    private final InstantSource clock;

    CallbackGate(GatewayProperties properties, InstantSource clock) {
        this.freshnessSeconds = properties.callback().freshness().toSeconds();
        this.clock = clock;
    }

    /** The query alone; cheap, so it comes before the body is read. */
    void checkQuery(ChannelAccount account, CallbackQuery query) throws Refused {
        if (query.ageSeconds(clock.instant().getEpochSecond()) > freshnessSeconds) {
            throw new Refused(403, "stale timestamp");
        }
        if (!Signatures.matches(query.signature(), account.token(), query.timestamp(), query.nonce())) {
            throw new Refused(403, "bad signature");
        }
    }

    VerifiedBody open(ChannelAccount account, CallbackQuery query, byte[] body) throws Refused {
        if (account.mode() == CallbackMode.PLAINTEXT && !query.encrypted()) {
            try {
                return new VerifiedBody(body, XmlBody.parse(body), false);
            } catch (MalformedXmlException e) {
                throw new Refused(400, String.valueOf(e.getMessage()));
            }
        }
        byte[] key = account.aesKey();
        String signature = query.messageSignature();
        if (signature == null || key == null) {
            // also a compatible-mode body without its signed part: taking the clear part would undo the mode
            throw new Refused(403, "encryption expected");
        }
        String encrypted = encryptedPart(body);
        if (!Signatures.matches(signature, account.token(), query.timestamp(), query.nonce(), encrypted)) {
            throw new Refused(403, "bad message signature");
        }
        byte[] message;
        try {
            message = AesContainer.open(key, account.appId(), encrypted);
        } catch (ForgedException e) {
            throw new Refused(403, String.valueOf(e.getMessage()));
        }
        try {
            return new VerifiedBody(message, XmlBody.parse(message), true);
        } catch (MalformedXmlException e) {
            return new VerifiedBody(message, null, true);
        }
    }

    private static String encryptedPart(byte[] body) throws Refused {
        try {
            String encrypted = XmlBody.parse(body).text("Encrypt");
            if (encrypted == null) {
                throw new Refused(400, "no Encrypt");
            }
            return encrypted;
        } catch (MalformedXmlException e) {
            throw new Refused(400, String.valueOf(e.getMessage()));
        }
    }
}
