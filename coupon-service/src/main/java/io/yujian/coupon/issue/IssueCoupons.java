package io.yujian.coupon.issue;

import io.yujian.coupon.CouponIssuing;
import io.yujian.coupon.batch.BatchMapper;
import io.yujian.coupon.batch.BatchRow;
import io.yujian.coupon.batch.Stock;
import io.yujian.coupon.code.CouponCodes;
import io.yujian.coupon.happening.CouponHappenings;
import io.yujian.coupon.record.CouponMapper;
import io.yujian.coupon.record.CouponRow;
import io.yujian.coupon.wallet.WalletLinks;
import io.yujian.platform.id.Ids;
import io.yujian.platform.lock.CustomerLock;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Issues in the caller's transaction: keys that were used (1 statement), batches (1), what the people have (1), stock (1
 * for each distinct batch while it lasts), coupons (1), events. The customers' locks keep the limit per person and the
 * key exact; the conditional decrement keeps the stock, whatever other nodes do.
 */
@Component
class IssueCoupons implements CouponIssuing {
    private final CouponMapper coupons;
    private final BatchMapper batches;
    private final Stock stock;
    private final CouponCodes codes;
    private final WalletLinks links;
    private final CouponHappenings happenings;
    private final CustomerLock locks;
    private final Ids ids;
    private final InstantSource clock;
    private final ZoneId zone;

    IssueCoupons(
            CouponMapper coupons,
            BatchMapper batches,
            Stock stock,
            CouponCodes codes,
            WalletLinks links,
            CouponHappenings happenings,
            CustomerLock locks,
            Ids ids,
            InstantSource clock,
            ZoneId zone) {
        this.coupons = coupons;
        this.batches = batches;
        this.stock = stock;
        this.codes = codes;
        this.links = links;
        this.happenings = happenings;
        this.locks = locks;
        this.ids = ids;
        this.clock = clock;
        this.zone = zone;
    }

    private record Person(long customerId, long batchId) {}

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<IssueResult> issue(List<IssueCoupon> requests) {
        if (requests.isEmpty()) {
            return List.of();
        }
        requests.forEach(request -> locks.requireHeld(request.customerId()));
        List<ByteBuffer> keys = requests.stream().map(IssueCoupons::hash).toList();
        Map<ByteBuffer, CouponRow> known = new HashMap<>();
        coupons.byKeys(keys.stream().map(ByteBuffer::array).toList())
                .forEach(row -> known.put(ByteBuffer.wrap(row.keyHash()), row));
        TreeMap<Long, BatchRow> offered = offered(requests, known);
        Map<ByteBuffer, IssueCoupon> wanted = new LinkedHashMap<>();
        Map<ByteBuffer, String> refused = new HashMap<>();
        choose(requests, keys, known, offered, wanted, refused);
        takeStock(offered, wanted, refused);
        Map<ByteBuffer, CouponRow> made = store(offered, wanted);

        List<IssueResult> results = new ArrayList<>();
        for (ByteBuffer key : keys) {
            CouponRow row = made.containsKey(key) ? made.get(key) : known.get(key);
            results.add(
                    row == null
                            ? new IssueResult.Refused(Objects.requireNonNull(refused.get(key)))
                            : issued(row, Objects.requireNonNull(offered.get(row.batchId()))));
        }
        return results;
    }

    /** Also those of coupons that were issued before by the same keys: their titles are asked for. */
    private TreeMap<Long, BatchRow> offered(List<IssueCoupon> requests, Map<ByteBuffer, CouponRow> known) {
        TreeSet<Long> batchIds = new TreeSet<>();
        requests.forEach(request -> batchIds.add(request.batchId()));
        known.values().forEach(row -> batchIds.add(row.batchId()));
        TreeMap<Long, BatchRow> offered = new TreeMap<>();
        batches.find(batchIds).forEach(row -> offered.put(row.id(), row));
        return offered;
    }

    private void choose(
            List<IssueCoupon> requests,
            List<ByteBuffer> keys,
            Map<ByteBuffer, CouponRow> known,
            Map<Long, BatchRow> offered,
            Map<ByteBuffer, IssueCoupon> wanted,
            Map<ByteBuffer, String> refused) {
        Map<Person, Long> had = had(requests, offered);
        Instant now = clock.instant();
        for (int i = 0; i < requests.size(); i++) {
            IssueCoupon request = requests.get(i);
            ByteBuffer key = keys.get(i);
            if (known.containsKey(key) || wanted.containsKey(key)) {
                continue;
            }
            BatchRow batch = offered.get(request.batchId());
            Person person = new Person(request.customerId(), request.batchId());
            if (batch == null) {
                refused.put(key, "unknown-batch");
            } else if (batch.closed()) {
                refused.put(key, "not-open");
            } else if (batch.ended(now)) {
                refused.put(key, "ended");
            } else if (had.getOrDefault(person, 0L) >= batch.limitPerPerson()) {
                refused.put(key, "limit-reached");
            } else {
                had.merge(person, 1L, Long::sum);
                wanted.put(key, request);
            }
        }
    }

    private Map<Person, Long> had(List<IssueCoupon> requests, Map<Long, BatchRow> offered) {
        Map<Person, Long> had = new HashMap<>();
        if (!offered.isEmpty()) {
            TreeSet<Long> people = new TreeSet<>();
            requests.forEach(request -> people.add(request.customerId()));
            coupons.had(people, offered.keySet())
                    .forEach(row -> had.put(new Person(row.customerId(), row.batchId()), row.n()));
        }
        return had;
    }

    private void takeStock(
            TreeMap<Long, BatchRow> offered, Map<ByteBuffer, IssueCoupon> wanted, Map<ByteBuffer, String> refused) {
        TreeMap<Long, List<ByteBuffer>> byBatch = new TreeMap<>();
        wanted.forEach((key, request) -> byBatch.computeIfAbsent(request.batchId(), id -> new ArrayList<>())
                .add(key));
        byBatch.forEach((batchId, keys) -> {
            BatchRow batch = Objects.requireNonNull(offered.get(batchId));
            long spread = Objects.requireNonNull(wanted.get(keys.get(0))).customerId();
            long taken = stock.take(batch, spread, keys.size());
            for (ByteBuffer key : keys.subList((int) taken, keys.size())) {
                wanted.remove(key);
                refused.put(key, "sold-out");
            }
        });
    }

    private Map<ByteBuffer, CouponRow> store(Map<Long, BatchRow> offered, Map<ByteBuffer, IssueCoupon> wanted) {
        Map<ByteBuffer, CouponRow> made = new LinkedHashMap<>();
        if (wanted.isEmpty()) {
            return made;
        }
        Instant now = clock.instant();
        List<CouponHappenings.Happening> told = new ArrayList<>();
        wanted.forEach((key, request) -> {
            BatchRow batch = Objects.requireNonNull(offered.get(request.batchId()));
            CouponRow row = row(key.array(), request, batch, now);
            made.put(key, row);
            told.add(new CouponHappenings.Happening(
                    CouponHappenings.ISSUED, row, batch.title(), now, request.lane(), request.traceId()));
        });
        coupons.insert(List.copyOf(made.values()));
        happenings.tell(told);
        return made;
    }

    private CouponRow row(byte[] key, IssueCoupon request, BatchRow batch, Instant now) {
        long id = ids.next();
        String code = codes.next();
        return new CouponRow(
                id,
                batch.id(),
                request.customerId(),
                request.identityId(),
                key,
                codes.hash(code),
                codes.encrypt(id, code),
                CouponRow.ISSUED,
                batch.validFrom(now),
                batch.validUntil(now, zone),
                request.source(),
                now,
                null,
                null,
                null,
                null);
    }

    private IssueResult.Issued issued(CouponRow row, BatchRow batch) {
        return new IssueResult.Issued(
                row.id(),
                row.batchId(),
                batch.title(),
                codes.decrypt(row.id(), row.codeSecret()),
                links.path(row.customerId(), row.id()),
                row.validUntil());
    }

    private static ByteBuffer hash(IssueCoupon request) {
        try {
            return ByteBuffer.wrap(
                    MessageDigest.getInstance("SHA-256").digest(request.key().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
