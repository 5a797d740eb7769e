package io.yujian.member.contact;

import io.yujian.gateway.SendGuard.Pending;
import io.yujian.member.contact.ContactRules.QuietHours;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** In which zone people live: their attribute {@code timezone}; one statement, and none unless the rules ask for it. */
@Component
class PersonClocks {
    /** Attribute of the customer; the value is the name of a zone, in either case. */
    static final String ATTRIBUTE = "timezone";

    /** Values of attributes are kept folded. */
    private static final Map<String, String> NAMES = ZoneId.getAvailableZoneIds().stream()
            .collect(Collectors.toMap(z -> z.toLowerCase(Locale.ROOT), z -> z, (a, b) -> a));

    private final ContactMapper mapper;
    private final ZoneId brand;

    PersonClocks(ContactMapper mapper, ZoneId brand) {
        this.mapper = mapper;
        this.brand = brand;
    }

    /** Zones of people; the brand's for whoever has none that we know. */
    record Zones(Map<Long, ZoneId> known, ZoneId brand) {
        ZoneId of(long customerId) {
            return known.getOrDefault(customerId, brand);
        }
    }

    Zones of(@Nullable QuietHours rule, Collection<Pending> batch) {
        if (rule == null || !rule.byCustomer()) {
            return new Zones(Map.of(), brand);
        }
        TreeSet<Long> people = new TreeSet<>();
        batch.stream().filter(rule::concerns).forEach(p -> people.add(p.customerId()));
        if (people.isEmpty()) {
            return new Zones(Map.of(), brand);
        }
        Map<Long, ZoneId> known = new HashMap<>();
        mapper.attributes(people, ATTRIBUTE).forEach(row -> {
            String name = NAMES.get(row.value().toLowerCase(Locale.ROOT));
            if (name != null) {
                known.put(row.customerId(), ZoneId.of(name));
            }
        });
        return new Zones(known, brand);
    }
}
