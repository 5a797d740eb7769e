package io.yujian.gateway.menu;

import io.yujian.gateway.account.ChannelAccount;
import io.yujian.gateway.wechat.MpAnswer;
import io.yujian.platform.event.Event;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** User tags at the platform. They are WeChat's own, not the tags of customers. Source: WeChat's "用户标签管理". */
@Component
class UserTags {
    private static final int DUPLICATE_NAME = 45157;

    private final MenuCalls calls;
    private final MenuJson json;
    private final InstantSource clock;

    UserTags(MenuCalls calls, MenuJson json, InstantSource clock) {
        this.calls = calls;
        this.json = json;
        this.clock = clock;
    }

    /** @param fans how many carry it, as the platform counts */
    record UserTag(int id, String name, long fans) {}

    List<UserTag> all(ChannelAccount account) {
        MenuCalls.Result result = call(account, "/cgi-bin/tags/get", null);
        if (result instanceof MenuCalls.Answered done && done.answer() instanceof MpAnswer.Done answer) {
            return answer.body().path("tags").valueStream().map(UserTags::read).toList();
        }
        throw MenuErrors.of(result);
    }

    private static UserTag read(JsonNode tag) {
        return new UserTag(
                tag.path("id").asInt(0),
                tag.path("name").asString(""),
                tag.path("count").asLong(0));
    }

    /** The tag with this name, made when there is none; a second call finds the first one's. */
    int require(ChannelAccount account, String name) {
        ObjectNode body = json.object();
        body.putObject("tag").put("name", name);
        MenuCalls.Result result = call(account, "/cgi-bin/tags/create", json.write(body));
        if (result instanceof MenuCalls.Answered done) {
            if (done.answer() instanceof MpAnswer.Done answer) {
                return answer.body().path("tag").path("id").asInt(0);
            }
            if (done.answer() instanceof MpAnswer.Refused refused && refused.code() == DUPLICATE_NAME) {
                return all(account).stream()
                        .filter(tag -> tag.name().equals(name))
                        .map(UserTag::id)
                        .findFirst()
                        .orElseThrow(() -> MenuErrors.of(result));
            }
        }
        throw MenuErrors.of(result);
    }

    private MenuCalls.Result call(ChannelAccount account, String path, @Nullable String body) {
        return calls.call(account, path, body, Event.LANE_TRIGGERED, clock.instant());
    }
}
