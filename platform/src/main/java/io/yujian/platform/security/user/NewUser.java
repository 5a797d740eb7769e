package io.yujian.platform.security.user;

/**
 * A user to be made.
 *
 * @param password plain; only its hash is kept
 */
public record NewUser(String username, String name, UserRole role, String password) {
    @Override
    public String toString() {
        return "NewUser[username=" + username + ", role=" + role.word() + "]";
    }
}
