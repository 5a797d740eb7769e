package io.yujian.member;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What conditions, nodes and messages may read about a customer; taken while the customer's row was locked.
 *
 * @param id root customer (One-ID)
 * @param name shown name: remark, member name, WeCom name, else 粉丝 and the last four of the openid
 * @param tags names of the tags, without those that have expired
 * @param attributes own attributes by key; values as normalised text
 * @param following account ids of the Official Accounts the person follows now
 * @param hasPhone a verified phone is bound
 * @param joinedAtMillis when the customer was made
 * @param mergedInto always null for a root
 */
public record CustomerSnapshot(
        long id,
        String name,
        Set<String> tags,
        Map<String, String> attributes,
        Set<Long> following,
        boolean hasPhone,
        long joinedAtMillis,
        @Nullable Long mergedInto) {}
