package io.yujian.journey.approval;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** When an approval was urged, within the last day. */
final class Urges {
    static final int MOST = 3;
    private static final Duration DAY = Duration.ofHours(24);

    private Urges() {}

    static List<Instant> read(String stored, Instant now) {
        List<Instant> urges = new ArrayList<>();
        for (String second : stored.isEmpty() ? new String[0] : stored.split(",")) {
            Instant at = Instant.ofEpochSecond(Long.parseLong(second));
            if (at.plus(DAY).isAfter(now)) {
                urges.add(at);
            }
        }
        return urges;
    }

    static String write(List<Instant> urges) {
        return urges.stream().map(at -> Long.toString(at.getEpochSecond())).collect(Collectors.joining(","));
    }
}
