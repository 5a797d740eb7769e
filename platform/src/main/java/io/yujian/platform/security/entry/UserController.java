package io.yujian.platform.security.entry;

import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.security.Allowed;
import io.yujian.platform.security.user.NewUser;
import io.yujian.platform.security.user.UserChange;
import io.yujian.platform.security.user.UserRole;
import io.yujian.platform.security.user.UserView;
import io.yujian.platform.security.user.Users;
import io.yujian.platform.web.CursorPage;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Users of the console. */
@RestController
@RequestMapping("/api/v1/users")
@ConditionalOnRole(Role.ADMIN)
class UserController {
    private final Users users;

    UserController(Users users) {
        this.users = users;
    }

    /** All users, oldest first. */
    @GetMapping
    @Allowed("users:write")
    CursorPage<UserView> listUsers() {
        return new CursorPage<>(users.all(), null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed("users:write")
    UserView createUser(@Valid @RequestBody UserRequest body) {
        return users.create(new NewUser(body.username(), body.name(), body.role(), body.password()));
    }

    @PutMapping("/{id}")
    @Allowed("users:write")
    UserView changeUser(@PathVariable long id, @Valid @RequestBody UserChangeRequest body) {
        return users.change(id, new UserChange(body.name(), body.role(), body.disabled(), body.password()));
    }

    /** A user to be made. */
    record UserRequest(
            @NotBlank @Pattern(regexp = "[A-Za-z0-9._@-]{2,64}", message = "只能用字母、数字和 . _ @ -,2 到 64 个")
            String username,

            @NotBlank @Size(max = 64) String name,
            @NotNull UserRole role,
            @NotBlank String password) {
        @Override
        public String toString() {
            return "UserRequest[username=" + username + "]";
        }
    }

    /** What is null stays as it is. */
    record UserChangeRequest(
            @Nullable @Size(min = 1, max = 64) String name,
            @Nullable UserRole role,
            @Nullable Boolean disabled,
            @Nullable String password) {
        @Override
        public String toString() {
            return "UserChangeRequest[role=" + role + ", disabled=" + disabled + "]";
        }
    }
}
