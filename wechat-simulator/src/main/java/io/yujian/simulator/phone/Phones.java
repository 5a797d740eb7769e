package io.yujian.simulator.phone;

import io.yujian.simulator.account.Accounts;
import io.yujian.simulator.account.BrandAccount;
import io.yujian.simulator.callback.Callback;
import io.yujian.simulator.callback.CallbackEmitter;
import io.yujian.simulator.fan.Fan;
import io.yujian.simulator.fan.Fans;
import io.yujian.simulator.settings.Settings;
import io.yujian.simulator.time.SimulatorClock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Lets people act. Thread safe. */
@Component
public class Phones {

    private final Map<String, Function<Scene, Callback>> actions = new TreeMap<>();
    private final Accounts accounts;
    private final Fans fans;
    private final CallbackEmitter emitter;
    private final Settings settings;
    private final SimulatorClock clock;

    Phones(
            List<PhoneActions> groups,
            Accounts accounts,
            Fans fans,
            CallbackEmitter emitter,
            Settings settings,
            SimulatorClock clock) {
        groups.forEach(group -> actions.putAll(group.actions()));
        this.accounts = accounts;
        this.fans = fans;
        this.emitter = emitter;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Does what the person does, and sends the callback.
     *
     * @throws IllegalStateException when this person cannot do that now
     */
    public Callback act(Act act, String baseUrl) {
        Function<Scene, Callback> action = actions.get(act.action());
        if (action == null) {
            throw new IllegalArgumentException("no action '" + act.action() + "'; there are " + actions.keySet());
        }
        Fan fan = fans.get(act.appId(), act.openid());
        BrandAccount account = accounts.get(fan.appId());
        return action.apply(new Scene(act, account, fan, baseUrl, emitter, settings, clock));
    }
}
