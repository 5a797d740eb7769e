package io.yujian.member.customer.page.entry;

import io.yujian.member.tag.TagSearch;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.security.Allowed;
import io.yujian.platform.web.CursorPage;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tags to choose from. */
@RestController
@ConditionalOnRole({Role.MEMBER_CENTER, Role.ADMIN})
class TagsController {
    private final TagSearch search;

    TagsController(TagSearch search) {
        this.search = search;
    }

    /** A tag that exists. */
    record TagView(String id, String name) {}

    /** The first fifty whose name begins so. */
    @GetMapping("/api/v1/tags")
    @Allowed("customers:read")
    CursorPage<TagView> listTags(@RequestParam(required = false) @Nullable String q) {
        return new CursorPage<>(
                search.beginningWith(q == null ? "" : q).stream()
                        .map(tag -> new TagView(Long.toString(tag.id()), tag.name()))
                        .toList(),
                null);
    }
}
