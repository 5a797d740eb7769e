/** Journeys: definition, engine, nodes, triggers, insight. */
@NullMarked
@ApplicationModule(
        displayName = "Journey service",
        allowedDependencies = {
            "platform :: time",
            "platform :: id",
            "platform :: error",
            "platform :: event",
            "platform :: inbox",
            "platform :: timer",
            "platform :: outbox",
            "platform :: lock",
            "platform :: pressure",
            "platform :: worker",
            "platform :: extension",
            "platform :: role",
            "platform :: security",
            "platform :: crypto",
            "platform :: audit",
            "platform :: web",
            "platform :: duty",
            "platform :: wakeup",
            "platform :: worker",
            "platform :: database",
            "platform :: overview",
            "platform :: catalog",
            "platform :: partition",
            "platform :: overview",
            "platform :: catalog",
            "platform :: partition",
            "gateway",
            "member",
            "coupon"
        })
package io.yujian.journey;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
