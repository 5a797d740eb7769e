package io.yujian.coupon.wallet;

import io.yujian.platform.crypto.LookupHash;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Signed links to a fan's wallet. The token names the customer, the coupon that the link was sent for and the day it
 * was made; whoever holds it may see that wallet, like the message it came in. It ends after a year. Thread-safe.
 */
@Component
public class WalletLinks {
    private static final int SIGNED = 20;
    private static final int MAC = 16;
    private static final Duration LIFE = Duration.ofDays(366);

    private final LookupHash hash;
    private final InstantSource clock;

    WalletLinks(LookupHash hash, InstantSource clock) {
        this.hash = hash;
        this.clock = clock;
    }

    /** @param couponId shown first */
    public record Token(long customerId, long couponId) {}

    /** Path behind the public address. */
    public String path(long customerId, long couponId) {
        return "/h5/wallet/" + token(customerId, couponId);
    }

    String token(long customerId, long couponId) {
        int day = (int) (clock.instant().getEpochSecond() / 86_400);
        byte[] signed = ByteBuffer.allocate(SIGNED)
                .putLong(customerId)
                .putLong(couponId)
                .putInt(day)
                .array();
        byte[] token = Arrays.copyOf(signed, SIGNED + MAC);
        System.arraycopy(mac(signed), 0, token, SIGNED, MAC);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** @return empty when the token was not made here, was changed or is too old */
    public Optional<Token> read(String text) {
        byte[] token;
        try {
            token = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (token.length != SIGNED + MAC) {
            return Optional.empty();
        }
        byte[] signed = Arrays.copyOf(token, SIGNED);
        if (!MessageDigest.isEqual(mac(signed), Arrays.copyOfRange(token, SIGNED, token.length))) {
            return Optional.empty();
        }
        ByteBuffer fields = ByteBuffer.wrap(signed);
        Token read = new Token(fields.getLong(), fields.getLong());
        Instant made = Instant.ofEpochSecond(fields.getInt() * 86_400L);
        return made.plus(LIFE).isAfter(clock.instant()) ? Optional.of(read) : Optional.empty();
    }

    private byte[] mac(byte[] signed) {
        return Arrays.copyOf(hash.of("wallet-link:" + Base64.getEncoder().encodeToString(signed)), MAC);
    }
}
