package io.yujian.simulator.callback;

import io.yujian.simulator.account.BrandAccount;
import io.yujian.simulator.fan.Fan;
import io.yujian.simulator.traffic.CallbackAttempt;
import io.yujian.simulator.traffic.CallbackView;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One callback and its tries. Thread safe. */
public final class Callback {

    private final long seq;
    private final long at;
    private final BrandAccount account;
    private final Fan fan;
    private final String event;
    private final String xml;
    private final @Nullable CallbackListener listener;
    private final CompletableFuture<CallbackView> done = new CompletableFuture<>();
    private final List<CallbackAttempt> attempts = new ArrayList<>(1);
    private String state = "sending";

    Callback(
            long seq,
            long at,
            BrandAccount account,
            Fan fan,
            String event,
            String xml,
            @Nullable CallbackListener listener) {
        this.seq = seq;
        this.at = at;
        this.account = account;
        this.fan = fan;
        this.event = event;
        this.xml = xml;
        this.listener = listener;
    }

    long seq() {
        return seq;
    }

    BrandAccount account() {
        return account;
    }

    Fan fan() {
        return fan;
    }

    String event() {
        return event;
    }

    String xml() {
        return xml;
    }

    synchronized int tries() {
        return attempts.size();
    }

    void tried(CallbackAttempt attempt, boolean last) {
        synchronized (this) {
            attempts.add(attempt);
            if (attempt.delivered()) {
                state = "delivered";
            } else if (last) {
                state = "failed";
            }
        }
        if (listener != null) {
            listener.tried(attempt, last, System.nanoTime());
        }
        if (last) {
            done.complete(view());
        }
    }

    /** Completed after the last try. */
    public CompletableFuture<CallbackView> done() {
        return done;
    }

    public synchronized CallbackView view() {
        return new CallbackView(seq, at, account.appId(), fan.openid(), event, state, xml, new ArrayList<>(attempts));
    }
}
