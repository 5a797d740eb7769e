package io.yujian.coupon.wallet;

import io.yujian.coupon.batch.BatchMapper;
import io.yujian.coupon.batch.BatchRow;
import io.yujian.coupon.code.CouponCodes;
import io.yujian.coupon.record.CouponMapper;
import io.yujian.coupon.record.CouponRow;
import io.yujian.member.CustomerSnapshot;
import io.yujian.member.Customers;
import io.yujian.platform.error.YujianException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a fan sees behind a link: the linked coupon first, then what can be used, then the rest. */
@Component
public class Wallet {
    private static final int MOST = 50;

    private final WalletLinks links;
    private final CouponMapper coupons;
    private final BatchMapper batches;
    private final CouponCodes codes;
    private final Customers customers;
    private final InstantSource clock;

    Wallet(
            WalletLinks links,
            CouponMapper coupons,
            BatchMapper batches,
            CouponCodes codes,
            Customers customers,
            InstantSource clock) {
        this.links = links;
        this.coupons = coupons;
        this.batches = batches;
        this.codes = codes;
        this.customers = customers;
        this.clock = clock;
    }

    /** @param now by the server, so that the page's clock need not be right */
    public record WalletView(Instant now, List<WalletCoupon> coupons) {}

    /**
     * A coupon; code and symbols only while it can be used.
     *
     * @param state {@code usable}, {@code waiting} (not yet valid), {@code redeemed}, {@code expired}
     */
    public record WalletCoupon(
            String id,
            String title,
            String kind,
            @Nullable Long amountCents,
            @Nullable Integer discountPercent,
            @Nullable String giftName,
            @Nullable Long useThresholdCents,
            @Nullable String description,
            String state,
            Instant validFrom,
            Instant validUntil,
            @Nullable Instant redeemedAt,
            @Nullable String storeId,
            @Nullable String code,
            @Nullable WalletDrawing qr,
            @Nullable WalletDrawing bar) {}

    /** A symbol as the path of an SVG with this view box. */
    public record WalletDrawing(int width, int height, String path) {
        static WalletDrawing of(Symbols.Symbol symbol) {
            return new WalletDrawing(symbol.width(), symbol.height(), symbol.path());
        }
    }

    @Transactional(readOnly = true)
    public WalletView open(String token) {
        WalletLinks.Token link = links.read(token)
                .orElseThrow(() -> YujianException.notFound("wallet.bad-link", "这个链接无效或已过期，请从收到的消息里重新打开。"));
        Instant now = clock.instant();
        long root = customers.find(link.customerId()).map(CustomerSnapshot::id).orElse(link.customerId());
        List<CouponRow> rows = coupons.page(new CouponMapper.Filter(root, null, null, null, now), MOST);
        if (rows.isEmpty()) {
            return new WalletView(now, List.of());
        }
        Map<Long, BatchRow> batchOf =
                batches
                        .find(rows.stream().map(CouponRow::batchId).collect(Collectors.toCollection(TreeSet::new)))
                        .stream()
                        .collect(Collectors.toMap(BatchRow::id, Function.identity()));
        List<WalletCoupon> items = rows.stream()
                .filter(row -> batchOf.containsKey(row.batchId()))
                .sorted(Comparator.comparing((CouponRow row) -> row.id() != link.couponId())
                        .thenComparing(row -> !state(row, now).equals("usable"))
                        .thenComparing(Comparator.comparingLong(CouponRow::id).reversed()))
                .map(row -> item(row, batchOf.get(row.batchId()), now))
                .toList();
        return new WalletView(now, items);
    }

    private static String state(CouponRow row, Instant now) {
        String state = row.stateAt(now);
        if (!state.equals(CouponRow.ISSUED)) {
            return state;
        }
        return row.validFrom().isAfter(now) ? "waiting" : "usable";
    }

    private WalletCoupon item(CouponRow row, @Nullable BatchRow batch, Instant now) {
        if (batch == null) {
            throw new IllegalStateException("coupon without batch: " + row.id());
        }
        String state = state(row, now);
        String code = state.equals("usable") ? codes.decrypt(row.id(), row.codeSecret()) : null;
        return new WalletCoupon(
                Long.toString(row.id()),
                batch.title(),
                batch.kind(),
                batch.amountCents(),
                batch.discountPercent(),
                batch.giftName(),
                batch.thresholdCents(),
                batch.description(),
                state,
                row.validFrom(),
                row.validUntil(),
                row.redeemedAt(),
                row.storeId(),
                code,
                code == null ? null : WalletDrawing.of(Symbols.qr(code)),
                code == null ? null : WalletDrawing.of(Symbols.bar(code)));
    }
}
