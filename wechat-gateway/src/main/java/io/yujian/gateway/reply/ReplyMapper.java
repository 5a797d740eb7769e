package io.yujian.gateway.reply;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface ReplyMapper {
    @Select("SELECT account_id, rules FROM gw_reply")
    List<ReplyRow> all();

    @Insert("INSERT INTO gw_reply (account_id, rules, updated_at) VALUES (#{account}, #{rules}, #{at})"
            + " ON DUPLICATE KEY UPDATE rules = VALUES(rules), updated_at = VALUES(updated_at)")
    int put(@Param("account") long account, @Param("rules") String rules, @Param("at") Instant at);

    record ReplyRow(long accountId, String rules) {}
}
