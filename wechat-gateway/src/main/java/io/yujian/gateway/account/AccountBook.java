package io.yujian.gateway.account;

import io.yujian.gateway.account.AccountMapper.AccountRow;
import io.yujian.gateway.change.Changes;
import io.yujian.platform.audit.AuditLog;
import io.yujian.platform.crypto.FieldCipher;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.id.Ids;
import java.time.InstantSource;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Enters, changes and removes accounts. */
@Component
public class AccountBook {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9]{3,32}");

    private final AccountMapper mapper;
    private final FieldCipher cipher;
    private final Changes changes;
    private final AuditLog audit;
    private final Ids ids;
    private final InstantSource clock;

    AccountBook(
            AccountMapper mapper, FieldCipher cipher, Changes changes, AuditLog audit, Ids ids, InstantSource clock) {
        this.mapper = mapper;
        this.cipher = cipher;
        this.changes = changes;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** @return id of the new account */
    @Transactional
    public long add(AccountRequest request) {
        long id = ids.next();
        try {
            mapper.insert(row(id, request, null));
        } catch (DuplicateKeyException e) {
            throw YujianException.conflict("account.exists", "这个 AppID 已经添加过：" + request.appId());
        }
        changes.raise(Changes.ACCOUNTS);
        audit.record("account.create", "account:" + id, request.appId() + " " + request.name());
        return id;
    }

    @Transactional
    public void change(long id, AccountRequest request) {
        AccountRow old = lock(id);
        if (!old.appId().equals(request.appId())) {
            throw YujianException.invalid("account.app-id-fixed", "AppID 不能修改：请添加一个新的账号");
        }
        mapper.update(row(id, request, old));
        changes.raise(Changes.ACCOUNTS);
        audit.record(
                "account.update",
                "account:" + id,
                request.appId() + (blank(request.secret()) ? "" : "（更换了 AppSecret）"));
    }

    @Transactional
    public void remove(long id) {
        AccountRow old = lock(id);
        mapper.delete(id);
        changes.raise(Changes.ACCOUNTS);
        audit.record("account.delete", "account:" + id, old.appId() + " " + old.name());
    }

    private AccountRow lock(long id) {
        AccountRow old = mapper.lock(id);
        if (old == null) {
            throw notFound();
        }
        return old;
    }

    static YujianException notFound() {
        return YujianException.notFound("account.not-found", "没有这个渠道账号，可能已被删除");
    }

    private AccountRow row(long id, AccountRequest r, @Nullable AccountRow old) {
        CallbackMode mode = CallbackMode.of(r.mode());
        String token = r.token();
        if (token != null && !token.isEmpty() && !TOKEN.matcher(token).matches()) {
            throw YujianException.invalid("account.bad-token", "令牌(Token)须为 3 至 32 位英文或数字");
        }
        String key = r.encodingAesKey();
        if (key != null && !key.isEmpty() && ChannelAccount.decodeKey(key) == null) {
            throw YujianException.invalid("account.bad-key", "EncodingAESKey 须为 43 位英文或数字");
        }
        byte[] keyStored = blank(key) ? (old == null ? null : old.aesKey()) : seal(id, "aes_key", key);
        if (keyStored == null && mode != CallbackMode.PLAINTEXT) {
            throw YujianException.invalid("account.key-missing", "安全模式和兼容模式需要填写 EncodingAESKey");
        }
        return new AccountRow(
                id,
                r.kind(),
                r.name(),
                r.appId(),
                blank(r.originalId()) ? null : r.originalId(),
                secret(id, "secret", r.secret(), old == null ? null : old.secret(), "AppSecret"),
                secret(id, "token", token, old == null ? null : old.token(), "令牌(Token)"),
                keyStored,
                mode.word(),
                blank(r.apiHost()) ? null : r.apiHost(),
                r.enabled() == null || r.enabled() ? 1 : 0,
                clock.instant());
    }

    private byte[] secret(long id, String column, @Nullable String text, byte @Nullable [] old, String label) {
        if (!blank(text)) {
            return seal(id, column, text);
        }
        if (old == null) {
            throw YujianException.invalid("account.secret-missing", "请填写 " + label);
        }
        return old;
    }

    private byte[] seal(long id, String column, @Nullable String text) {
        return cipher.encrypt(AccountDirectory.TABLE, column, id, text == null ? "" : text.trim());
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
