package io.yujian.e2e;

import io.yujian.testkit.process.JsonApi;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What arrived on the phones: how often each text, repeats under a known key not counted. */
final class Arrivals {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PAGE = 2_000;
    private final JsonApi simulator;
    private final String appId;
    private final Map<String, Integer> times = new HashMap<>();
    private long seq;
    private long all;

    Arrivals(JsonApi simulator, String appId) {
        this.simulator = simulator;
        this.appId = appId;
    }

    /** Looks what is new; often enough, since the simulator keeps the last fifty thousand. */
    void look() {
        JsonNode messages;
        do {
            messages = simulator
                    .get("/sim/api/received?appId=" + appId + "&afterSeq=" + seq + "&limit=" + PAGE)
                    .path("messages");
            for (JsonNode message : messages) {
                seq = message.path("seq").asLong();
                if (message.path("errcode").asInt() == 0
                        && !message.path("repeated").asBoolean()) {
                    JsonNode body = JSON.readTree(message.path("body").asString());
                    String text = body.path("text")
                            .path("content")
                            .asString(body.path("data")
                                    .path("thing1")
                                    .path("value")
                                    .asString(""));
                    times.merge(message.path("openid").asString() + " " + text, 1, Integer::sum);
                    all++;
                }
            }
        } while (messages.size() == PAGE);
    }

    int times(String openid, String text) {
        return times.getOrDefault(openid + " " + text, 0);
    }

    long all() {
        return all;
    }
}
