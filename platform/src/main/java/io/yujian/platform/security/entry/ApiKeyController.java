package io.yujian.platform.security.entry;

import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.security.Allowed;
import io.yujian.platform.security.key.ApiKeyView;
import io.yujian.platform.security.key.ApiKeys;
import io.yujian.platform.web.CursorPage;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Keys by which machines call the API. */
@RestController
@RequestMapping("/api/v1/api-keys")
@ConditionalOnRole(Role.ADMIN)
class ApiKeyController {
    private final ApiKeys keys;

    ApiKeyController(ApiKeys keys) {
        this.keys = keys;
    }

    /** Keys that are not revoked, oldest first. */
    @GetMapping
    @Allowed("keys:write")
    CursorPage<ApiKeyView> listApiKeys() {
        return new CursorPage<>(keys.all(), null);
    }

    /** The answer is the only place that ever shows the whole key. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed("keys:write")
    CreatedApiKey createApiKey(@Valid @RequestBody ApiKeyRequest body) {
        ApiKeys.NewKey made = keys.create(body.name(), body.scopes(), body.expiresAt());
        return new CreatedApiKey(made.view().id(), made.key(), made.view());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed("keys:write")
    void deleteApiKey(@PathVariable long id) {
        keys.revoke(id);
    }

    /** @param expiresAt null for a key that lasts until it is revoked */
    record ApiKeyRequest(
            @NotBlank @Size(max = 64) String name,
            @NotEmpty List<@NotBlank String> scopes,
            @Nullable Instant expiresAt) {}

    /** @param key the whole key, shown this once */
    record CreatedApiKey(String id, String key, ApiKeyView apiKey) {
        @Override
        public String toString() {
            return "CreatedApiKey[id=" + id + "]";
        }
    }
}
