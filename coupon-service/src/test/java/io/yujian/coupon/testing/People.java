package io.yujian.coupon.testing;

import io.yujian.coupon.CouponIssuing;
import io.yujian.coupon.CouponIssuing.IssueCoupon;
import io.yujian.coupon.CouponIssuing.IssueResult;
import io.yujian.coupon.batch.Batches;
import io.yujian.coupon.batch.CouponBatchForm;
import io.yujian.coupon.batch.CouponBatchView;
import io.yujian.member.Customers;
import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.event.BatchEvent;
import io.yujian.platform.event.Event;
import io.yujian.platform.event.EventBatch;
import io.yujian.platform.event.EventStage;
import io.yujian.platform.event.IdentityRef;
import io.yujian.platform.id.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes customers and batches, and issues as a journey does. */
@Component
public class People {
    private final EventStage stage;
    private final TransactionRetry transactions;
    private final Customers customers;
    private final CouponIssuing issuing;
    private final Batches batches;
    private final Ids ids;
    private final InstantSource clock;
    private final JsonMapper json;

    People(
            @Qualifier("memberStage") EventStage stage,
            TransactionRetry transactions,
            Customers customers,
            CouponIssuing issuing,
            Batches batches,
            Ids ids,
            InstantSource clock,
            JsonMapper json) {
        this.stage = stage;
        this.transactions = transactions;
        this.customers = customers;
        this.issuing = issuing;
        this.batches = batches;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
    }

    public List<Long> customers(int n) {
        return transactions.get(() -> {
            List<BatchEvent> events = LongStream.range(0, n)
                    .mapToObj(i -> new BatchEvent(event(new IdentityRef("member-no", "m" + ids.next()))))
                    .toList();
            stage.apply(new EventBatch(events));
            return events.stream().map(BatchEvent::customerId).toList();
        });
    }

    public void happen(IdentityRef... identities) {
        transactions.run(() -> stage.apply(new EventBatch(List.of(new BatchEvent(event(identities))))));
    }

    private Event event(IdentityRef... identities) {
        Instant now = clock.instant();
        return new Event(
                ids.next(),
                "custom.made",
                0,
                Arrays.asList(identities),
                now,
                now,
                json.createObjectNode(),
                (byte) 0,
                "t",
                false);
    }

    public CouponBatchView batch(long total, int limit) {
        return batches.create(form(total, limit, new CouponBatchForm.CouponValidity("after-claim", null, null, 7)));
    }

    public CouponBatchForm form(long total, int limit, CouponBatchForm.CouponValidity validity) {
        return new CouponBatchForm("满百减十", "cash", 1000L, null, null, total, limit, validity, 10_000L, "仅限到店");
    }

    public IssueResult issue(long batch, long customer, String key) {
        return issue(List.of(new IssueCoupon(batch, customer, 0, key, "journey:1", (byte) 0, "t")))
                .get(0);
    }

    public List<IssueResult> issue(List<IssueCoupon> requests) {
        return transactions.get(() -> {
            customers.lock(requests.stream().map(IssueCoupon::customerId).toList(), false);
            return issuing.issue(requests);
        });
    }
}
