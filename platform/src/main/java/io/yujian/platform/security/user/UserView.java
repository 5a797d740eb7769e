package io.yujian.platform.security.user;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A user as the console shows it. */
public record UserView(
        String id,
        String username,
        String name,
        UserRole role,
        boolean disabled,
        Instant createdAt,
        @Nullable Instant lastSignInAt) {

    static UserView of(UserRow row) {
        return new UserView(
                Long.toString(row.id()),
                row.username(),
                row.name(),
                UserRole.of(row.role()),
                row.disabled(),
                row.createdAt(),
                row.lastSignInAt());
    }
}
