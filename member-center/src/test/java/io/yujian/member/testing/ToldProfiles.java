package io.yujian.member.testing;

import io.yujian.gateway.FanProfiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** The platform as far as profiles go: tells what a test has put in, or refuses. */
@Primary
@Component
public class ToldProfiles implements FanProfiles {
    public final Map<String, FanProfile> known = new ConcurrentHashMap<>();
    public final List<List<String>> calls = new CopyOnWriteArrayList<>();
    public volatile @Nullable String refusal;

    @Override
    public Answer fetch(long accountId, List<String> openids) {
        calls.add(new ArrayList<>(openids));
        String no = refusal;
        return no != null
                ? new NotNow(no)
                : new Told(openids.stream()
                        .map(known::get)
                        .filter(Objects::nonNull)
                        .toList());
    }

    public void tell(String openid, @Nullable String unionid) {
        known.put(openid, new FanProfile(openid, true, unionid, null, "zh_CN", "ADD_SCENE_QR_CODE"));
    }
}
