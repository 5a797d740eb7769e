package io.yujian.simulator.callback;

import io.yujian.simulator.account.BrandAccount;
import io.yujian.simulator.fan.Fan;
import io.yujian.simulator.fault.Fault;
import io.yujian.simulator.fault.FaultKind;
import io.yujian.simulator.fault.Faults;
import io.yujian.simulator.settings.Settings;
import io.yujian.simulator.time.Clockwork;
import io.yujian.simulator.time.SimulatorClock;
import io.yujian.simulator.traffic.CallbackAttempt;
import io.yujian.simulator.traffic.CallbackLog;
import io.yujian.simulator.traffic.MessageKind;
import io.yujian.simulator.traffic.Received;
import io.yujian.simulator.traffic.Transcripts;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sends callbacks at least once: a try without a valid answer within the limit is followed by the next, three in all,
 * with the same content. Source: WeChat's "接收普通消息" (5 seconds, three tries).
 */
@Component
public class CallbackEmitter {

    private static final int KEPT_ANSWER = 2000;

    private final CallbackClient client;
    private final CallbackLog log;
    private final Received received;
    private final Transcripts transcripts;
    private final Faults faults;
    private final Settings settings;
    private final Clockwork clockwork;
    private final SimulatorClock clock;

    public CallbackEmitter(
            CallbackClient client,
            CallbackLog log,
            Received received,
            Transcripts transcripts,
            Faults faults,
            Settings settings,
            Clockwork clockwork,
            SimulatorClock clock) {
        this.client = client;
        this.log = log;
        this.received = received;
        this.transcripts = transcripts;
        this.faults = faults;
        this.settings = settings;
        this.clockwork = clockwork;
        this.clock = clock;
    }

    public Callback emit(BrandAccount account, Fan fan, EventXml xml) {
        return emit(account, fan, xml.name(), xml.build(), null);
    }

    /** Sends an XML document as it is; {@code event} is its name in lists. */
    public Callback emit(BrandAccount account, Fan fan, String event, String xml, @Nullable CallbackListener listener) {
        long seq = log.nextSeq();
        Callback callback = new Callback(seq, clock.millis(), account, fan, event, xml, listener);
        log.add(seq, account.appId(), fan.openid(), callback::view);
        log.count(account.appId(), "emitted");
        transcripts.callback(fan, seq, xml);
        if (account.callbackUrl().isEmpty()) {
            end(callback, null, 0, "unreachable", "this account has no callback URL", true);
            return callback;
        }
        List<Fault> struck = faults.forCallback(event, account.appId(), fan.openid());
        long delay = 0;
        for (Fault fault : struck) {
            if (fault.kind() == FaultKind.LOSE) {
                end(callback, null, 0, "lost", "lost by a fault", true);
                return callback;
            }
            if (fault.kind() == FaultKind.DELAY) {
                delay = Math.max(delay, fault.latency());
            }
        }
        if (delay > 0) {
            clockwork.after(delay, () -> attempt(callback, struck));
        } else {
            attempt(callback, struck);
        }
        return callback;
    }

    private void attempt(Callback callback, List<Fault> struck) {
        BrandAccount account = callback.account();
        Envelope envelope = Envelope.of(account, callback.fan().openid(), callback.xml(), clock.seconds(), struck);
        log.count(account.appId(), callback.tries() == 0 ? "first-tries" : "retries");
        long start = System.nanoTime();
        client.post(
                account.callbackUrl(),
                envelope.query(),
                envelope.body(),
                settings.now().callbackTimeoutMillis(),
                new CallbackClient.Ending() {
                    @Override
                    public void answered(int status, String body) {
                        judge(callback, struck, start, status, body);
                    }

                    @Override
                    public void failed(boolean timeout, String reason) {
                        missed(callback, struck, start, null, timeout ? "timeout" : "unreachable", reason);
                    }
                });
    }

    private void judge(Callback callback, List<Fault> struck, long start, int status, String body) {
        if (status < 200 || status > 299) {
            missed(callback, struck, start, status, "bad-status", body);
            return;
        }
        String answer = body.strip();
        if (answer.isEmpty() || answer.equals("success")) {
            deliver(callback, struck, start, status, "acknowledged", answer);
            return;
        }
        try {
            PassiveReply reply =
                    PassiveReply.read(callback.account(), callback.fan().openid(), answer);
            received.accept(callback.fan(), MessageKind.PASSIVE, reply.msgType(), null, null, reply.xml());
            deliver(callback, struck, start, status, "replied", reply.xml());
        } catch (IllegalArgumentException e) {
            missed(callback, struck, start, status, "bad-answer", e.getMessage() + ": " + answer);
        }
    }

    private void deliver(Callback callback, List<Fault> struck, long start, int status, String outcome, String answer) {
        boolean doubled =
                callback.tries() == 0 && struck.stream().anyMatch(fault -> fault.kind() == FaultKind.DUPLICATE);
        end(callback, status, start, outcome, answer, !doubled);
        if (doubled) {
            attempt(callback, List.of());
        }
    }

    private void missed(
            Callback callback,
            List<Fault> struck,
            long start,
            @Nullable Integer status,
            String outcome,
            String answer) {
        boolean last = callback.tries() + 1 >= settings.now().callbackAttempts();
        end(callback, status, start, outcome, answer, last);
        if (!last) {
            long spent = (System.nanoTime() - start) / 1_000_000;
            clockwork.after(settings.now().callbackRetryMillis() - spent, () -> attempt(callback, struck));
        }
    }

    private void end(
            Callback callback, @Nullable Integer status, long start, String outcome, String answer, boolean last) {
        long millis = start == 0 ? 0 : (System.nanoTime() - start) / 1_000_000;
        String kept = answer.length() > KEPT_ANSWER ? answer.substring(0, KEPT_ANSWER) + "…" : answer;
        CallbackAttempt attempt = new CallbackAttempt(clock.millis() - millis, status, millis, outcome, kept);
        String appId = callback.account().appId();
        log.count(appId, outcome);
        callback.tried(attempt, last);
        if (last) {
            log.count(appId, callback.view().state().equals("delivered") ? "delivered" : "failed");
        }
        transcripts.attempt(callback.fan(), callback.seq(), kept, outcome, millis);
    }
}
