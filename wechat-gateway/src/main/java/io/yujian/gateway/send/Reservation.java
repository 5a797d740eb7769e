package io.yujian.gateway.send;

import io.yujian.gateway.channel.SendNeed;
import io.yujian.gateway.window.CreditKey;
import io.yujian.gateway.window.CreditLedger;
import io.yujian.gateway.window.CreditState;
import io.yujian.gateway.window.Person;
import io.yujian.gateway.window.WindowLedger;
import io.yujian.gateway.window.WindowState;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Locked windows and credits of one claim. Confined to its transaction. */
final class Reservation {
    private final WindowLedger windows;
    private final CreditLedger credits;
    private final Map<Person, WindowState> open;
    private final Map<CreditKey, CreditState> granted;
    private final boolean strictCredit;

    Reservation(
            WindowLedger windows,
            CreditLedger credits,
            Map<Person, WindowState> open,
            Map<CreditKey, CreditState> granted,
            boolean strictCredit) {
        this.windows = windows;
        this.credits = credits;
        this.open = open;
        this.granted = granted;
        this.strictCredit = strictCredit;
    }

    /** @return why this message cannot go now; null when it can */
    @Nullable
    String refusal(Call call, Instant now) {
        SendNeed need = call.message().need();
        if (need instanceof SendNeed.Credit credit) {
            CreditState state = granted.get(Reserver.creditKey(call, credit));
            return state == null ? (strictCredit ? "no-credit" : null) : state.available() ? null : "no-credit";
        }
        WindowState state = open.get(Reserver.person(call));
        if (state != null && state.hasLeft()) {
            return "not-following";
        }
        return need instanceof SendNeed.Window && (state == null || !state.open(now)) ? "no-window" : null;
    }

    /** @return the call with what was reserved for it; null when an earlier message of this claim took the last */
    @Nullable
    Call take(Call call, Instant now) {
        SendNeed need = call.message().need();
        if (need instanceof SendNeed.Credit credit) {
            CreditKey key = Reserver.creditKey(call, credit);
            CreditState state = granted.get(key);
            if (state == null) {
                return call;
            }
            return state.reserve() ? new Call(call.row(), call.account(), call.message(), null, key) : null;
        }
        if (!(need instanceof SendNeed.Window)) {
            return call;
        }
        Person person = Reserver.person(call);
        WindowState state = open.get(person);
        WindowState.Reserved reserved = state == null ? null : state.reserve(person, now);
        return reserved == null ? null : new Call(call.row(), call.account(), call.message(), reserved, null);
    }

    void save() {
        windows.save(open);
        credits.save(granted);
    }
}
