package io.yujian.platform.security.signin;

import io.yujian.platform.audit.AuditTrail;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.security.Caller;
import io.yujian.platform.security.session.Sessions;
import io.yujian.platform.security.user.SignInUser;
import io.yujian.platform.security.user.UserChange;
import io.yujian.platform.security.user.Users;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/**
 * Signs a person in. Takes as long for an unknown name as for a known one, and hashes few passwords at a time, since each
 * takes 16 MiB.
 */
@Service
public class SignIn {
    private final Users users;
    private final Sessions sessions;
    private final Throttle throttle;
    private final PasswordEncoder passwords;
    private final AuditTrail audit;
    private final Semaphore hashing = new Semaphore(4);
    /** A hash that no password fits, to spend the same time on names that do not exist. */
    private final CompletableFuture<@Nullable String> decoy;

    SignIn(Users users, Sessions sessions, Throttle throttle, PasswordEncoder passwords, AuditTrail audit) {
        this.users = users;
        this.sessions = sessions;
        this.throttle = throttle;
        this.passwords = passwords;
        this.audit = audit;
        // takes as long as a sign-in: half a second of every start, if it were waited for
        this.decoy = CompletableFuture.supplyAsync(() -> passwords.encode("no password fits this"));
    }

    /** @param address of the client, for the throttle */
    public SignInResult signIn(String username, String password, String address) {
        Optional<Instant> locked = throttle.attempt(username, address);
        if (locked.isPresent()) {
            return new SignInResult.Locked(locked.get());
        }
        Optional<SignInUser> known = users.forSignIn(username);
        boolean right = matches(password, known.map(SignInUser::passwordHash).orElseGet(decoy::join));
        if (!right || known.isEmpty() || known.get().disabled()) {
            known.ifPresent(user -> audit.recordAs(Caller.SYSTEM, "session.refuse", "user:" + user.id(), "密码错误或已停用"));
            return new SignInResult.Wrong();
        }
        SignInUser user = known.get();
        throttle.succeeded(username, address);
        users.signedIn(user.id());
        String token = sessions.start(user.id());
        audit.recordAs(
                Caller.user(user.id(), user.name(), user.role().rights()), "session.start", "user:" + user.id(), "");
        return new SignInResult.SignedIn(user, token);
    }

    /**
     * Gives a person another password, who proves the present one; ends all sessions of that person and starts a new one.
     *
     * @param address of the client, for the throttle: a stolen session must not serve to guess
     * @throws YujianException {@code user.weak-password}
     */
    public SignInResult changePassword(long userId, String present, String next, String address) {
        SignInUser user = users.byId(userId).orElseThrow(() -> new YujianException(401, "auth.required", "请先登录"));
        Optional<Instant> locked = throttle.attempt(user.username(), address);
        if (locked.isPresent()) {
            return new SignInResult.Locked(locked.get());
        }
        if (!matches(present, user.passwordHash())) {
            return new SignInResult.Wrong();
        }
        throttle.succeeded(user.username(), address);
        users.change(userId, new UserChange(null, null, null, next));
        return new SignInResult.SignedIn(user, sessions.start(userId));
    }

    private boolean matches(String password, @Nullable String hash) {
        try {
            if (!hashing.tryAcquire(5, TimeUnit.SECONDS)) {
                throw new YujianException(503, "busy", "登录的人太多，请稍后再试");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new YujianException(503, "busy", "登录的人太多，请稍后再试");
        }
        try {
            return passwords.matches(password, hash);
        } finally {
            hashing.release();
        }
    }
}
