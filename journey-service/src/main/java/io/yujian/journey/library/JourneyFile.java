package io.yujian.journey.library;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * A journey on its way to another installation.
 *
 * @param kind always {@code yujian.journey}
 * @param format 1
 * @param references what the definition names of the installation that it comes from
 */
public record JourneyFile(
        String kind, int format, String name, ObjectNode definition, List<JourneyReference> references) {
    public static final String KIND = "yujian.journey";
    public static final int FORMAT = 1;

    /**
     * @param kind {@code coupon-batch}, {@code account}, {@code webhook}, {@code menu} or {@code journey}
     * @param id there
     * @param name there, so that a person can choose what corresponds to it; empty when it was gone
     */
    public record JourneyReference(String kind, String id, String name) {}
}
