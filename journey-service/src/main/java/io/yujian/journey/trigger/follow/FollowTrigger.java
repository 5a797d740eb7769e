package io.yujian.journey.trigger.follow;

import io.yujian.journey.node.Finding;
import io.yujian.journey.trigger.ChosenAccounts;
import io.yujian.journey.trigger.Entry;
import io.yujian.journey.trigger.Occurrence;
import io.yujian.journey.trigger.SceneRule.SceneMatch;
import io.yujian.journey.trigger.TriggerType;
import io.yujian.platform.extension.ExtensionMeta;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Somebody follows an Official Account, by any code or by certain ones. */
@Component
class FollowTrigger implements TriggerType<FollowConfig> {
    @Override
    public String typeId() {
        return "follow";
    }

    @Override
    public Class<FollowConfig> configType() {
        return FollowConfig.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "official-account",
                "UserFilled",
                "关注公众号",
                "Follow",
                "有人关注公众号；可以只要某些二维码带来的。",
                "Somebody follows an Official Account, by any code or by certain ones.",
                "关注公众号，场景 {scenes}",
                "Follows the account, scene {scenes}");
    }

    @Override
    public FollowConfig example() {
        return new FollowConfig(List.of(), SceneMatch.ANY, List.of());
    }

    @Override
    public Set<String> listensTo(FollowConfig config) {
        return Set.of("mp.follow");
    }

    @Override
    public Set<Long> accounts(FollowConfig config) {
        return ChosenAccounts.of(config.accounts());
    }

    @Override
    public ObjectNode sample(FollowConfig config) {
        return config.rule().sample();
    }

    @Override
    public Optional<Entry> match(FollowConfig config, Occurrence occurrence) {
        return config.rule().match(occurrence.event());
    }

    @Override
    public List<Finding> check(FollowConfig config) {
        return config.rule().isVoid()
                ? List.of(Finding.error("scenes", "trigger.no-scene", "请填写场景值", "name the scenes"))
                : List.of();
    }
}
