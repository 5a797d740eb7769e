package io.yujian.member.identity;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** SQL over {@code mb_identity}. */
@Mapper
public interface IdentityMapper {
    /** One range per namespace: both servers read row constructors badly. */
    List<IdentityRow> find(@Param("groups") Collection<NamespaceHashes> groups);

    List<IdentityRow> ofCustomers(@Param("customerIds") Collection<Long> customerIds);

    /** Sorted by key. A key that exists stays as it is; read back to see whose it is. */
    void insert(@Param("rows") List<IdentityRow> rows);

    void moveToCustomer(@Param("from") long from, @Param("to") long to);

    /** Hashes that are looked for in one namespace. */
    record NamespaceHashes(int ns, List<byte[]> hashes) {}
}
