package io.yujian.member.customer.page.entry;

import io.yujian.member.Customers;
import io.yujian.member.customer.page.CustomerDetail;
import io.yujian.member.customer.page.CustomerPages;
import io.yujian.member.customer.page.EditCustomer;
import io.yujian.member.customer.search.CustomerLine;
import io.yujian.member.customer.search.SearchCustomers;
import io.yujian.member.timeline.Timeline;
import io.yujian.member.timeline.TimelineView;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.security.Allowed;
import io.yujian.platform.security.Caller;
import io.yujian.platform.security.CurrentCaller;
import io.yujian.platform.web.CursorPage;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Customers for the console and for machines. */
@RestController
@RequestMapping("/api/v1/customers")
@ConditionalOnRole({Role.MEMBER_CENTER, Role.ADMIN})
class CustomersController {
    private final SearchCustomers search;
    private final CustomerPages pages;
    private final EditCustomer edit;
    private final Timeline timeline;
    private final Customers customers;
    private final CurrentCaller caller;

    CustomersController(
            SearchCustomers search,
            CustomerPages pages,
            EditCustomer edit,
            Timeline timeline,
            Customers customers,
            CurrentCaller caller) {
        this.search = search;
        this.pages = pages;
        this.edit = edit;
        this.timeline = timeline;
        this.customers = customers;
        this.caller = caller;
    }

    /**
     * Fields that are absent stay as they are.
     *
     * @param remark blank: none
     * @param attributes replaces all
     * @param blocked true: the brand sends nothing to this person
     */
    record CustomerEditRequest(
            @Nullable @Size(max = 100) String remark,
            @Nullable @Size(max = 100) Map<String, String> attributes,
            @Nullable Boolean blocked) {}

    /** Tags to put on and to take off. */
    record CustomerTagRequest(
            @Nullable List<@NotBlank String> add, @Nullable List<@NotBlank String> remove) {}

    record CustomerNameView(String id, String name) {}

    record CustomerNamesView(List<CustomerNameView> items) {}

    /** The whole value of a masked identity. */
    record RevealedIdentityView(String value) {}

    @GetMapping
    @Allowed("customers:read")
    CursorPage<CustomerLine> listCustomers(
            @RequestParam(required = false) @Nullable @Size(max = 128) String q,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(required = false) @Nullable Boolean following,
            @RequestParam(required = false) @Nullable Long cursor) {
        return search.page(q, tag, following, cursor);
    }

    /** Names for lists that know their people only by id, such as the message log; unknown ids are left out. */
    @GetMapping("/names")
    @Allowed("customers:read")
    CustomerNamesView nameCustomers(@RequestParam @Size(max = 200) List<Long> ids) {
        return new CustomerNamesView(customers.names(ids).entrySet().stream()
                .map(entry -> new CustomerNameView(Long.toString(entry.getKey()), entry.getValue()))
                .toList());
    }

    @GetMapping("/{id}")
    @Allowed("customers:read")
    CustomerDetail getCustomer(@PathVariable long id) {
        return pages.page(id);
    }

    @PutMapping("/{id}")
    @Allowed("customers:write")
    CustomerDetail changeCustomer(@PathVariable long id, @Valid @RequestBody CustomerEditRequest request) {
        edit.edit(id, request.remark(), request.attributes(), request.blocked());
        return pages.page(id);
    }

    @PostMapping("/{id}/tags")
    @Allowed("customers:write")
    CustomerDetail tagCustomer(@PathVariable long id, @Valid @RequestBody CustomerTagRequest request) {
        Caller who = caller.get();
        edit.tag(
                id,
                request.add() == null ? List.of() : request.add(),
                request.remove() == null ? List.of() : request.remove(),
                who.kind().word() + ":" + who.id());
        return pages.page(id);
    }

    @GetMapping("/{id}/events")
    @Allowed("customers:read")
    CursorPage<TimelineView> listCustomerEvents(
            @PathVariable long id, @RequestParam(required = false) @Nullable Long cursor) {
        return timeline.page(pages.cluster(id), cursor);
    }

    @PostMapping("/{id}/identities/{identityId}/reveal")
    @Allowed("customers:reveal")
    RevealedIdentityView revealIdentity(@PathVariable long id, @PathVariable long identityId) {
        return new RevealedIdentityView(pages.reveal(id, identityId));
    }
}
