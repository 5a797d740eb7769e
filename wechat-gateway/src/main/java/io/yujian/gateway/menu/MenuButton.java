package io.yujian.gateway.menu;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A button of a menu, or a group of them. Drafts may be incomplete; {@link MenuCheck} says what is missing.
 *
 * @param type the platform's word: {@code click}, {@code view}, {@code miniprogram} and others; null for a group
 * @param key told when it is tapped, for the types that have one
 * @param url of a page; of a mini-program what old apps open instead
 * @param appId mini-program
 * @param pagePath page of the mini-program
 * @param mediaId permanent material
 * @param articleId published article
 * @param buttons of a group, at most 5, no groups among them; null or empty for a button
 */
public record MenuButton(
        @NotNull @Size(max = 60) String name,
        @Nullable @Size(max = 24) String type,
        @Nullable @Size(max = 128) String key,
        @Nullable @Size(max = 1024) String url,
        @Nullable @Size(max = 64) String appId,
        @Nullable @Size(max = 256) String pagePath,
        @Nullable @Size(max = 128) String mediaId,
        @Nullable @Size(max = 128) String articleId,
        @Nullable @Valid @Size(max = 5) List<MenuButton> buttons) {
    boolean isGroup() {
        return buttons != null && !buttons.isEmpty();
    }

    List<MenuButton> below() {
        return buttons == null ? List.of() : buttons;
    }
}
