package io.yujian.gateway.menu;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface MenuMapper {
    String COLUMNS = "id, account_id, default_of, name, tag_id, tag_name, draft, published, platform_id, revision,"
            + " draft_at, published_at";

    /** The default menu first. */
    @Select("SELECT " + COLUMNS + " FROM gw_menu WHERE account_id = #{account} ORDER BY default_of IS NULL, id")
    List<MenuRow> ofAccount(@Param("account") long account);

    @Select("SELECT " + COLUMNS + " FROM gw_menu ORDER BY account_id, default_of IS NULL, id")
    List<MenuRow> all();

    @Select("SELECT " + COLUMNS + " FROM gw_menu WHERE id = #{id}")
    @Nullable
    MenuRow find(@Param("id") long id);

    @Select("<script>SELECT " + COLUMNS + " FROM gw_menu WHERE id IN"
            + " <foreach collection='ids' item='i' open='(' separator=',' close=')'>#{i}</foreach></script>")
    List<MenuRow> some(@Param("ids") Collection<Long> ids);

    @Insert("INSERT INTO gw_menu (id, account_id, default_of, name, tag_id, tag_name, draft, revision, created_at,"
            + " draft_at) VALUES (#{r.id}, #{r.accountId}, #{r.defaultOf}, #{r.name}, #{r.tagId}, #{r.tagName},"
            + " #{r.draft}, 1, #{r.draftAt}, #{r.draftAt})")
    int insert(@Param("r") MenuRow row);

    /** @return 0 when somebody else saved meanwhile */
    @Update("UPDATE gw_menu SET name = #{name}, tag_id = #{tagId}, tag_name = #{tagName}, draft = #{draft},"
            + " draft_at = #{at}, revision = revision + 1 WHERE id = #{id} AND revision = #{revision}")
    int save(
            @Param("id") long id,
            @Param("revision") int revision,
            @Param("name") String name,
            @Param("tagId") @Nullable Integer tagId,
            @Param("tagName") @Nullable String tagName,
            @Param("draft") String draft,
            @Param("at") Instant at);

    /** @return 0 when it changed or somebody else is at it */
    @Update("UPDATE gw_menu SET busy_until = #{until} WHERE id = #{id} AND revision = #{revision}"
            + " AND (busy_until IS NULL OR busy_until < #{now})")
    int take(
            @Param("id") long id,
            @Param("revision") int revision,
            @Param("now") Instant now,
            @Param("until") Instant until);

    @Update("UPDATE gw_menu SET busy_until = NULL WHERE id = #{id}")
    int leave(@Param("id") long id);

    @Update("UPDATE gw_menu SET tag_id = #{tagId} WHERE id = #{id}")
    int tag(@Param("id") long id, @Param("tagId") int tagId);

    @Update("UPDATE gw_menu SET published = #{published}, platform_id = #{platformId}, published_at = #{at}"
            + " WHERE id = #{id}")
    int published(
            @Param("id") long id,
            @Param("published") @Nullable String published,
            @Param("platformId") @Nullable String platformId,
            @Param("at") @Nullable Instant at);

    @Delete("DELETE FROM gw_menu WHERE id = #{id}")
    int delete(@Param("id") long id);

    /** @param defaultOf account id; null: personalised */
    record MenuRow(
            long id,
            long accountId,
            @Nullable Long defaultOf,
            String name,
            @Nullable Integer tagId,
            @Nullable String tagName,
            String draft,
            @Nullable String published,
            @Nullable String platformId,
            int revision,
            Instant draftAt,
            @Nullable Instant publishedAt) {
        boolean personal() {
            return defaultOf == null;
        }

        /** Fans can be put under it: nothing to be put under for the default menu. */
        boolean live() {
            return !personal() || published != null && tagId != null;
        }
    }
}
