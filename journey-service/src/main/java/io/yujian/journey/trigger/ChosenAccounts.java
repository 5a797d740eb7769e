package io.yujian.journey.trigger;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Channel accounts as configurations name them: ids as text, because they exceed what a browser's number holds. */
public final class ChosenAccounts {
    /** For {@code @Pattern} on the items of the list. */
    public static final String PATTERN = "[0-9]{1,18}";

    private ChosenAccounts() {}

    /** Null or empty: any account. */
    public static Set<Long> of(@Nullable List<String> accounts) {
        return accounts == null
                ? Set.of()
                : accounts.stream().map(Long::valueOf).collect(Collectors.toUnmodifiableSet());
    }
}
