package io.yujian.gateway.menu;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param personal may not change later
 * @param tagId user tag at the platform whose fans see a personalised menu; null: one with {@code tagName} is made
 * @param revision of the draft that was changed; null for a new menu
 */
record MenuForm(
        @NotBlank @Size(max = 60) String name,
        boolean personal,
        @Nullable Integer tagId,
        @Nullable @Size(max = 30) String tagName,
        @NotNull @Valid @Size(max = 3) List<MenuButton> buttons,
        @Nullable Integer revision) {}
