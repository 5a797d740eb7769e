package io.yujian.platform.security.user;

import org.jspecify.annotations.Nullable;

/** What to change about a user; null leaves a thing as it is. */
public record UserChange(
        @Nullable String name,
        @Nullable UserRole role,
        @Nullable Boolean disabled,
        @Nullable String password) {
    @Override
    public String toString() {
        return "UserChange[name=" + name + ", role=" + role + ", disabled=" + disabled + "]";
    }
}
