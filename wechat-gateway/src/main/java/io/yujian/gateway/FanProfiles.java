package io.yujian.gateway;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the platform still tells about its fans. Makes HTTP calls, so never inside a transaction. Thread-safe. */
public interface FanProfiles {
    /** Fans per call; the platform's limit. */
    int LARGEST_BATCH = 100;

    /**
     * @param openids at most {@link #LARGEST_BATCH}; those that the platform does not know are missing in the answer
     */
    Answer fetch(long accountId, List<String> openids);

    /** What came of asking. */
    sealed interface Answer {}

    /** The platform told. */
    record Told(List<FanProfile> profiles) implements Answer {}

    /**
     * It did not: the account is missing, switched off or not entitled, or the platform cannot be reached.
     *
     * @param reason a word for the log: {@code errcode-48001}, {@code no-account}, …
     */
    record NotNow(String reason) implements Answer {}

    /**
     * One fan. Names and pictures are gone: the platform gives none since the end of 2021.
     *
     * @param following false: the platform tells nothing but the ids
     * @param unionid only when the account is bound to an Open Platform account
     * @param remark what the account's staff call the fan on the platform
     * @param language such as {@code zh_CN}
     * @param followScene how the fan found the account, such as {@code ADD_SCENE_QR_CODE}
     */
    record FanProfile(
            String openid,
            boolean following,
            @Nullable String unionid,
            @Nullable String remark,
            @Nullable String language,
            @Nullable String followScene) {}
}
