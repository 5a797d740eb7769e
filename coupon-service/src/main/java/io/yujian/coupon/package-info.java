/** Coupon batches, stock, issue, redemption. */
@NullMarked
@ApplicationModule(
        displayName = "Coupon service",
        allowedDependencies = {
            "platform :: time",
            "platform :: id",
            "platform :: error",
            "platform :: event",
            "platform :: inbox",
            "platform :: timer",
            "platform :: outbox",
            "platform :: lock",
            "platform :: extension",
            "platform :: role",
            "platform :: security",
            "platform :: crypto",
            "platform :: audit",
            "platform :: web",
            "platform :: duty",
            "platform :: wakeup",
            "platform :: database",
            "platform :: overview",
            "platform :: catalog",
            "platform :: overview",
            "platform :: catalog",
            "member"
        })
package io.yujian.coupon;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
