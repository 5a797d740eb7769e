package io.yujian.journey.check;

import io.yujian.journey.definition.Problem;
import io.yujian.journey.node.ReplyWindow;
import io.yujian.journey.node.Stay;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Warns of messages that may come when the platform no longer lets them through. Walks each way to the message and keeps
 * what is left of the reply window in the worst case; what the person does on the way opens a new one.
 */
final class WindowRule {
    private WindowRule() {}

    static List<Problem> check(Drawing drawing) {
        List<Problem> problems = new ArrayList<>();
        for (String node : drawing.definition().nodes().keySet()) {
            var meaning = drawing.meaning(node);
            Optional<ReplyWindow> window = meaning == null ? Optional.empty() : meaning.replyWindow();
            if (window.isPresent() && worst(node, drawing, window.get()).isZero()) {
                problems.add(Problem.warning(
                        node,
                        null,
                        "message.after-window",
                        "走到这里时可能已经过了客服消息的可回复时长，消息会发不出去；请加一种备用的发送方式",
                        "the reply window may be over when people come here: add another channel"));
            }
        }
        return problems;
    }

    /** What is left of the window in the worst case when a run comes to the node; zero when it may be over. */
    private static Duration worst(String target, Drawing drawing, ReplyWindow window) {
        String start = drawing.definition().start();
        if (start == null) {
            return Duration.ofDays(1);
        }
        Duration opened = drawing.startEvents().stream()
                .map(type -> window.openedBy(type).orElse(Duration.ZERO))
                .min(Duration::compareTo)
                .orElse(Duration.ZERO);
        Map<String, Duration> left = new HashMap<>(Map.of(start, opened));
        Deque<String> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            String node = open.pop();
            Duration here = left.getOrDefault(node, Duration.ZERO);
            drawing.lines(node).forEach((port, next) -> {
                Duration there = after(here, drawing.stay(node, port), window);
                Duration known = left.get(next);
                if (known == null || there.compareTo(known) < 0) {
                    left.put(next, there);
                    open.push(next);
                }
            });
        }
        return left.getOrDefault(target, Duration.ofDays(1));
    }

    private static Duration after(Duration left, Stay stay, ReplyWindow window) {
        if (stay.event() != null) {
            Optional<Duration> fresh = window.openedBy(stay.event());
            if (fresh.isPresent()) {
                return fresh.get();
            }
        }
        Duration rest = left.minus(stay.longest());
        return rest.isNegative() ? Duration.ZERO : rest;
    }
}
