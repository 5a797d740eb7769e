package io.yujian.member.live;

import io.yujian.platform.wakeup.Broadcast;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Shows on every node what the others handle, a few times a second. Without Redis a console sees what its own node
 * handles.
 */
@Component
class ShareLiveEvents {
    private static final int MOST_AT_ONCE = 20;

    private final LiveEvents events;
    private final JsonMapper json;
    /** Number of the newest that was shared; touched by the broadcast's thread only. */
    private long shared;

    ShareLiveEvents(Broadcast broadcast, LiveEvents events, JsonMapper json) {
        this.events = events;
        this.json = json;
        broadcast.share("live", this::fresh, this::receive);
    }

    private record News(List<LiveEvent> events) {}

    private @Nullable String fresh() {
        List<LiveEvents.Numbered> fresh = events.ownAfter(shared, MOST_AT_ONCE);
        if (fresh.isEmpty()) {
            return null;
        }
        shared = fresh.get(fresh.size() - 1).number();
        return json.writeValueAsString(
                new News(fresh.stream().map(LiveEvents.Numbered::event).toList()));
    }

    private void receive(String news) {
        events.addFromElsewhere(json.readValue(news, News.class).events());
    }
}
