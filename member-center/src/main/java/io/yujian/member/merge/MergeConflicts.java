package io.yujian.member.merge;

import io.yujian.member.Customers;
import io.yujian.platform.web.CursorPage;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Pairs of customers that were named together but not merged, for people to look at. */
@Component
public class MergeConflicts {
    private static final int PAGE = 50;

    private final MergeMapper mapper;
    private final Customers customers;

    MergeConflicts(MergeMapper mapper, Customers customers) {
        this.mapper = mapper;
        this.customers = customers;
    }

    /** One of the two. */
    public record ConflictSide(String id, String name) {}

    /** @param reason stable word: {@code two-verified-phones} */
    public record MergeConflictView(
            String id, ConflictSide one, ConflictSide other, String reason, Instant noticedAt) {}

    @Transactional(readOnly = true)
    public CursorPage<MergeConflictView> page(@Nullable Long before) {
        List<MergeMapper.ConflictRow> rows = mapper.conflicts(before, PAGE + 1);
        List<MergeMapper.ConflictRow> shown = rows.stream().limit(PAGE).toList();
        Set<Long> ids = new HashSet<>();
        shown.forEach(row -> {
            ids.add(row.customerA());
            ids.add(row.customerB());
        });
        Map<Long, String> names = customers.names(ids);
        return new CursorPage<>(
                shown.stream()
                        .map(row -> new MergeConflictView(
                                Long.toString(row.id()),
                                side(row.customerA(), names),
                                side(row.customerB(), names),
                                row.reason(),
                                row.noticedAt()))
                        .toList(),
                rows.size() > PAGE ? Long.toString(shown.get(shown.size() - 1).id()) : null);
    }

    private static ConflictSide side(long id, Map<Long, String> names) {
        return new ConflictSide(Long.toString(id), names.getOrDefault(id, ""));
    }
}
