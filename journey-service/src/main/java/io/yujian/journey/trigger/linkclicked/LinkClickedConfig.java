package io.yujian.journey.trigger.linkclicked;

import io.yujian.platform.extension.Field;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * @param contains part of the address; null or blank: any link
 * @param journeyId only links of this journey's messages; null or blank: of any message
 */
record LinkClickedConfig(
        @Field(
                zh = "链接包含",
                en = "Link contains",
                helpZh = "留空：任何链接。比较的是原来的地址，不是短链接",
                helpEn = "Empty: any link. The address as written counts, not the short one")
        @Nullable
        @Size(max = 200)
        String contains,

        @Field(zh = "哪个旅程发的消息", en = "Sent by journey", widget = "journey-picker") @Nullable @Pattern(regexp = "[0-9]*")
        String journeyId) {}
