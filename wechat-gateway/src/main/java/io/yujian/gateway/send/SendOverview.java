package io.yujian.gateway.send;

import io.yujian.gateway.stop.Stops;
import io.yujian.platform.overview.FigureSource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Sends of the last day, on the first page. */
@Component
class SendOverview implements FigureSource {
    private static final Duration DAY = Duration.ofDays(1);

    private final SendFigures figures;
    private final Stops stops;
    private final InstantSource clock;

    SendOverview(SendFigures figures, Stops stops, InstantSource clock) {
        this.figures = figures;
        this.stops = stops;
        this.clock = clock;
    }

    @Override
    public List<Figure> figures() {
        SendFigures.Figures day = figures.of(DAY, clock.instant());
        return List.of(
                new Figure("sent24h", day.states().getOrDefault("sent", 0L)),
                new Figure("refused24h", day.states().getOrDefault("refused", 0L)),
                new Figure("notSent24h", day.states().getOrDefault("not_sent", 0L)),
                new Figure("unknown24h", day.states().getOrDefault("unknown", 0L)),
                new Figure("sendP50Ms", day.p50Ms()),
                new Figure("sendP99Ms", day.p99Ms()));
    }

    @Override
    public List<Warning> warnings() {
        List<Warning> warnings = new ArrayList<>();
        if (stops.any()) {
            warnings.add(
                    new Warning("sends-stopped", "发送已被人工停止，解除前相关消息不会发出", "Sends were stopped by a person", "/stops"));
        }
        long unknown = figures.of(DAY, clock.instant()).states().getOrDefault("unknown", 0L);
        if (unknown > 0) {
            warnings.add(new Warning(
                    "unknown-sends",
                    "最近 24 小时有 " + unknown + " 条消息结果未知，请在消息记录中处理",
                    unknown + " messages of the last day have an unknown result",
                    "/messages?state=UNKNOWN"));
        }
        return warnings;
    }
}
