package io.yujian.member.tag;

import io.yujian.member.apart.ApartTransaction;
import io.yujian.platform.id.Ids;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Tags by name, made when they are new. A tag never changes its id, so each node remembers them. Thread-safe. */
@Component
class TagDirectory {
    private static final int REMEMBERED = 20_000;

    private final TagMapper mapper;
    private final Ids ids;
    private final InstantSource clock;
    private final ApartTransaction apart;
    private final Map<String, Long> known = new ConcurrentHashMap<>();

    TagDirectory(TagMapper mapper, Ids ids, InstantSource clock, ApartTransaction apart) {
        this.mapper = mapper;
        this.ids = ids;
        this.clock = clock;
        // Apart from the caller's transaction: what is remembered is never rolled back, and nobody waits for the
        // caller.
        this.apart = apart;
    }

    /** @param names in normal form */
    Map<String, Long> idsOf(Collection<String> names) {
        if (known.size() > REMEMBERED) {
            known.clear();
        }
        Map<String, Long> found = new HashMap<>();
        List<String> unknown = names.stream()
                .distinct()
                .filter(name -> !known.containsKey(name))
                .toList();
        if (!unknown.isEmpty()) {
            apart.run(() -> make(unknown));
        }
        for (String name : names) {
            Long id = known.get(name);
            if (id == null) {
                throw new IllegalStateException("tag was not stored: " + name);
            }
            found.put(name, id);
        }
        return found;
    }

    private void make(List<String> names) {
        remember(mapper.byKeys(names.stream().map(TagNames::key).toList()));
        List<TagRow> rows = names.stream()
                .filter(name -> !known.containsKey(name))
                .sorted()
                .map(name -> new TagRow(ids.next(), name, TagNames.key(name), clock.instant()))
                .toList();
        if (!rows.isEmpty()) {
            mapper.insertTags(rows);
            remember(mapper.byKeys(rows.stream().map(TagRow::nameKey).toList()));
        }
    }

    private void remember(List<TagRow> rows) {
        rows.forEach(row -> known.put(row.name(), row.id()));
    }
}
