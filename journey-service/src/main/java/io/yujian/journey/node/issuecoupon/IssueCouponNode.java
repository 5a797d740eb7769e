package io.yujian.journey.node.issuecoupon;

import io.yujian.coupon.CouponBatches;
import io.yujian.coupon.CouponIssuing.IssueResult;
import io.yujian.journey.node.Finding;
import io.yujian.journey.node.NodeOutcome;
import io.yujian.journey.node.NodeType;
import io.yujian.journey.node.Note;
import io.yujian.journey.node.Port;
import io.yujian.journey.node.Resumption;
import io.yujian.journey.node.StepContext;
import io.yujian.platform.extension.ExtensionMeta;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Gives a coupon and remembers it as {@code coupon} for later messages. */
@Component
class IssueCouponNode implements NodeType<IssueCouponConfig> {
    private static final String ISSUED = "issued";
    private static final String REFUSED = "refused";
    private static final String VARIABLE = "coupon";
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private final CouponBatches batches;
    private final String publicUrl;

    IssueCouponNode(CouponBatches batches, @Value("${yujian.public-url:http://127.0.0.1:8080}") String publicUrl) {
        this.batches = batches;
        this.publicUrl = publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
    }

    @Override
    public String typeId() {
        return "issue-coupon";
    }

    @Override
    public Class<IssueCouponConfig> configType() {
        return IssueCouponConfig.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "customer",
                "Ticket",
                "发放优惠券",
                "Issue coupon",
                "从券批次里发一张券给客户；售罄或超过每人限领时走「未发放」。之后的消息可用 {{coupon.url}} 等变量。",
                "Issues one coupon of the batch; leaves by \"refused\" when sold out or over the limit. Later messages can use {{coupon.url}} and others.",
                "券批次 {batchId}",
                "Batch {batchId}");
    }

    @Override
    public IssueCouponConfig example() {
        return new IssueCouponConfig("1");
    }

    @Override
    public List<Port> ports(IssueCouponConfig config) {
        return List.of(Port.of(ISSUED, "已发放", "Issued"), Port.of(REFUSED, "未发放", "Refused"));
    }

    @Override
    public Render render() {
        return Render.EFFECT;
    }

    @Override
    public NodeOutcome execute(IssueCouponConfig config, StepContext step) {
        return new NodeOutcome.AwaitEffect(new GiveCoupon(Long.parseLong(config.batchId())));
    }

    @Override
    public NodeOutcome resume(IssueCouponConfig config, StepContext step, Resumption resumption) {
        if (!(resumption instanceof Resumption.EffectDone done) || !(done.result() instanceof GiveCoupon.Given given)) {
            return NodeType.super.resume(config, step, resumption);
        }
        if (given.result() instanceof IssueResult.Issued coupon) {
            step.remember(VARIABLE, variable(coupon, step));
            return new NodeOutcome.Proceed(ISSUED, new Note("券：" + coupon.title(), "coupon: " + coupon.title()));
        }
        String reason = ((IssueResult.Refused) given.result()).reason();
        return new NodeOutcome.Proceed(REFUSED, new Note("没有发券：" + reason, "no coupon: " + reason));
    }

    private ObjectNode variable(IssueResult.Issued coupon, StepContext step) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", Long.toString(coupon.couponId()));
        json.put("batchId", Long.toString(coupon.batchId()));
        json.put("title", coupon.title());
        json.put("code", coupon.code());
        json.put("url", publicUrl + coupon.walletPath());
        json.put("validUntil", SHOWN.format(coupon.validUntil().atZone(step.zone())));
        json.put("expiresAt", coupon.validUntil().toString());
        return json;
    }

    @Override
    public Set<String> remembers(IssueCouponConfig config) {
        return Set.of(VARIABLE);
    }

    @Override
    public List<Finding> check(IssueCouponConfig config) {
        Optional<CouponBatches.Summary> batch = batches.find(Long.parseLong(config.batchId()));
        if (batch.isEmpty()) {
            return List.of(
                    Finding.error("batchId", "coupon.unknown-batch", "券批次不存在，请重新选择", "there is no such coupon batch"));
        }
        if (!batch.get().open()) {
            return List.of(Finding.error(
                    "batchId",
                    "coupon.batch-closed",
                    "券批次「" + batch.get().title() + "」已关闭或未在发放期",
                    "the coupon batch is closed"));
        }
        if (batch.get().left() <= 0) {
            return List.of(Finding.warning(
                    "batchId",
                    "coupon.sold-out",
                    "券批次「" + batch.get().title() + "」已发完",
                    "the coupon batch is sold out"));
        }
        return List.of();
    }
}
