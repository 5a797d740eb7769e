package io.yujian.gateway.menu;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A menu as people edit it.
 *
 * @param personal shown to the fans under the tag only; false: the account's default menu
 * @param tagId user tag at the platform; null: the default menu, or the tag is made when it is published
 * @param state {@code draft} (never published), {@code published}, {@code changed} (since)
 * @param revision goes back with the next change
 * @param buttons the draft
 * @param published as it was last published; null: never
 * @param problems of the draft
 */
record MenuView(
        String id,
        String accountId,
        String name,
        boolean personal,
        @Nullable Integer tagId,
        @Nullable String tagName,
        String state,
        int revision,
        List<MenuButton> buttons,
        @Nullable List<MenuButton> published,
        Instant draftAt,
        @Nullable Instant publishedAt,
        List<MenuProblem> problems) {}
