package io.yujian.journey.engine;

import io.yujian.journey.node.NodeOutcome.Awaited;
import io.yujian.platform.timer.Timer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One customer's walk through one version of a journey. Mutable, confined to the transaction that holds the customer's
 * lock.
 */
public final class Run {
    private Origin origin;
    private final RunMemory memory;
    private final boolean fresh;
    private final List<TrailStep> trail = new ArrayList<>();
    private RunState state;
    private @Nullable String node;
    private int waitNo;
    private @Nullable Instant timerDue;
    private long timerId;
    private Instant since;
    private @Nullable String reason;
    private int moves;
    private Instant causedAt;

    /**
     * What never changes about a run, but for the version when people inside are moved to a newer one.
     *
     * @param id time-sorted
     * @param accountId channel account it came through; 0 when none
     * @param recipient openid there; null when none
     * @param causedAt when the event that started it was received
     * @param key value of the journey's entry key, at most 100 characters; empty: none
     */
    public record Origin(
            long id,
            long journeyId,
            int version,
            long customerId,
            long identityId,
            long accountId,
            @Nullable String recipient,
            byte lane,
            String traceId,
            Instant causedAt,
            Instant enteredAt,
            String key) {
        private Origin in(int other) {
            return new Origin(
                    id,
                    journeyId,
                    other,
                    customerId,
                    identityId,
                    accountId,
                    recipient,
                    lane,
                    traceId,
                    causedAt,
                    enteredAt,
                    key);
        }
    }

    /**
     * What changes, as stored.
     *
     * @param node where it stands; null when it is over
     * @param waitNo number of its latest wait; timers of older waits do nothing
     * @param timerDue with {@code timerId} the key of its timer; null when it has none
     * @param since when it came to where it stands
     * @param reason why it ended or was set aside
     * @param moves transactions that moved it
     */
    public record Position(
            RunState state,
            @Nullable String node,
            int waitNo,
            @Nullable Instant timerDue,
            long timerId,
            Instant since,
            @Nullable String reason,
            int moves) {}

    private Run(Origin origin, Position position, RunMemory memory, boolean fresh) {
        this.origin = origin;
        this.memory = memory;
        this.fresh = fresh;
        this.state = position.state();
        this.node = position.node();
        this.waitNo = position.waitNo();
        this.timerDue = position.timerDue();
        this.timerId = position.timerId();
        this.since = position.since();
        this.reason = position.reason();
        this.moves = position.moves();
        this.causedAt = origin.causedAt();
    }

    public static Run restore(Origin origin, Position position, RunMemory memory) {
        return new Run(origin, position, memory, false);
    }

    static Run start(Origin origin, RunMemory memory) {
        Position position = new Position(RunState.WAITING, null, 0, null, 0, origin.enteredAt(), null, 0);
        return new Run(origin, position, memory, true);
    }

    public Origin origin() {
        return origin;
    }

    public Position position() {
        return new Position(state, node, waitNo, timerDue, timerId, since, reason, moves);
    }

    public RunMemory memory() {
        return memory;
    }

    /** True when this transaction made it. */
    public boolean fresh() {
        return fresh;
    }

    /** What this transaction added to its story. */
    public List<TrailStep> trail() {
        return List.copyOf(trail);
    }

    public long id() {
        return origin.id();
    }

    /** What brought the person in, as it is counted. */
    public String source() {
        return memory.source(origin.accountId());
    }

    /** When that which moves it in this transaction was received or due. */
    Instant causedAt() {
        return causedAt;
    }

    void causedBy(Instant at) {
        causedAt = at;
    }

    public RunState state() {
        return state;
    }

    /** Null when it is over. */
    public @Nullable String node() {
        return node;
    }

    public int waitNo() {
        return waitNo;
    }

    /** Events that end its wait; none when it waits for something else, or is over. */
    public List<Awaited> awaits() {
        return memory.waitsFor() instanceof Wait.ForEvents wait ? wait.events() : List.of();
    }

    String standsAt() {
        return Objects.requireNonNull(node, "a run that is alive stands at a node");
    }

    @Nullable
    Timer timer() {
        return timerDue == null ? null : new Timer(origin.lane(), timerDue, timerId, id(), waitNo);
    }

    /** From here on it walks another version of its journey. */
    void version(int other) {
        origin = origin.in(other);
    }

    void tell(TrailStep step) {
        trail.add(step);
    }

    void arrive(String at, Instant now) {
        node = at;
        since = now;
        state = RunState.WAITING;
        memory.arrive(at);
    }

    /** Begins a new wait; timers of earlier waits are void from here on. */
    void waitFor(Wait wait) {
        waitNo++;
        memory.waitFor(wait);
    }

    void timer(@Nullable Timer timer) {
        timerDue = timer == null ? null : timer.dueAt();
        timerId = timer == null ? 0 : timer.id();
    }

    /** The wait is over; the run is on its way again. */
    void go() {
        memory.waitFor(null);
        timer(null);
        state = RunState.WAITING;
        reason = null;
    }

    void hold(Wait thenFor) {
        state = RunState.HELD;
        memory.waitFor(thenFor);
        timer(null);
    }

    void setAside(String why, Wait keep) {
        state = RunState.SET_ASIDE;
        reason = why;
        memory.waitFor(keep);
        timer(null);
    }

    void release() {
        state = RunState.WAITING;
        reason = null;
    }

    void end(RunState how, String why, Instant now) {
        state = how;
        reason = why;
        since = now;
        node = null;
        memory.waitFor(null);
        timer(null);
    }

    void moved() {
        moves++;
    }
}
