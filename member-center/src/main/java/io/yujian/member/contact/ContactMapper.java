package io.yujian.member.contact;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** SQL over {@code mb_contact_rules} and {@code mb_contact}. */
@Mapper
interface ContactMapper {
    @Nullable
    RulesRow rules();

    @Nullable
    RulesRow lockRules();

    void writeRules(
            @Param("revision") int revision,
            @Param("rules") String rules,
            @Param("now") LocalDateTime now,
            @Param("by") String by);

    /** Makes missing rows and locks all, ascending. */
    void hold(@Param("ids") Collection<Long> customerIds);

    List<ContactRow> held(@Param("ids") Collection<Long> customerIds);

    void write(@Param("rows") List<ContactRow> rows);

    /** Folded values of an attribute; people without it are left out. */
    List<AttributeRow> attributes(@Param("ids") Collection<Long> customerIds, @Param("key") String key);

    record AttributeRow(long customerId, String value) {}

    record RulesRow(int revision, String rules) {}

    record ContactRow(long customerId, String recent) {}
}
