package io.yujian.coupon.record;

import io.yujian.platform.overview.FigureSource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** Coupons on the first page. */
@Component
class CouponFigures implements FigureSource {
    private final CouponMapper coupons;
    private final InstantSource clock;

    CouponFigures(CouponMapper coupons, InstantSource clock) {
        this.coupons = coupons;
        this.clock = clock;
    }

    @Override
    public List<Figure> figures() {
        long redeemed = coupons.redeemedSince(clock.instant().minus(Duration.ofHours(24)));
        return List.of(new Figure("couponsRedeemed24h", redeemed));
    }
}
