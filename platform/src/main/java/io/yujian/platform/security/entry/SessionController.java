package io.yujian.platform.security.entry;

import io.yujian.platform.audit.AuditLog;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.security.Allowed;
import io.yujian.platform.security.Caller;
import io.yujian.platform.security.CurrentCaller;
import io.yujian.platform.security.PublicEndpoint;
import io.yujian.platform.security.Rights;
import io.yujian.platform.security.session.SessionCookie;
import io.yujian.platform.security.session.Sessions;
import io.yujian.platform.security.signin.SignIn;
import io.yujian.platform.security.signin.SignInResult;
import io.yujian.platform.security.user.SignInUser;
import io.yujian.platform.security.user.UserRole;
import io.yujian.platform.security.user.Users;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out of the console, and who is signed in. */
@RestController
@RequestMapping("/api/v1/session")
@ConditionalOnRole(Role.ADMIN)
class SessionController {
    private final SignIn signIn;
    private final Sessions sessions;
    private final Users users;
    private final CurrentCaller current;
    private final AuditLog audit;
    private final CookieCsrfTokenRepository csrfTokens;

    SessionController(
            SignIn signIn,
            Sessions sessions,
            Users users,
            CurrentCaller current,
            AuditLog audit,
            CookieCsrfTokenRepository csrfTokens) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.users = users;
        this.current = current;
        this.audit = audit;
        this.csrfTokens = csrfTokens;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @PublicEndpoint(reason = "the password proves the caller; throttled")
    SessionView createSession(
            @Valid @RequestBody SignInRequest body, HttpServletRequest request, HttpServletResponse response) {
        SignInResult result = signIn.signIn(body.username(), body.password(), request.getRemoteAddr());
        refuseLocked(result);
        if (!(result instanceof SignInResult.SignedIn signedIn)) {
            throw new YujianException(401, "auth.wrong-credentials", "用户名或密码不对");
        }
        SessionCookie.read(request).ifPresent(sessions::end);
        enter(signedIn, request, response);
        return view(signedIn.user());
    }

    /** A person's own password; everyone who is signed in as that person elsewhere is signed out. */
    @PutMapping(path = "/password", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed(Rights.SIGNED_IN)
    void changeOwnPassword(
            @Valid @RequestBody PasswordRequest body, HttpServletRequest request, HttpServletResponse response) {
        SignInResult result = signIn.changePassword(
                Long.parseLong(current.get().id()), body.present(), body.next(), request.getRemoteAddr());
        refuseLocked(result);
        if (!(result instanceof SignInResult.SignedIn signedIn)) {
            throw YujianException.invalid("auth.wrong-password", "现在的密码不对");
        }
        enter(signedIn, request, response);
    }

    @GetMapping
    @Allowed(Rights.SIGNED_IN)
    SessionView readSession() {
        Caller caller = current.get();
        return users.byId(Long.parseLong(caller.id()))
                .map(SessionController::view)
                .orElseThrow(() -> new YujianException(401, "auth.required", "请先登录"));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed(Rights.SIGNED_IN)
    void deleteSession(HttpServletRequest request, HttpServletResponse response) {
        SessionCookie.read(request).ifPresent(sessions::end);
        SessionCookie.remove(request, response);
        freshCsrfToken(request, response);
        audit.record("session.end", "user:" + current.get().id(), "");
    }

    private static void refuseLocked(SignInResult result) {
        if (result instanceof SignInResult.Locked locked) {
            throw new YujianException(429, "auth.locked", "失败次数太多，请在 15 分钟后再试", new RetryAt(locked.until()));
        }
    }

    private void enter(SignInResult.SignedIn signedIn, HttpServletRequest request, HttpServletResponse response) {
        SessionCookie.write(request, response, signedIn.token());
        freshCsrfToken(request, response);
    }

    /** A token from before the change of person must not serve after it. */
    private void freshCsrfToken(HttpServletRequest request, HttpServletResponse response) {
        csrfTokens.saveToken(csrfTokens.generateToken(request), request, response);
    }

    private static SessionView view(SignInUser user) {
        return new SessionView(new SessionUser(
                Long.toString(user.id()),
                user.username(),
                user.name(),
                user.role(),
                List.copyOf(new TreeSet<>(user.role().rights()))));
    }

    /** The present password and the one to come. */
    record PasswordRequest(
            @NotBlank @Size(max = 128) String present,
            @NotBlank @Size(max = 128) String next) {
        @Override
        public String toString() {
            return "PasswordRequest[]";
        }
    }

    /** What a person types. */
    record SignInRequest(
            @NotBlank @Size(max = 64) String username,
            @NotBlank @Size(max = 128) String password) {
        @Override
        public String toString() {
            return "SignInRequest[username=" + username + "]";
        }
    }

    /** When the next attempt is looked at. */
    record RetryAt(Instant retryAt) {}

    /** Who is signed in. */
    record SessionView(SessionUser user) {}

    /** @param rights what the console may offer to this person, sorted */
    record SessionUser(String id, String username, String name, UserRole role, List<String> rights) {}
}
