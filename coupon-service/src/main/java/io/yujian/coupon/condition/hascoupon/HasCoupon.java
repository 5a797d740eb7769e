package io.yujian.coupon.condition.hascoupon;

import io.yujian.coupon.record.CouponMapper;
import io.yujian.member.ConditionFacts;
import io.yujian.member.ConditionInstant;
import io.yujian.member.ConditionType;
import io.yujian.member.SqlCondition;
import io.yujian.platform.extension.ExtensionMeta;
import io.yujian.platform.extension.Field;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Has a coupon of a batch. The snapshot knows no coupons, so a test asks the index for one row. */
@Component
class HasCoupon implements ConditionType<HasCoupon.Config> {
    /** @param state {@code usable} now, {@code redeemed}, {@code expired}, or {@code any} */
    record Config(
            @NotNull
            @Pattern(regexp = "[0-9]{1,18}")
            @Field(zh = "券批次", en = "Coupon batch", widget = "coupon-batch-picker")
            String batchId,

            @NotNull @Pattern(regexp = "usable|redeemed|expired|any") @Field(zh = "状态", en = "State", widget = "select")
            String state) {}

    private final CouponMapper coupons;

    HasCoupon(CouponMapper coupons) {
        this.coupons = coupons;
    }

    @Override
    public String typeId() {
        return "has-coupon";
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "coupon",
                "Ticket",
                "有优惠券",
                "Has coupon",
                "客户有这批券中的一张，且处于所选状态。",
                "The customer has a coupon of the batch in this state.",
                "有券 {batchId}（{state}）",
                "has coupon {batchId} ({state})");
    }

    @Override
    public Config example() {
        return new Config("1", "usable");
    }

    @Override
    public boolean test(Config config, ConditionFacts facts) {
        return coupons.has(
                        facts.customer().id(),
                        Long.parseLong(config.batchId()),
                        config.state(),
                        millis(facts.now().now()))
                > 0;
    }

    @Override
    public SqlCondition toSql(Config config, ConditionInstant now) {
        LocalDateTime at = LocalDateTime.ofInstant(millis(now.now()), ZoneOffset.UTC);
        String from = "SELECT DISTINCT customer_id FROM cp_coupon WHERE batch_id = ?";
        List<Object> arguments = new ArrayList<>(List.of(Long.parseLong(config.batchId())));
        switch (config.state()) {
            case "usable" -> {
                arguments.add(at);
                arguments.add(at);
                return new SqlCondition(
                        from + " AND state = 'issued' AND valid_from <= ? AND valid_until > ?", arguments);
            }
            case "redeemed" -> {
                return new SqlCondition(from + " AND state = 'redeemed'", arguments);
            }
            case "expired" -> {
                arguments.add(at);
                return new SqlCondition(
                        from + " AND (state = 'expired' OR (state = 'issued' AND valid_until <= ?))", arguments);
            }
            default -> {
                return new SqlCondition(from, arguments);
            }
        }
    }

    private static Instant millis(Instant time) {
        return Instant.ofEpochMilli(time.toEpochMilli());
    }
}
