package io.yujian.journey.trigger.product;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.yujian.platform.extension.Field;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param products the shop's ids; null or empty: any product
 * @param within who watched it longer ago is left alone
 * @param percent CHEAPER: at least so much cheaper
 * @param perUnit RESTOCK: so many people for each unit in stock, first come first; 0: everybody
 */
record ProductConfig(
        @Field(zh = "什么消息", en = "News", widget = "select") @NotNull
        News news,

        @Field(zh = "商品编号", en = "Products", helpZh = "留空：任意商品", helpEn = "Empty: any", widget = "tags")
        @Nullable
        @Size(max = 100)
        List<@NotBlank @Size(max = 100) String> products,

        @Field(zh = "通知谁", en = "Who is told") @NotEmpty @Size(max = 3)
        List<@NotNull Watching> who,

        @Field(zh = "多久以内关注过", en = "Watched within", widget = "duration") @NotNull
        Duration within,

        @Field(zh = "至少降价百分之几", en = "Cheaper by at least (%)", widget = "number", showWhen = "news=cheaper")
        @Min(0)
        @Max(100)
        int percent,

        @Field(
                zh = "每件库存通知几人",
                en = "People per unit",
                helpZh = "先关注先通知；0：全部通知",
                helpEn = "First come first; 0: everybody",
                widget = "number",
                showWhen = "news=restock")
        @Min(0)
        @Max(1000)
        int perUnit) {
    /** What has become of it. */
    enum News {
        @JsonProperty("restock")
        RESTOCK,
        @JsonProperty("cheaper")
        CHEAPER
    }

    /** Why somebody waits for it; in the order of the reasons. */
    enum Watching {
        @JsonProperty("cart")
        CART,
        @JsonProperty("marked")
        MARKED,
        @JsonProperty("asked")
        ASKED
    }
}
