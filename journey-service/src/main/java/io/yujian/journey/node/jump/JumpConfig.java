package io.yujian.journey.node.jump;

import io.yujian.platform.extension.Field;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** @param most jumps of one run */
record JumpConfig(
        @Field(
                zh = "最多跳几次",
                en = "At most",
                helpZh = "每个人在一次旅程里最多跳这么多次，之后走「到上限」。把「跳转」出口连到要回到的节点",
                helpEn = "Jumps of one run; then it leaves by \"limit\". Connect \"jump\" with the node to go to",
                widget = "number")
        @Min(1)
        @Max(50)
        int most) {}
