package io.yujian.journey.trigger.scan;

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

/** A follower scans a code; somebody who does not follow yet counts as following. */
@Component
class ScanTrigger implements TriggerType<ScanConfig> {
    @Override
    public String typeId() {
        return "scan";
    }

    @Override
    public Class<ScanConfig> configType() {
        return ScanConfig.class;
    }

    @Override
    public ExtensionMeta meta() {
        return ExtensionMeta.of(
                "official-account",
                "FullScreen",
                "扫码",
                "Scan",
                "已关注的人扫描带参数二维码；未关注的人扫码算关注。",
                "A follower scans a code; somebody who does not follow yet counts as following.",
                "扫描带参二维码，场景 {scenes}",
                "Scans a code, scene {scenes}");
    }

    @Override
    public ScanConfig example() {
        return new ScanConfig(List.of(), SceneMatch.ANY, List.of());
    }

    @Override
    public Set<String> listensTo(ScanConfig config) {
        return Set.of("mp.scan");
    }

    @Override
    public Set<Long> accounts(ScanConfig config) {
        return ChosenAccounts.of(config.accounts());
    }

    @Override
    public ObjectNode sample(ScanConfig config) {
        return config.rule().sample();
    }

    @Override
    public Optional<Entry> match(ScanConfig config, Occurrence occurrence) {
        return config.rule().match(occurrence.event());
    }

    @Override
    public List<Finding> check(ScanConfig config) {
        return config.rule().isVoid()
                ? List.of(Finding.error("scenes", "trigger.no-scene", "请填写场景值", "name the scenes"))
                : List.of();
    }
}
