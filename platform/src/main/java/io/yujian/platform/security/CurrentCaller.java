package io.yujian.platform.security;

import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Tells who acts on this thread, for audit and for "published by". */
@Component
public class CurrentCaller {
    /** The user or key of the request; {@link Caller#SYSTEM} outside of any and for anonymous requests. */
    public Caller get() {
        return signedIn().orElse(Caller.SYSTEM);
    }

    /** The user or key of the request. */
    public Optional<Caller> signedIn() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication proved
                ? Optional.of(proved.caller())
                : Optional.empty();
    }
}
