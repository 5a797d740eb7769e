package io.yujian.gateway.change;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface ChangeMapper {
    @Select("SELECT name, n FROM gw_version")
    List<VersionRow> versions();

    @Update("UPDATE gw_version SET n = n + 1 WHERE name = #{name}")
    int raise(@Param("name") String name);

    record VersionRow(String name, Long n) {}
}
