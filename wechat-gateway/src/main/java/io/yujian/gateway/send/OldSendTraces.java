package io.yujian.gateway.send;

import io.yujian.gateway.limit.Quotas;
import io.yujian.platform.duty.Duty;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Forgets figures after a week and receipts and quotas that nobody will ask for. In small steps. */
@Component
class OldSendTraces implements Duty {
    private static final Duration RECEIPTS = Duration.ofDays(3);
    private static final Duration FIGURES = Duration.ofDays(8);

    private final ReceiptMapper receipts;
    private final FigureMapper figures;
    private final Quotas quotas;
    private final InstantSource clock;

    OldSendTraces(ReceiptMapper receipts, FigureMapper figures, Quotas quotas, InstantSource clock) {
        this.receipts = receipts;
        this.figures = figures;
        this.quotas = quotas;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "old-send-traces";
    }

    @Override
    public String cron() {
        return "0 20 4 * * *";
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        repeat(() -> receipts.deleteBefore(now.minus(RECEIPTS)));
        repeat(() -> figures.deleteBefore(now.minus(FIGURES).getEpochSecond() / 60));
        repeat(quotas::forgetOld);
    }

    private static void repeat(java.util.function.IntSupplier step) {
        int deleted;
        do {
            deleted = step.getAsInt();
        } while (deleted == 1000);
    }
}
