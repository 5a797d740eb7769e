package io.yujian.e2e;

import io.yujian.testkit.process.JsonApi;
import io.yujian.testkit.process.ProductStack;
import io.yujian.testkit.reference.Happening;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings events to whichever node answers: a post that a kill has cut off is made again at the other one, under the same
 * ids, as the API tells its callers to do.
 */
final class Deliveries {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int AT_ONCE = 250;
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(4);

    private final List<JsonApi> nodes;
    private final JsonApi simulator;
    private final String appId;
    private final ExecutorService hands;
    private final Supplier<String> password;
    private int turn;

    /** An event of a person. */
    record Posted(String id, String openid, Happening event) {}

    /** Something done with the phone. */
    record Act(String openid, String action) {}

    Deliveries(ProductStack stack, List<ProductStack.Node> nodes, String appId, ExecutorService hands) {
        this.nodes = new ArrayList<>(nodes.stream().map(stack::admin).toList());
        this.simulator = stack.simulator();
        this.appId = appId;
        this.hands = hands;
        this.password = stack::adminPassword;
    }

    /** Returns when all are stored, in this order for each person. */
    void post(List<Posted> events) {
        for (int from = 0; from < events.size(); from += AT_ONCE) {
            List<Posted> some = events.subList(from, Math.min(events.size(), from + AT_ONCE));
            ObjectNode body = JSON.createObjectNode();
            ArrayNode list = body.putArray("events");
            for (Posted each : some) {
                ObjectNode event = list.addObject()
                        .put("id", each.id())
                        .put("type", each.event().type());
                event.putObject("identity").put("namespace", "openid:" + appId).put("value", each.openid());
                ObjectNode data = event.putObject("data");
                each.event().data().forEach(data::put);
            }
            post(body.toString());
        }
    }

    private void post(String body) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < PATIENCE) {
            JsonApi node = nodes.get(turn++ % nodes.size());
            try {
                JsonApi.Answer answer = node.call("POST", "/api/v1/events", body);
                if (answer.status() == 401 || answer.status() == 403) {
                    node.login("admin", password.get());
                } else if (answer.status() < 500) {
                    answer.ok().path("items").forEach(item -> {
                        if (!item.path("error").isNull() && !item.path("error").isMissingNode()) {
                            throw new AssertionError("an event was refused: " + item);
                        }
                    });
                    return;
                } else {
                    pause();
                }
            } catch (UncheckedIOException killed) {
                pause();
            }
        }
        throw new AssertionError("no node takes events");
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The platform repeats callbacks until a node answers. */
    CompletableFuture<Void> act(List<Act> acts) {
        return CompletableFuture.allOf(acts.stream()
                .map(act -> CompletableFuture.runAsync(
                        () -> simulator.post(
                                "/sim/api/act",
                                "{\"appId\":\"%s\",\"openid\":\"%s\",\"action\":\"%s\",\"content\":\"在吗\"}"
                                        .formatted(appId, act.openid(), act.action())),
                        hands))
                .toArray(CompletableFuture<?>[]::new));
    }

    /** Minus the callbacks that are still under way; one that was given up fails. */
    long callbacksUnderWay() {
        var counts = simulator.get("/sim/api/callbacks/counts?appId=" + appId);
        if (counts.path("failed").asLong() > 0) {
            throw new AssertionError("the simulator gave up: " + counts);
        }
        return counts.path("delivered").asLong() - counts.path("emitted").asLong();
    }
}
