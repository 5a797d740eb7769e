package io.yujian.platform.security.user;

/** What signing in needs to know of a user. */
public record SignInUser(long id, String username, String name, UserRole role, String passwordHash, boolean disabled) {
    static SignInUser of(UserRow row) {
        return new SignInUser(
                row.id(), row.username(), row.name(), UserRole.of(row.role()), row.passwordHash(), row.disabled());
    }

    @Override
    public String toString() {
        return "SignInUser[id=" + id + ", username=" + username + "]";
    }
}
