package io.yujian.gateway.account;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What people enter about an account. When an account is changed, a secret that is null or empty stays as it was.
 *
 * @param kind {@code mp}
 * @param appId 开发者ID; fixed once the account exists
 * @param originalId 原始ID {@code gh_…}
 * @param secret AppSecret
 * @param token 令牌, 3 to 32 letters and digits
 * @param encodingAesKey 43 characters; needed unless the mode is plaintext
 * @param mode {@code plaintext}, {@code compatible} or {@code safe}
 * @param apiHost other address of the platform's API (a proxy or a simulator); null: the real one
 * @param enabled null: yes
 */
public record AccountRequest(
        @NotBlank @Pattern(regexp = "mp") String kind,
        @NotBlank @Size(max = 64) String name,
        @NotBlank @Pattern(regexp = "[A-Za-z0-9_-]{4,64}") String appId,

        @Nullable @Pattern(regexp = "|gh_[A-Za-z0-9_]{1,60}")
        String originalId,

        @Nullable @Size(max = 128) String secret,
        @Nullable @Size(max = 64) String token,
        @Nullable @Size(max = 64) String encodingAesKey,
        @NotBlank String mode,

        @Nullable @Size(max = 255) @Pattern(regexp = "|https?://[A-Za-z0-9.:_\\[\\]-]+")
        String apiHost,

        @Nullable Boolean enabled) {
    @Override
    public String toString() {
        return "AccountRequest[appId=" + appId + "]";
    }
}
