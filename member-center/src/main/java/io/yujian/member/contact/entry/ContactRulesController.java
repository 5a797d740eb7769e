package io.yujian.member.contact.entry;

import io.yujian.member.contact.ContactRuleBook;
import io.yujian.member.contact.ContactRules;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.security.Allowed;
import io.yujian.platform.security.CurrentCaller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The brand's own limits on messages to one person. */
@RestController
@ConditionalOnRole({Role.MEMBER_CENTER, Role.ADMIN})
class ContactRulesController {
    private final ContactRuleBook book;
    private final CurrentCaller caller;

    ContactRulesController(ContactRuleBook book, CurrentCaller caller) {
        this.book = book;
        this.caller = caller;
    }

    /** @param revision to be named by the next change; 0 while nothing was ever set */
    record ContactRulesView(ContactRules rules, int revision) {}

    record ChangeContactRulesRequest(@NotNull ContactRules rules, int revision) {}

    @GetMapping("/api/v1/contact-rules")
    @Allowed("sends:read")
    ContactRulesView readContactRules() {
        return view(book.read());
    }

    @PutMapping("/api/v1/contact-rules")
    @Allowed("sends:write")
    ContactRulesView changeContactRules(@Valid @RequestBody ChangeContactRulesRequest request) {
        return view(
                book.change(request.rules(), request.revision(), caller.get().name()));
    }

    private static ContactRulesView view(ContactRuleBook.Kept kept) {
        return new ContactRulesView(kept.rules(), kept.revision());
    }
}
