package io.yujian.simulator.settings;

import io.yujian.simulator.account.WorldPart;
import org.springframework.stereotype.Component;

/** The platform's numbers in force now. Thread safe: readers see one whole set of values. */
@Component
public class Settings implements WorldPart {

    private volatile SettingsValues values = SettingsValues.defaults();

    public SettingsValues now() {
        return values;
    }

    public synchronized SettingsValues change(SettingsChange change) {
        values = change.on(values);
        return values;
    }

    @Override
    public void forget(String appId) {
        // settings belong to the platform, not to an account
    }

    @Override
    public void forgetAll() {
        values = SettingsValues.defaults();
    }
}
