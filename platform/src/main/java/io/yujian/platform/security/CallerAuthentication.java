package io.yujian.platform.security;

import java.util.Collection;
import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A caller as the security framework carries it; made only after a session or key was proved. */
public record CallerAuthentication(Caller caller) implements Authentication {
    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return caller.rights().stream().map(SimpleGrantedAuthority::new).toList();
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getDetails() {
        return List.of();
    }

    @Override
    public Object getPrincipal() {
        return caller;
    }

    @Override
    public boolean isAuthenticated() {
        return true;
    }

    @Override
    public void setAuthenticated(boolean authenticated) {
        throw new IllegalArgumentException("a proved caller stays proved; drop the context instead");
    }

    @Override
    public String getName() {
        return caller.name();
    }
}
