package io.yujian.platform.security.user;

import io.yujian.platform.audit.AuditLog;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.id.Ids;
import io.yujian.platform.security.session.Sessions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes and changes users. A disabled user or a new password ends that user's sessions at once, on every node. */
@Service
public class Users {
    private final UserMapper mapper;
    private final Sessions sessions;
    private final PasswordEncoder passwords;
    private final AuditLog audit;
    private final Ids ids;
    private final InstantSource time;

    Users(
            UserMapper mapper,
            Sessions sessions,
            PasswordEncoder passwords,
            AuditLog audit,
            Ids ids,
            InstantSource time) {
        this.mapper = mapper;
        this.sessions = sessions;
        this.passwords = passwords;
        this.audit = audit;
        this.ids = ids;
        this.time = time;
    }

    public List<UserView> all() {
        return mapper.all().stream().map(UserView::of).toList();
    }

    public boolean none() {
        return mapper.count() == 0;
    }

    public Optional<SignInUser> forSignIn(String username) {
        return Optional.ofNullable(mapper.byUsername(normal(username))).map(SignInUser::of);
    }

    public Optional<SignInUser> byId(long id) {
        return Optional.ofNullable(mapper.byId(id)).map(SignInUser::of);
    }

    @Transactional
    public UserView create(NewUser user) {
        checkPassword(user.password(), user.username());
        Instant now = time.instant();
        UserRow row = new UserRow(
                ids.next(),
                normal(user.username()),
                user.name(),
                user.role().word(),
                hash(user.password()),
                false,
                now,
                now,
                null);
        try {
            mapper.insert(row);
        } catch (DuplicateKeyException e) {
            throw YujianException.conflict("user.username-taken", "这个登录名已被使用");
        }
        audit.record("user.create", "user:" + row.id(), row.username() + " (" + row.role() + ")");
        return UserView.of(row);
    }

    @Transactional
    public UserView change(long id, UserChange change) {
        // Administrators before the single row: every change takes the locks in this order.
        List<Long> admins = mapper.lockAdmins();
        UserRow old = mapper.lock(id);
        if (old == null) {
            throw YujianException.notFound("user.not-found", "没有这个用户");
        }
        UserRow row = new UserRow(
                id,
                old.username(),
                change.name() == null ? old.name() : change.name(),
                change.role() == null ? old.role() : change.role().word(),
                change.password() == null ? old.passwordHash() : newHash(change.password(), old.username()),
                change.disabled() == null ? old.disabled() : change.disabled(),
                old.createdAt(),
                time.instant(),
                old.lastSignInAt());
        boolean staysAdmin = row.role().equals(UserRole.ADMIN.word()) && !row.disabled();
        if (admins.equals(List.of(id)) && !staysAdmin) {
            throw YujianException.conflict("user.last-admin", "这是最后一个管理员，请先设置另一个管理员");
        }
        mapper.update(row);
        if (row.disabled() || change.password() != null) {
            sessions.endAllOf(id);
        }
        audit.record("user.change", "user:" + id, words(old, row, change.password() != null));
        return UserView.of(row);
    }

    /** Called after the password was proved. */
    public void signedIn(long id) {
        mapper.signedIn(id, time.instant());
    }

    private static String words(UserRow old, UserRow now, boolean password) {
        StringBuilder words = new StringBuilder(now.username());
        if (!old.name().equals(now.name())) {
            words.append(",姓名改为 ").append(now.name());
        }
        if (!old.role().equals(now.role())) {
            words.append(",角色由 ").append(old.role()).append(" 改为 ").append(now.role());
        }
        if (old.disabled() != now.disabled()) {
            words.append(now.disabled() ? ",停用" : ",启用");
        }
        return words.append(password ? ",重设密码" : "").toString();
    }

    private String newHash(String password, String username) {
        checkPassword(password, username);
        return hash(password);
    }

    private String hash(String password) {
        String hash = passwords.encode(password);
        if (hash == null) {
            throw new IllegalStateException("the encoder gave no hash");
        }
        return hash;
    }

    private static void checkPassword(String password, String username) {
        if (password.length() < 10 || password.length() > 128) {
            throw YujianException.invalid("user.weak-password", "密码要有 10 到 128 个字符");
        }
        if (password.toLowerCase(Locale.ROOT).contains(normal(username))) {
            throw YujianException.invalid("user.weak-password", "密码不能含有登录名");
        }
    }

    private static String normal(String username) {
        return username.trim().toLowerCase(Locale.ROOT);
    }
}
