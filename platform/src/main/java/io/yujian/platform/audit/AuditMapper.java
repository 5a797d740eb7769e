package io.yujian.platform.audit;

import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

/** Statements over pf_audit. */
@Mapper
interface AuditMapper {
    @Insert("""
            INSERT INTO pf_audit (id, at, actor_kind, actor_id, actor_name, action, subject, detail, ip, trace_id)
            VALUES (#{id}, #{at}, #{actorKind}, #{actorId}, #{actorName}, #{action}, #{subject}, #{detail}, #{ip}, #{traceId})
            """)
    void insert(AuditRow row);

    /**
     * @param action pattern for LIKE with {@code !} as escape; {@code %} for all
     * @param subject as action
     */
    @Select("""
            SELECT id, at, actor_kind, actor_id, actor_name, action, subject, detail, ip, trace_id
            FROM pf_audit
            WHERE id < #{before} AND action LIKE #{action} ESCAPE '!' AND subject LIKE #{subject} ESCAPE '!'
            ORDER BY id DESC LIMIT #{limit}
            """)
    List<AuditRow> before(long before, String action, String subject, int limit);
}
