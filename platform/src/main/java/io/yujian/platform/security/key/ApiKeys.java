package io.yujian.platform.security.key;

import io.yujian.platform.audit.AuditLog;
import io.yujian.platform.crypto.Digests;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.id.Ids;
import io.yujian.platform.security.Caller;
import io.yujian.platform.security.CurrentCaller;
import io.yujian.platform.security.Rights;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Bearer keys {@code yk_<id>_<secret>} of machines. The secret has 256 random bits, so a plain SHA-256 keeps it. Keys
 * are read with each request: a revoked one is dead at once on every node.
 */
@Service
public class ApiKeys {
    private static final Pattern KEY = Pattern.compile("yk_([0-9A-Za-z]{12})_([0-9A-Za-z]{43})");
    private static final Duration TOUCH = Duration.ofMinutes(1);

    private final ApiKeyMapper mapper;
    private final CurrentCaller current;
    private final AuditLog audit;
    private final Ids ids;
    private final InstantSource time;

    ApiKeys(ApiKeyMapper mapper, CurrentCaller current, AuditLog audit, Ids ids, InstantSource time) {
        this.mapper = mapper;
        this.current = current;
        this.audit = audit;
        this.ids = ids;
        this.time = time;
    }

    /** Keys that are not revoked, oldest first. */
    public List<ApiKeyView> all() {
        return mapper.live().stream().map(ApiKeyView::of).toList();
    }

    /** Makes a key; nobody gives away a right that he does not have. */
    @Transactional
    public NewKey create(String name, Collection<String> scopes, @Nullable Instant expiresAt) {
        Caller creator = current.get();
        for (String scope : scopes) {
            if (!Rights.isScope(scope)) {
                throw YujianException.invalid("api-key.unknown-scope", "没有这个权限:" + scope);
            }
            if (!creator.may(scope)) {
                throw new YujianException(403, "api-key.scope-not-yours", "不能授予自己没有的权限:" + scope);
            }
        }
        Instant now = time.instant();
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw YujianException.invalid("api-key.expired", "有效期要在将来");
        }
        String keyId = Digests.randomWord(12);
        String secret = Digests.randomWord(43);
        ApiKeyRow row = new ApiKeyRow(
                ids.next(),
                keyId,
                Digests.sha256(secret),
                name,
                String.join(" ", new TreeSet<>(scopes)),
                creator.name(),
                now,
                expiresAt,
                null,
                null);
        mapper.insert(row);
        audit.record("api-key.create", "api-key:" + row.id(), name + ":" + row.scopes());
        return new NewKey(ApiKeyView.of(row), "yk_" + keyId + "_" + secret);
    }

    @Transactional
    public void revoke(long id) {
        ApiKeyRow row = mapper.byId(id);
        if (row == null || mapper.revoke(id, time.instant()) == 0) {
            throw YujianException.notFound("api-key.not-found", "没有这个密钥");
        }
        audit.record("api-key.revoke", "api-key:" + id, row.name());
    }

    /** Who is behind a bearer value; empty when it is malformed, wrong, expired or revoked. */
    public Optional<Caller> find(String bearer) {
        Matcher parts = KEY.matcher(bearer);
        if (!parts.matches()) {
            return Optional.empty();
        }
        ApiKeyRow row = mapper.byKeyId(parts.group(1));
        Instant now = time.instant();
        if (row == null
                || !Digests.same(row.secretHash(), Digests.sha256(parts.group(2)))
                || row.revokedAt() != null
                || (row.expiresAt() != null && !row.expiresAt().isAfter(now))) {
            return Optional.empty();
        }
        Instant lastUsed = row.lastUsedAt();
        if (lastUsed == null || lastUsed.plus(TOUCH).isBefore(now)) {
            mapper.used(row.id(), now);
        }
        return Optional.of(Caller.key(row.id(), row.name(), List.of(row.scopes().split(" "))));
    }

    /**
     * A fresh key.
     *
     * @param key the whole key, shown this once
     */
    public record NewKey(ApiKeyView view, String key) {
        @Override
        public String toString() {
            return "NewKey[" + view.prefix() + "]";
        }
    }
}
