package io.yujian.journey.node.startjourney;

import io.yujian.platform.extension.Field;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** @param journeyId id of the journey; a string because ids exceed what a browser's number holds */
record StartJourneyConfig(
        @Field(
                zh = "旅程",
                en = "Journey",
                helpZh = "那个旅程要有「由其他旅程启动」这个触发",
                helpEn = "It needs the trigger \"Started by another journey\"",
                widget = "journey-picker")
        @NotNull
        @Pattern(regexp = "[0-9]{1,18}")
        String journeyId) {}
