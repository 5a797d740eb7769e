package io.yujian.journey.node.wait;

import io.yujian.journey.node.Durations;
import io.yujian.platform.extension.Field;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** @param duration ISO-8601, days and below */
record WaitConfig(
        @Field(zh = "等待多久", en = "How long", widget = "duration") @NotNull @Pattern(regexp = Durations.PATTERN)
        String duration) {}
