package io.yujian.simulator.fan;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A fan for the control API and the page. Times are Unix seconds; {@code phone} marks fans shown as a phone. */
public record FanView(
        String appId,
        String openid,
        @Nullable String unionid,
        String person,
        String nickname,
        boolean following,
        long subscribeTime,
        String subscribeScene,
        String qrSceneStr,
        String remark,
        List<Integer> tags,
        WindowView window,
        Map<String, Integer> credits,
        boolean refusesTemplates,
        boolean phone,
        int accepted) {}
