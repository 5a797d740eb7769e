package io.yujian.journey.insight;

import io.yujian.journey.coverage.Coverage;
import io.yujian.journey.coverage.Coverage.CoverageView;
import io.yujian.platform.overview.FigureSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The journeys' part of the first page. */
@Component
class JourneyFigures implements FigureSource {
    /** More are not counted, so that the page stays quick when things are bad. */
    private static final int BOUND = 1_000;

    private final InsightMapper mapper;
    private final Coverage coverage;

    JourneyFigures(InsightMapper mapper, Coverage coverage) {
        this.mapper = mapper;
        this.coverage = coverage;
    }

    @Override
    public List<Figure> figures() {
        CoverageView view = coverage.view();
        List<Figure> figures = new ArrayList<>(List.of(new Figure("journeysRunning", mapper.running())));
        if (view.countedAt() != null) {
            long outside = view.reasons().stream()
                    .mapToLong(Coverage.ReasonCount::customers)
                    .sum();
            figures.add(new Figure("customersInNoJourney", outside));
        }
        return List.copyOf(figures);
    }

    @Override
    public List<Warning> warnings() {
        int waiting = mapper.setAside(BOUND);
        if (waiting == 0) {
            return List.of();
        }
        String n = waiting == BOUND ? BOUND + "+" : Integer.toString(waiting);
        return List.of(new Warning(
                "runs-set-aside",
                n + " 条旅程进度出错后被搁置，请查看原因并重试",
                n + " runs were set aside: look at the reason and retry",
                "/set-aside"));
    }
}
