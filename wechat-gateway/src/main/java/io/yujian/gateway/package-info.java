/** All talk with WeChat and other channels: callbacks in, messages out, accounts, tokens, windows. */
@NullMarked
@ApplicationModule(
        displayName = "WeChat gateway",
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
            "platform :: database",
            "platform :: node",
            "platform :: catalog",
            "platform :: worker",
            "platform :: redis",
            "platform :: partition",
            "platform :: pressure",
            "platform :: wakeup",
            "platform :: overview"
        })
package io.yujian.gateway;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
