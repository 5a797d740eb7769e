package io.yujian.simulator.phone;

import io.yujian.simulator.SimulatorProperties;
import io.yujian.simulator.account.AccountSettings;
import io.yujian.simulator.account.Accounts;
import io.yujian.simulator.account.BrandAccount;
import io.yujian.simulator.account.CallbackMode;
import io.yujian.simulator.fan.Fans;
import io.yujian.simulator.fan.NewFan;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** One account and two phones that are there from the start, with fixed secrets that the README names. */
@Component
class DemoWorld implements SmartInitializingSingleton {

    static final String APP_ID = "wxde30000000000001";
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final String TOKEN = "yujiandemotoken";
    private static final String AES_KEY = "YujianDemoAesKey0123456789abcdefghijklmnopQ";

    private final Accounts accounts;
    private final Fans fans;
    private final SimulatorProperties properties;

    DemoWorld(Accounts accounts, Fans fans, SimulatorProperties properties) {
        this.accounts = accounts;
        this.fans = fans;
        this.properties = properties;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (!properties.demo().enabled()) {
            return;
        }
        BrandAccount account = accounts.save(new AccountSettings(
                APP_ID,
                "域见小店",
                "gh_de3000000001",
                SECRET,
                TOKEN,
                AES_KEY,
                CallbackMode.SAFE,
                properties.demo().callbackUrl().replace("{appId}", APP_ID),
                null));
        fans.create(account, new NewFan(APP_ID, null, "p-xiaoman", "小满", false, true, null));
        fans.create(account, new NewFan(APP_ID, null, "p-ahe", "阿禾", false, true, null));
    }
}
