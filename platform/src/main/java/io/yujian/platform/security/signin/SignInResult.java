package io.yujian.platform.security.signin;

import io.yujian.platform.security.user.SignInUser;
import java.time.Instant;

/** What came of an attempt to sign in. */
public sealed interface SignInResult {
    /** @param token secret of the new session, for the cookie */
    record SignedIn(SignInUser user, String token) implements SignInResult {
        @Override
        public String toString() {
            return "SignedIn[" + user + "]";
        }
    }

    /** Unknown user, wrong password or disabled: deliberately not told apart. */
    record Wrong() implements SignInResult {}

    /** Too many failures for this name or from this address. */
    record Locked(Instant until) implements SignInResult {}
}
