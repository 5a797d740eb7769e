package io.yujian.member.customer.page;

import io.yujian.member.CustomerSnapshot;
import io.yujian.member.Customers;
import io.yujian.member.Tags;
import io.yujian.member.customer.CustomerAttributes;
import io.yujian.member.customer.CustomerMapper;
import io.yujian.member.text.TextForm;
import io.yujian.platform.audit.AuditLog;
import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.error.YujianException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people change about a customer by hand; under the customer's lock, and audited. */
@Component
public class EditCustomer {
    private static final int LONGEST_REMARK = 30;
    private static final int MOST_TAGS = 50;

    private final Customers customers;
    private final CustomerMapper mapper;
    private final CustomerAttributes attributes;
    private final Tags tags;
    private final AuditLog audit;
    private final TransactionRetry transactions;

    EditCustomer(
            Customers customers,
            CustomerMapper mapper,
            CustomerAttributes attributes,
            Tags tags,
            AuditLog audit,
            TransactionRetry transactions) {
        this.customers = customers;
        this.mapper = mapper;
        this.attributes = attributes;
        this.tags = tags;
        this.audit = audit;
        this.transactions = transactions;
    }

    /**
     * @param remark null: unchanged; blank: none
     * @param replaced all attributes; null: unchanged
     * @param blocked null: unchanged
     */
    public void edit(
            long customerId,
            @Nullable String remark,
            @Nullable Map<String, String> replaced,
            @Nullable Boolean blocked) {
        String clean = remark == null ? null : TextForm.clean(remark);
        if (clean != null && clean.codePointCount(0, clean.length()) > LONGEST_REMARK) {
            throw YujianException.invalid("customer.bad-remark", "备注最多 " + LONGEST_REMARK + " 个字。");
        }
        transactions.run(() -> {
            long id = lock(customerId);
            List<String> changed = new ArrayList<>();
            if (clean != null) {
                mapper.changeRemark(id, clean.isEmpty() ? null : clean);
                changed.add("备注");
            }
            if (replaced != null) {
                attributes.replace(id, replaced);
                changed.add("属性");
            }
            if (blocked != null) {
                mapper.changeBlocked(id, blocked);
                changed.add(blocked ? "停止触达" : "恢复触达");
            }
            audit.record("customer.edit", "customer:" + id, "修改：" + String.join("、", changed));
        });
    }

    /** @param source why, for the tag's record */
    public void tag(long customerId, List<String> add, List<String> remove, String source) {
        if (add.size() + remove.size() > MOST_TAGS) {
            throw YujianException.invalid("tag.too-many", "一次最多改 " + MOST_TAGS + " 个标签。");
        }
        for (String name : List.copyOf(concat(add, remove))) {
            String clean = TextForm.clean(name);
            if (clean.isEmpty() || clean.codePointCount(0, clean.length()) > 30) {
                throw YujianException.invalid("tag.bad-name", "标签要有 1 到 30 个字。");
            }
        }
        transactions.run(() -> {
            long id = lock(customerId);
            List<Tags.TagChange> changes = new ArrayList<>();
            remove.forEach(name -> changes.add(new Tags.TagChange(id, false, name, source, null)));
            add.forEach(name -> changes.add(new Tags.TagChange(id, true, name, source, null)));
            tags.change(changes);
            audit.record(
                    "customer.tag", "customer:" + id, "加：" + String.join("、", add) + "；去：" + String.join("、", remove));
        });
    }

    private long lock(long customerId) {
        CustomerSnapshot found = customers.lock(List.of(customerId), false).get(customerId);
        if (found == null) {
            throw YujianException.notFound("customer.not-found", "没有这位客户。");
        }
        return found.id();
    }

    private static List<String> concat(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
