package io.yujian.gateway.reply;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Automatic answers of one account; the first rule that fits answers. */
public record ReplyRules(@NotNull @Size(max = 200) List<@Valid Rule> rules) {
    /**
     * @param on {@code follow}, {@code keyword} (a text message or a menu click whose key fits) or {@code default} (any
     *     message that no other rule answers)
     * @param match {@code equals}, {@code contains} (the default) or {@code regex}; for keywords
     * @param keywords one of them has to fit; compared without regard to case
     * @param text the answer, at most 2048 bytes (the platform's limit of a text)
     */
    public record Rule(
            @NotBlank @Pattern(regexp = "follow|keyword|default")
            String on,

            @Nullable @Pattern(regexp = "equals|contains|regex")
            String match,

            @Nullable @Size(max = 50) List<@NotBlank @Size(max = 100) String> keywords,
            @NotBlank @Size(max = 2048) String text) {}
}
