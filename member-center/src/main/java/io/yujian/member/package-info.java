/** Who the customer is: One-ID, profile, tags, timeline, conditions. */
@NullMarked
@ApplicationModule(
        displayName = "Member center",
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
            "platform :: pipeline",
            "platform :: partition",
            "platform :: pressure",
            "gateway"
        })
package io.yujian.member;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
