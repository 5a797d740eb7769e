package io.yujian.gateway.account;

import io.yujian.gateway.Accounts;
import io.yujian.gateway.account.AccountMapper.AccountRow;
import io.yujian.gateway.change.Changes;
import io.yujian.platform.crypto.FieldCipher;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** All accounts of the brand in memory, replaced as a whole when one changes. Reading takes no lock. */
@Component
public class AccountDirectory implements Accounts {
    static final String TABLE = "gw_account";

    private static final Logger log = LoggerFactory.getLogger(AccountDirectory.class);

    private final AccountMapper mapper;
    private final FieldCipher cipher;
    private volatile Snapshot now = new Snapshot(Map.of(), Map.of());

    AccountDirectory(AccountMapper mapper, FieldCipher cipher, Changes changes) {
        this.mapper = mapper;
        this.cipher = cipher;
        changes.watch(Changes.ACCOUNTS, this::reload);
    }

    void reload() {
        Map<Long, ChannelAccount> ids = new LinkedHashMap<>();
        Map<String, ChannelAccount> apps = new LinkedHashMap<>();
        for (AccountRow row : mapper.all()) {
            ChannelAccount account = open(row);
            if (account != null) {
                ids.put(account.id(), account);
                apps.put(account.appId(), account);
            }
        }
        now = new Snapshot(ids, apps);
    }

    /** One account whose secrets do not decrypt must not take the others with it. */
    private @Nullable ChannelAccount open(AccountRow row) {
        try {
            String key = row.aesKey() == null ? "" : cipher.decrypt(TABLE, "aes_key", row.id(), row.aesKey());
            return new ChannelAccount(
                    row.id(),
                    row.kind(),
                    row.name(),
                    row.appId(),
                    row.originalId(),
                    cipher.decrypt(TABLE, "secret", row.id(), row.secret()),
                    cipher.decrypt(TABLE, "token", row.id(), row.token()),
                    ChannelAccount.decodeKey(key),
                    CallbackMode.of(row.mode()),
                    row.apiHost() == null ? ChannelAccount.DEFAULT_HOST : row.apiHost(),
                    row.enabled() == 1);
        } catch (IllegalStateException e) {
            log.error(
                    "account is left out because its secrets cannot be decrypted; restore the key file or enter the"
                            + " secrets again: accountId={} appId={}",
                    row.id(),
                    row.appId(),
                    e);
            return null;
        }
    }

    public @Nullable ChannelAccount find(String appId) {
        return now.apps().get(appId);
    }

    public @Nullable ChannelAccount find(long id) {
        return now.ids().get(id);
    }

    public Collection<ChannelAccount> all() {
        return now.ids().values();
    }

    @Override
    public Optional<Account> byId(long id) {
        return Optional.ofNullable(find(id)).map(ChannelAccount::view);
    }

    @Override
    public Optional<Account> byAppId(String appId) {
        return Optional.ofNullable(find(appId)).map(ChannelAccount::view);
    }

    private record Snapshot(Map<Long, ChannelAccount> ids, Map<String, ChannelAccount> apps) {}
}
