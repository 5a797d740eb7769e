package io.yujian.member.customer;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** SQL over {@code mb_customer} and {@code mb_alias}. */
@Mapper
public interface CustomerMapper {
    /** Ascending by id in one statement: the one lock order for people. */
    List<CustomerRow> lock(@Param("ids") Collection<Long> ids, @Param("skipLocked") boolean skipLocked);

    List<CustomerRow> find(@Param("ids") Collection<Long> ids);

    /** Phones that were bound, and an openid for who had none; one statement for any number. */
    void noteBound(@Param("changes") List<Bound> changes);

    void changeRemark(@Param("id") long id, @Param("remark") @Nullable String remark);

    void changeBlocked(@Param("id") long id, @Param("blocked") boolean blocked);

    void changeAttributes(@Param("id") long id, @Param("attributes") @Nullable String attributes);

    List<NameRow> names(@Param("ids") Collection<Long> ids);

    /** Those of the given ids whose root is blocked. */
    List<Long> blocked(@Param("ids") Collection<Long> ids);

    /** Ids of a root and all that were merged into it. */
    List<Long> cluster(@Param("rootId") long rootId);

    /** The loser and everything that already points at it. */
    void pointToRoot(@Param("loser") long loser, @Param("root") long root);

    void addAlias(@Param("loser") long loser, @Param("root") long root);

    void moveAliases(@Param("loser") long loser, @Param("root") long root);

    void replaceMergedState(
            @Param("id") long id,
            @Param("name") @Nullable String name,
            @Param("remark") @Nullable String remark,
            @Param("tail") @Nullable String tail,
            @Param("attributes") @Nullable String attributes,
            @Param("verifiedPhones") int verifiedPhones,
            @Param("blocked") boolean blocked);

    /** @param tail taken only when the customer has none */
    record Bound(long id, int morePhones, @Nullable String tail) {}

    /** What a name is made of; {@code id} is the one asked for, the rest is its root's. */
    record NameRow(
            long id,
            long rootId,
            @Nullable String remark,
            @Nullable String name,
            @Nullable String tail) {}

    void changeManyAttributes(@Param("rows") List<Written> rows);

    /** Attributes as JSON; null: none. */
    record Written(long id, @Nullable String attributes) {}
}
