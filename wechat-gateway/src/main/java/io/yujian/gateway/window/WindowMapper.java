package io.yujian.gateway.window;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** SQL in {@code mapper/gateway/WindowMapper.xml}. */
@Mapper
interface WindowMapper {
    List<WindowRow> lock(@Param("people") Collection<Person> people);

    int open(@Param("rows") List<WindowRow> rows);

    int save(@Param("rows") List<WindowRow> rows);

    List<CreditRow> lockCredits(@Param("keys") Collection<CreditKey> keys);

    int cancel(@Param("rows") List<CreditRow> rows);

    int grant(@Param("rows") List<CreditRow> rows);

    int saveCredits(@Param("rows") List<CreditRow> rows);

    record WindowRow(
            long accountId,
            String openid,
            int followed,
            long followS,
            int msgLeft,
            long msgS,
            int tapLeft,
            long tapS,
            int enterLeft,
            long enterS,
            int scanLeft,
            long scanS) {}

    record CreditRow(long accountId, String openid, String templateId, int credit, int blocked, long decidedS) {}
}
