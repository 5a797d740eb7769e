package io.yujian.member.customer;

import io.yujian.platform.id.Ids;
import io.yujian.platform.overview.FigureSource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** Customers on the first page. */
@Component
class CustomerFigures implements FigureSource {
    /** Counting further would take too long; the page says "more than". */
    private static final long MOST = 200_000;

    private final CustomerCountMapper mapper;
    private final InstantSource clock;

    CustomerFigures(CustomerCountMapper mapper, InstantSource clock) {
        this.mapper = mapper;
        this.clock = clock;
    }

    @Override
    public List<Figure> figures() {
        long dayAgo = Ids.firstAt(clock.instant().minus(Duration.ofHours(24)));
        long counted = mapper.countFrom(0, MOST);
        return List.of(
                new Figure("newFans24h", mapper.countFrom(dayAgo, MOST)),
                new Figure("customers", counted < MOST ? counted : Math.max(counted, mapper.about())));
    }
}
