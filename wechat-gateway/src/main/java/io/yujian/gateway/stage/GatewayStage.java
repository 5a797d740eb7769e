package io.yujian.gateway.stage;

import io.yujian.gateway.link.Clicks;
import io.yujian.gateway.send.Receipts;
import io.yujian.gateway.window.CreditLedger;
import io.yujian.gateway.window.WindowLedger;
import io.yujian.platform.event.EventBatch;
import io.yujian.platform.event.EventStage;
import org.springframework.stereotype.Component;

/** Windows first, then credits, then sends: the order in which all code of this module locks. */
@Component
class GatewayStage implements EventStage {
    private final WindowLedger windows;
    private final CreditLedger credits;
    private final Receipts receipts;
    private final Clicks clicks;

    GatewayStage(WindowLedger windows, CreditLedger credits, Receipts receipts, Clicks clicks) {
        this.windows = windows;
        this.credits = credits;
        this.receipts = receipts;
        this.clicks = clicks;
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public void apply(EventBatch batch) {
        windows.apply(batch.events());
        credits.apply(batch.events());
        receipts.apply(batch.events());
        clicks.apply(batch.events());
    }
}
