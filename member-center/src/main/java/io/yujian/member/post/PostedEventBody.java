package io.yujian.member.post;

import io.yujian.platform.crypto.FieldCipher;
import io.yujian.platform.event.Event;
import io.yujian.platform.event.IdentityRef;
import io.yujian.platform.inbox.InboxDecoder;
import io.yujian.platform.inbox.InboxEntry;
import io.yujian.platform.inbox.StoredEntry;
import io.yujian.platform.inbox.UndecodableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes posted events into inbox bodies and reads them back; phones are encrypted in between. Thread-safe. */
@Component
class PostedEventBody implements InboxDecoder {
    static final String SOURCE = "event";

    private final JsonMapper json;
    private final FieldCipher cipher;

    PostedEventBody(JsonMapper json, FieldCipher cipher) {
        this.json = json;
        this.cipher = cipher;
    }

    /** The stored shape; unknown fields of a newer version are ignored. */
    record Body(
            String type,
            List<Identity> identities,
            @Nullable Instant occurredAt,
            ObjectNode data) {}

    /** @param secret cipher text instead of a value */
    record Identity(
            String namespace,
            @Nullable String value,
            @Nullable String secret) {}

    byte[] write(CheckedEvent event, long createdS) {
        List<Identity> identities = new ArrayList<>();
        for (IdentityRef ref : event.identities()) {
            identities.add(
                    ref.namespace().equals(IdentityRef.PHONE)
                            ? new Identity(ref.namespace(), null, encrypt(ref.value(), createdS))
                            : new Identity(ref.namespace(), ref.value(), null));
        }
        return json.writeValueAsBytes(new Body(event.type(), identities, event.occurredAt(), event.data()));
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public List<Event> decode(StoredEntry stored) throws UndecodableException {
        InboxEntry entry = stored.entry();
        try {
            Body body = json.readValue(entry.body(), Body.class);
            List<IdentityRef> identities = new ArrayList<>();
            for (Identity each : body.identities()) {
                identities.add(new IdentityRef(
                        each.namespace(), value(each, entry.createdAt().getEpochSecond())));
            }
            Instant occurred = body.occurredAt();
            return List.of(new Event(
                    stored.id(),
                    body.type(),
                    entry.accountId(),
                    identities,
                    occurred == null ? entry.createdAt() : occurred,
                    stored.storedAt(),
                    body.data(),
                    entry.lane(),
                    entry.traceId(),
                    stored.late()));
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            throw new UndecodableException("事件内容无法读取：" + e.getClass().getSimpleName());
        }
    }

    private String value(Identity identity, long createdS) {
        String secret = identity.secret();
        if (secret != null) {
            return cipher.decrypt(
                    "mb_post", "phone", createdS, Base64.getDecoder().decode(secret));
        }
        String value = identity.value();
        return value == null ? "" : value;
    }

    private String encrypt(String phone, long createdS) {
        return Base64.getEncoder().encodeToString(cipher.encrypt("mb_post", "phone", createdS, phone));
    }
}
