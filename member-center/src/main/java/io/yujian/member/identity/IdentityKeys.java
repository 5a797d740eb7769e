package io.yujian.member.identity;

import io.yujian.platform.crypto.LookupHash;
import io.yujian.platform.event.IdentityRef;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Brings identities into their normal form and to their keys. Thread-safe. */
@Component
public class IdentityKeys {
    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private final Namespaces namespaces;
    private final LookupHash lookupHash;

    IdentityKeys(Namespaces namespaces, LookupHash lookupHash) {
        this.namespaces = namespaces;
        this.lookupHash = lookupHash;
    }

    /**
     * @param value normal form
     * @param secret may not be stored in plain text
     */
    public record Keyed(IdentityKey key, String value, boolean secret) {}

    /** @return empty when the value cannot be one of its namespace; makes the namespace when it is new */
    public Optional<Keyed> of(IdentityRef ref) {
        return normalise(ref).map(value -> keyed(namespaces.number(ref.namespace()), value));
    }

    /** As {@link #of}, but never makes a namespace: for questions. */
    public Optional<Keyed> lookUp(IdentityRef ref) {
        if (!Namespaces.wellFormed(ref.namespace())) {
            return Optional.empty();
        }
        return normalise(ref).flatMap(value -> namespaces.find(ref.namespace()).map(ns -> keyed(ns, value)));
    }

    /** The value in the form in which it is compared; empty when it cannot be one. Needs no database. */
    public static Optional<String> normalise(IdentityRef ref) {
        if (ref.namespace().equals(IdentityRef.PHONE)) {
            return PhoneNumber.normalise(ref.value());
        }
        return PRINTABLE.matcher(ref.value()).matches() ? Optional.of(ref.value()) : Optional.empty();
    }

    /** Key of a value in normal form. */
    public Keyed keyed(int ns, String value) {
        boolean secret = ns == Namespaces.PHONE;
        return new Keyed(new IdentityKey(ns, secret ? lookupHash.of(value) : sha256(value)), value, secret);
    }

    private static byte[] sha256(String value) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
