package io.yujian.journey.trigger.unfollow;

import io.yujian.journey.trigger.ChosenAccounts;
import io.yujian.journey.trigger.Entry;
import io.yujian.journey.trigger.Occurrence;
import io.yujian.journey.trigger.TriggerType;
import io.yujian.platform.extension.ExtensionMeta;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Somebody unfollows an Official Account; messages of that account reach the person no more. */
@Component
class UnfollowTrigger implements TriggerType<UnfollowConfig> {
    @Override
    public String typeId() {
        return "unfollow";
    }

    @Override
    public Class<UnfollowConfig> configType() {
        return UnfollowConfig.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "official-account",
                "Remove",
                "取消关注",
                "Unfollow",
                "有人取消关注公众号；之后不能再给他发公众号消息。",
                "Somebody unfollows an Official Account; messages of that account reach the person no more.",
                "取消关注公众号",
                "Unfollows the account");
    }

    @Override
    public UnfollowConfig example() {
        return new UnfollowConfig(List.of());
    }

    @Override
    public Set<String> listensTo(UnfollowConfig config) {
        return Set.of("mp.unfollow");
    }

    @Override
    public Set<Long> accounts(UnfollowConfig config) {
        return ChosenAccounts.of(config.accounts());
    }

    @Override
    public Optional<Entry> match(UnfollowConfig config, Occurrence occurrence) {
        return Optional.of(new Entry(occurrence.event().data()));
    }
}
