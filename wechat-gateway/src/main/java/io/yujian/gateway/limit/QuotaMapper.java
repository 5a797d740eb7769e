package io.yujian.gateway.limit;

import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Update;

@Mapper
interface QuotaMapper {
    @Insert("INSERT INTO gw_quota (account_id, api, day, used) VALUES (#{account}, #{api}, #{day}, 0)"
            + " ON DUPLICATE KEY UPDATE used = used")
    int make(@Param("account") long account, @Param("api") String api, @Param("day") int day);

    @Update("UPDATE gw_quota SET used = used + #{n}"
            + " WHERE account_id = #{account} AND api = #{api} AND day = #{day} AND used + #{n} <= #{most}")
    int reserve(
            @Param("account") long account,
            @Param("api") String api,
            @Param("day") int day,
            @Param("n") long n,
            @Param("most") long most);

    @Delete("DELETE FROM gw_quota WHERE day < #{day} LIMIT 1000")
    int deleteBefore(@Param("day") int day);
}
