package io.yujian.gateway.send;

import io.yujian.gateway.channel.SendNeed;
import io.yujian.gateway.setting.GatewayProperties;
import io.yujian.gateway.window.CreditKey;
import io.yujian.gateway.window.CreditLedger;
import io.yujian.gateway.window.Person;
import io.yujian.gateway.window.WindowLedger;
import java.util.List;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Begins the reservation of what a batch of messages needs; windows are locked before credits. */
@Component
class Reserver {
    private final WindowLedger windows;
    private final CreditLedger credits;
    private final boolean strictCredit;

    Reserver(WindowLedger windows, CreditLedger credits, GatewayProperties properties) {
        this.windows = windows;
        this.credits = credits;
        this.strictCredit = properties.sender().strictCredit();
    }

    Reservation lock(List<Call> calls) {
        TreeSet<Person> people = new TreeSet<>();
        TreeSet<CreditKey> keys = new TreeSet<>();
        for (Call call : calls) {
            if (call.message().need() instanceof SendNeed.Credit credit) {
                keys.add(creditKey(call, credit));
            } else {
                people.add(person(call));
            }
        }
        return new Reservation(windows, credits, windows.lock(people), credits.lock(keys), strictCredit);
    }

    static Person person(Call call) {
        return new Person(call.row().accountId(), call.row().recipient());
    }

    static CreditKey creditKey(Call call, SendNeed.Credit credit) {
        return new CreditKey(call.row().accountId(), call.row().recipient(), credit.templateId());
    }
}
