package io.yujian.coupon.happening;

import io.yujian.coupon.record.CouponRow;
import io.yujian.member.CustomerRef;
import io.yujian.platform.event.Event;
import io.yujian.platform.event.IdentityRef;
import io.yujian.platform.inbox.Inbox;
import io.yujian.platform.inbox.InboxDecoder;
import io.yujian.platform.inbox.InboxEntry;
import io.yujian.platform.inbox.StoredEntry;
import io.yujian.platform.inbox.UndecodableException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells that a coupon was issued, redeemed or has expired: an inbox entry in the transaction that did it, so the event
 * is there exactly when the fact is. Each happens to a coupon at most once, which makes the dedupe key.
 */
@Component
public class CouponHappenings implements InboxDecoder {
    public static final String ISSUED = "coupon.issued";
    public static final String REDEEMED = "coupon.redeemed";
    public static final String EXPIRED = "coupon.expired";
    private static final String SOURCE = "coupon";

    private final Inbox inbox;
    private final JsonMapper json;

    CouponHappenings(Inbox inbox, JsonMapper json) {
        this.inbox = inbox;
        this.json = json;
    }

    /** What happened to one coupon. */
    public record Happening(String type, CouponRow coupon, String batchTitle, Instant at, byte lane, String traceId) {}

    /** The stored shape; unknown fields of a newer version are ignored. */
    record Body(
            String type,
            String customerId,
            String identityId,
            String couponId,
            String batchId,
            String batchTitle,
            String source,
            @Nullable String storeId,
            @Nullable String orderId) {}

    /** In the caller's transaction. */
    public void tell(List<Happening> happenings) {
        if (!happenings.isEmpty()) {
            inbox.append(happenings.stream().map(this::entry).toList());
        }
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
            IdentityRef customer = CustomerRef.of(Long.parseLong(body.customerId()), Long.parseLong(body.identityId()));
            return List.of(new Event(
                    stored.id(),
                    body.type(),
                    0,
                    List.of(customer),
                    entry.createdAt(),
                    stored.storedAt(),
                    data(body),
                    entry.lane(),
                    entry.traceId(),
                    stored.late()));
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            throw new UndecodableException("券事件内容无法读取：" + e.getClass().getSimpleName());
        }
    }

    private ObjectNode data(Body body) {
        ObjectNode data = json.createObjectNode()
                .put("couponId", body.couponId())
                .put("batchId", body.batchId())
                .put("batchTitle", body.batchTitle())
                .put("source", body.source());
        if (body.storeId() != null) {
            data.put("storeId", body.storeId());
        }
        if (body.orderId() != null) {
            data.put("orderId", body.orderId());
        }
        return data;
    }

    private InboxEntry entry(Happening happening) {
        CouponRow coupon = happening.coupon();
        Body body = new Body(
                happening.type(),
                Long.toString(coupon.customerId()),
                Long.toString(coupon.identityId()),
                Long.toString(coupon.id()),
                Long.toString(coupon.batchId()),
                happening.batchTitle(),
                coupon.source(),
                coupon.storeId(),
                coupon.orderId());
        byte[] dedupe = ByteBuffer.allocate(16)
                .putLong(coupon.id())
                .putInt("coupon".hashCode())
                .putInt(happening.type().hashCode())
                .array();
        return new InboxEntry(
                SOURCE,
                0,
                CustomerRef.NAMESPACE + ":" + coupon.customerId(),
                Instant.ofEpochSecond(happening.at().getEpochSecond()),
                dedupe,
                json.writeValueAsBytes(body),
                happening.lane(),
                happening.traceId(),
                null);
    }
}
