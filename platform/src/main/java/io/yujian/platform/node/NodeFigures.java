package io.yujian.platform.node;

import io.yujian.platform.overview.FigureSource;
import io.yujian.platform.time.DatabaseClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Processes on the first page: those that ended without a word and those whose clock is wrong. */
@Component
class NodeFigures implements FigureSource {
    /** For so long a process that was lost is worth a look; after that its story is in the logs. */
    private static final Duration SHOWN = Duration.ofHours(1);

    private final LiveNodes nodes;
    private final DatabaseClock clock;

    NodeFigures(LiveNodes nodes, DatabaseClock clock) {
        this.nodes = nodes;
        this.clock = clock;
    }

    @Override
    public List<Figure> figures() {
        return List.of(new Figure("nodes", nodes.list().size()));
    }

    @Override
    public List<Warning> warnings() {
        List<Warning> warnings = new ArrayList<>();
        Instant now = clock.instant();
        for (LiveNodes.Node lost : nodes.lostSince(now.minus(SHOWN))) {
            long minutes = Duration.between(lost.at(), now).toMinutes();
            warnings.add(new Warning(
                    "node-lost",
                    "进程 " + lost.address() + "（" + lost.roles() + "）" + minutes
                            + " 分钟前失去联系，没有正常退出；它手上的工作已由其他进程接手或等待接手，请查看它的日志。",
                    "Process " + lost.address() + " (" + lost.roles() + ") was lost " + minutes
                            + " minutes ago without an orderly end. Others take over its work; look at its log.",
                    "/system"));
        }
        for (LiveNodes.Node node : nodes.list()) {
            if (!DatabaseClock.isTolerated(node.clockOffsetMs())) {
                warnings.add(new Warning(
                        "clock-off",
                        "进程 " + node.address() + " 的时钟与数据库相差 " + node.clockOffsetMs() + " 毫秒，已暂不就绪；请检查时间同步。",
                        "The clock of process " + node.address() + " differs from the database's by "
                                + node.clockOffsetMs() + " ms; it is not ready. Look at time synchronisation.",
                        "/system"));
            }
        }
        return warnings;
    }
}
