package io.yujian.journey.rehearse;

import io.yujian.journey.insight.RunView.StepView;
import io.yujian.journey.node.Note;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What would have become of the person.
 *
 * @param now the rehearsal's clock at its end
 * @param cameToRest false when a short wait in a circle was broken off
 * @param entering what lets the person in later, unless something happens first
 * @param refused reasons why the person did not enter, as in the why-log
 * @param done messages, coupons, tags, … that would have been, in order
 */
public record TriedView(
        Instant now,
        boolean cameToRest,
        List<TriedRun> runs,
        List<TriedEntry> entering,
        List<String> refused,
        List<TriedEffect> done,
        Set<String> tags,
        Map<String, String> attributes) {
    /**
     * @param node where the person stands; null when it is over
     * @param wakeAt when it goes on at the latest
     * @param answers what it waits for besides the time; whichever happens first decides
     */
    public record TriedRun(
            String state,
            @Nullable String node,
            @Nullable String reason,
            @Nullable Instant wakeAt,
            List<Answer> answers,
            List<StepView> steps) {}

    /**
     * Something the run waits for.
     *
     * @param match fields of the event's data that must have these values
     * @param port by which the run goes on; empty: the person does not enter
     */
    public record Answer(String eventType, Map<String, String> match, String port) {}

    /**
     * An entry that is still to come.
     *
     * @param at when the person enters
     * @param unless any of them ends the matter
     */
    public record TriedEntry(Instant at, List<Answer> unless) {}

    /** Ways into the journey. */
    public record Ways(List<WayView> ways) {}

    /**
     * @param trigger type id
     * @param accounts ids of channel accounts whose events alone are heard; empty: any
     * @param sample data of an event that starts a run, to be changed
     */
    public record WayView(String trigger, String eventType, List<String> accounts, ObjectNode sample) {}

    /** @param kind {@code message}, {@code coupon}, {@code tag}, {@code attribute}, {@code journey} */
    public record TriedEffect(Instant at, String node, String kind, Note line, ObjectNode content) {}
}
