package io.yujian.member.customer.search;

import io.yujian.gateway.Accounts;
import io.yujian.member.CustomerSnapshot;
import io.yujian.member.customer.CustomerMapper;
import io.yujian.member.customer.CustomerRow;
import io.yujian.member.customer.CustomerState;
import io.yujian.member.identity.IdentityKeys;
import io.yujian.member.identity.IdentityRow;
import io.yujian.member.identity.IdentityRows;
import io.yujian.member.identity.Namespaces;
import io.yujian.member.identity.PhoneNumber;
import io.yujian.member.tag.TagMapper;
import io.yujian.member.tag.TagNames;
import io.yujian.member.tag.TagRow;
import io.yujian.member.text.TextForm;
import io.yujian.member.timeline.TimelineMapper;
import io.yujian.platform.id.Ids;
import io.yujian.platform.web.CursorPage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The customer list. A search text is tried as customer id, phone (by its hash), openid, unionid and member number; if
 * it is none of a known person, as the beginning of a name or remark, or the four letters behind 粉丝.
 */
@Component
public class SearchCustomers {
    private static final int PAGE = 50;
    private static final Pattern ID = Pattern.compile("[0-9]{15,19}");
    private static final Pattern OUTSIDE_ID = Pattern.compile("[\\x21-\\x7e]{3,128}");
    private static final Pattern FAN = Pattern.compile("(?:粉丝)?([A-Za-z0-9_-]{4})");

    private final SearchMapper mapper;
    private final CustomerMapper customers;
    private final CustomerState state;
    private final IdentityKeys keys;
    private final IdentityRows identities;
    private final Namespaces namespaces;
    private final TagMapper tags;
    private final TimelineMapper timeline;
    private final Accounts accounts;
    private final InstantSource clock;

    SearchCustomers(
            SearchMapper mapper,
            CustomerMapper customers,
            CustomerState state,
            IdentityKeys keys,
            IdentityRows identities,
            Namespaces namespaces,
            TagMapper tags,
            TimelineMapper timeline,
            Accounts accounts,
            InstantSource clock) {
        this.mapper = mapper;
        this.customers = customers;
        this.state = state;
        this.keys = keys;
        this.identities = identities;
        this.namespaces = namespaces;
        this.tags = tags;
        this.timeline = timeline;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** @param before id of the last customer of the page before; null for the first page */
    @Transactional(readOnly = true)
    public CursorPage<CustomerLine> page(
            @Nullable String text, @Nullable String tag, @Nullable Boolean following, @Nullable Long before) {
        Long tagId = null;
        if (tag != null && !tag.isBlank()) {
            Optional<TagRow> found = tags.byKeys(List.of(TagNames.key(TextForm.clean(tag)))).stream()
                    .findFirst();
            if (found.isEmpty()) {
                return new CursorPage<>(List.of(), null);
            }
            tagId = found.get().id();
        }
        List<CustomerRow> rows = mapper.page(filter(text, tagId, following, before), PAGE + 1);
        List<CustomerRow> shown = rows.stream().limit(PAGE).toList();
        return new CursorPage<>(
                lines(shown),
                rows.size() > PAGE ? Long.toString(shown.get(shown.size() - 1).id()) : null);
    }

    private SearchMapper.Filter filter(
            @Nullable String text, @Nullable Long tagId, @Nullable Boolean following, @Nullable Long before) {
        Instant now = clock.instant();
        String wanted = text == null ? "" : TextForm.clean(text);
        if (wanted.isEmpty()) {
            return new SearchMapper.Filter(before, null, null, null, tagId, following, now);
        }
        Set<Long> exact = exact(wanted);
        if (!exact.isEmpty()) {
            return new SearchMapper.Filter(before, exact, null, null, tagId, following, now);
        }
        var fan = FAN.matcher(wanted);
        String prefix = wanted.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
        return new SearchMapper.Filter(
                before, null, prefix, fan.matches() ? fan.group(1) : null, tagId, following, now);
    }

    private Set<Long> exact(String text) {
        Set<Long> found = new HashSet<>();
        if (ID.matcher(text).matches()) {
            customers.find(List.of(Long.parseLong(text))).forEach(row -> found.add(row.rootId()));
        }
        Map<Integer, List<byte[]>> hashes = new HashMap<>();
        PhoneNumber.normalise(text)
                .ifPresent(phone -> hashes.put(
                        Namespaces.PHONE,
                        List.of(keys.keyed(Namespaces.PHONE, phone).key().hash())));
        if (OUTSIDE_ID.matcher(text).matches()) {
            for (int ns : namespaces.plain()) {
                hashes.put(ns, List.of(keys.keyed(ns, text).key().hash()));
            }
        }
        if (!hashes.isEmpty()) {
            identities
                    .find(hashes.entrySet().stream()
                            .map(entry -> new IdentityRows.NamespaceHashes(entry.getKey(), entry.getValue()))
                            .toList())
                    .stream()
                    .map(IdentityRow::customerId)
                    .forEach(found::add);
        }
        return found;
    }

    private List<CustomerLine> lines(List<CustomerRow> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<Long> ids = rows.stream().map(CustomerRow::id).toList();
        CustomerState.Loaded loaded = state.load(ids);
        Map<Long, Instant> last = new HashMap<>();
        timeline.last(ids).forEach(event -> last.put(event.customerId(), Ids.timeOf(event.id())));
        List<CustomerLine> lines = new ArrayList<>();
        for (CustomerRow row : rows) {
            CustomerSnapshot snapshot = state.snapshot(row, loaded);
            List<String> channels = snapshot.following().stream()
                    .map(id -> accounts.byId(id).map(Accounts.Account::name).orElse(""))
                    .filter(name -> !name.isEmpty())
                    .sorted()
                    .toList();
            lines.add(new CustomerLine(
                    Long.toString(row.id()),
                    snapshot.name(),
                    snapshot.tags().stream().sorted().toList(),
                    !snapshot.following().isEmpty(),
                    channels,
                    row.blocked(),
                    last.get(row.id()),
                    row.createdAt()));
        }
        return lines;
    }
}
