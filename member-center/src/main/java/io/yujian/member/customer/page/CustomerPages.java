package io.yujian.member.customer.page;

import io.yujian.gateway.Accounts;
import io.yujian.member.customer.CustomerMapper;
import io.yujian.member.customer.CustomerRow;
import io.yujian.member.customer.CustomerState;
import io.yujian.member.identity.IdentityRow;
import io.yujian.member.identity.IdentityRows;
import io.yujian.member.identity.Namespaces;
import io.yujian.member.identity.PhoneNumber;
import io.yujian.member.reach.ReachMapper;
import io.yujian.member.reach.ReachRow;
import io.yujian.member.tag.TagMapper;
import io.yujian.platform.audit.AuditLog;
import io.yujian.platform.crypto.FieldCipher;
import io.yujian.platform.error.YujianException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads a customer's page. Phones are masked; who may see one asks for that one, and it is written down. */
@Component
@EnableConfigurationProperties(WindowProperties.class)
public class CustomerPages {
    private final CustomerMapper customers;
    private final CustomerState state;
    private final IdentityRows identities;
    private final Namespaces namespaces;
    private final ReachMapper reaches;
    private final TagMapper tags;
    private final Accounts accounts;
    private final FieldCipher cipher;
    private final AuditLog audit;
    private final WindowProperties windows;
    private final InstantSource clock;

    CustomerPages(
            CustomerMapper customers,
            CustomerState state,
            IdentityRows identities,
            Namespaces namespaces,
            ReachMapper reaches,
            TagMapper tags,
            Accounts accounts,
            FieldCipher cipher,
            AuditLog audit,
            WindowProperties windows,
            InstantSource clock) {
        this.customers = customers;
        this.state = state;
        this.identities = identities;
        this.namespaces = namespaces;
        this.reaches = reaches;
        this.tags = tags;
        this.accounts = accounts;
        this.cipher = cipher;
        this.audit = audit;
        this.windows = windows;
        this.clock = clock;
    }

    /** The root of any customer id, also of one that was merged. */
    public CustomerRow root(long customerId) {
        return Stream.of(customerId)
                .map(this::row)
                .map(row -> row.mergedInto() == null ? row : row(row.mergedInto()))
                .findFirst()
                .orElseThrow();
    }

    /** Ids under which facts about this customer were written. */
    public List<Long> cluster(long customerId) {
        return customers.cluster(root(customerId).id());
    }

    @Transactional(readOnly = true)
    public CustomerDetail page(long customerId) {
        CustomerRow row = root(customerId);
        Instant now = clock.instant();
        List<CustomerDetail.CustomerTag> worn = tags.ofCustomers(List.of(row.id())).stream()
                .filter(tag -> tag.validAt(now))
                .map(tag -> new CustomerDetail.CustomerTag(tag.name(), tag.source(), tag.since(), tag.validUntil()))
                .toList();
        return new CustomerDetail(
                Long.toString(row.id()),
                row.shownName(),
                row.remark(),
                worn,
                new TreeMap<>(state.attributes(row.attributes())),
                identities.ofCustomers(List.of(row.id())).stream()
                        .map(this::identity)
                        .toList(),
                reaches.ofCustomers(List.of(row.id())).stream()
                        .map(reach -> reach(reach, now))
                        .toList(),
                row.verifiedPhones() > 0,
                row.blocked(),
                row.createdAt(),
                customers.cluster(row.id()).stream()
                        .filter(id -> id != row.id())
                        .map(String::valueOf)
                        .toList());
    }

    /** The whole phone number, written down in the audit log in the same transaction. */
    @Transactional
    public String reveal(long customerId, long identityId) {
        CustomerRow row = root(customerId);
        IdentityRow identity = identities.ofCustomers(List.of(row.id())).stream()
                .filter(each -> each.id() == identityId && each.secret() != null)
                .findFirst()
                .orElseThrow(() -> YujianException.notFound("identity.not-found", "这位客户没有这个手机号。"));
        audit.record("customer.reveal", "customer:" + row.id(), "查看了完整手机号");
        return plain(identity);
    }

    private CustomerRow row(long id) {
        return customers.find(List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> YujianException.notFound("customer.not-found", "没有这位客户。"));
    }

    private CustomerDetail.CustomerIdentity identity(IdentityRow row) {
        String namespace = namespaces.name(row.ns());
        boolean secret = row.secret() != null;
        String value = secret ? PhoneNumber.mask(plain(row)) : row.value() == null ? "" : row.value();
        return new CustomerDetail.CustomerIdentity(
                Long.toString(row.id()), namespace, value, label(namespace), secret, row.boundAt());
    }

    private String plain(IdentityRow row) {
        byte[] secret = row.secret();
        return secret == null ? "" : cipher.decrypt("mb_identity", "secret", row.id(), secret);
    }

    private String label(String namespace) {
        if (Namespaces.isOpenid(namespace)) {
            String appId = Namespaces.appIdOf(namespace);
            return "公众号 " + accounts.byAppId(appId).map(Accounts.Account::name).orElse(appId);
        }
        return switch (namespace) {
            case "unionid" -> "unionid";
            case "phone" -> "手机号";
            case "member-no" -> "会员号";
            default -> "外部编号 " + namespace.substring(namespace.indexOf(':') + 1);
        };
    }

    private CustomerDetail.CustomerReach reach(ReachRow row, Instant now) {
        return new CustomerDetail.CustomerReach(
                Long.toString(row.accountId()),
                accounts.byId(row.accountId()).map(Accounts.Account::name).orElse(null),
                Long.toString(row.identityId()),
                row.following(),
                row.since(),
                row.following() ? windowUntil(row, now) : null);
    }

    private @Nullable Instant windowUntil(ReachRow row, Instant now) {
        return Stream.of(end(row.messageAt(), windows.afterMessage()), end(row.tapAt(), windows.afterTap()))
                .filter(end -> end.isAfter(now))
                .max(Instant::compareTo)
                .orElse(null);
    }

    private static Instant end(@Nullable Instant opened, Duration life) {
        return opened == null ? Instant.EPOCH : opened.plus(life);
    }
}
