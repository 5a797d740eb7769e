package io.yujian.gateway.send;

import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface FigureMapper {
    @Insert("<script>INSERT INTO gw_stat (minute, slot, kind, name, n) VALUES"
            + " <foreach collection='rows' item='r' separator=','>"
            + "(#{r.minute}, #{r.slot}, #{r.kind}, #{r.name}, #{r.n})</foreach>"
            + " ON DUPLICATE KEY UPDATE n = n + VALUES(n)</script>")
    int add(@Param("rows") List<FigureRow> rows);

    @Select("SELECT kind, name, SUM(n) AS n FROM gw_stat WHERE minute >= #{from} GROUP BY kind, name")
    List<FigureSum> since(@Param("from") long fromMinute);

    @Delete("DELETE FROM gw_stat WHERE minute < #{before} LIMIT 1000")
    int deleteBefore(@Param("before") long beforeMinute);

    record FigureRow(long minute, int slot, String kind, String name, long n) {}

    record FigureSum(String kind, String name, long n) {}
}
