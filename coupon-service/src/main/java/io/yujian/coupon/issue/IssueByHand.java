package io.yujian.coupon.issue;

import io.yujian.coupon.CouponIssuing;
import io.yujian.coupon.CouponIssuing.IssueCoupon;
import io.yujian.coupon.CouponIssuing.IssueResult;
import io.yujian.member.CustomerSnapshot;
import io.yujian.member.Customers;
import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.event.Event;
import io.yujian.platform.id.Ids;
import java.util.List;
import org.springframework.stereotype.Component;

/** One coupon for one customer, asked for by a person or a machine. */
@Component
public class IssueByHand {
    private final CouponIssuing issuing;
    private final Customers customers;
    private final TransactionRetry transactions;
    private final Ids ids;

    IssueByHand(CouponIssuing issuing, Customers customers, TransactionRetry transactions, Ids ids) {
        this.issuing = issuing;
        this.customers = customers;
        this.transactions = transactions;
        this.ids = ids;
    }

    /** @param key the caller's idempotency key */
    public IssueResult issue(long batchId, long customerId, String key) {
        return transactions.get(() -> {
            CustomerSnapshot customer =
                    customers.lock(List.of(customerId), false).get(customerId);
            if (customer == null) {
                throw YujianException.notFound("customer.not-found", "没有这位客户。");
            }
            IssueCoupon request = new IssueCoupon(
                    batchId,
                    customer.id(),
                    0,
                    "api:" + batchId + ":" + key,
                    "api",
                    Event.LANE_TRIGGERED,
                    Long.toString(ids.next(), 36));
            return issuing.issue(List.of(request)).get(0);
        });
    }
}
