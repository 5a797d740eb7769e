package io.yujian.coupon;

import io.yujian.platform.extension.Extensions;
import io.yujian.testkit.ModuleTest;
import io.yujian.testkit.contract.ExtensionTypeContract;
import java.util.Collection;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;

/** Conditions of customers and coupons, and channels below them. */
@ModuleTest(
        properties = {
            "yujian.pipeline.enabled=false",
            "yujian.admin-password-file=target/conditions-it/admin-password",
            "yujian.key-file=target/conditions-it/keys.json"
        })
class EveryConditionIT extends ExtensionTypeContract {
    @Autowired
    List<Extensions<?>> registered;

    @Override
    protected Collection<Extensions<?>> extensions() {
        return registered;
    }
}
