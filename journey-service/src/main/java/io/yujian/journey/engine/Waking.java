package io.yujian.journey.engine;

import io.yujian.journey.definition.CompiledJourney;
import io.yujian.journey.definition.CompiledNode;
import io.yujian.journey.engine.RunLoop.Leg;
import io.yujian.journey.node.NodeOutcome.Awaited;
import io.yujian.journey.node.Note;
import io.yujian.journey.node.Resumption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Ends a run's wait and says how it goes on. */
@Component
class Waking {
    private static final Note UNREADABLE = new Note("这个版本的旅程无法在当前程序中运行", "this version cannot run here");
    private final JourneySource journeys;
    private final RunLoop loop;

    Waking(JourneySource journeys, RunLoop loop) {
        this.journeys = journeys;
        this.loop = loop;
    }

    /** The awaited event has come. */
    List<Leg> happened(Run run, Awaited awaited, Work work) {
        work.wake(run);
        return by(run, awaited.port(), work);
    }

    /** What the node listens for has come. */
    List<Leg> heard(Run run, Wait.Heard heard, Work work) {
        work.wake(run);
        return List.of(new Leg(run, told(heard)));
    }

    private static Resumption told(Wait.Heard heard) {
        return new Resumption.Happened(heard.eventType(), heard.accountId(), heard.data());
    }

    /** The run's timer is due; it belongs to the run's present wait. */
    List<Leg> due(Run run, @Nullable Wait wait, Work work) {
        if (run.timer() == null) {
            work.wakeByTimer(run);
        } else {
            work.wake(run); // nudged before its time
        }
        if (wait instanceof Wait.Heard heard) {
            return List.of(new Leg(run, told(heard)));
        }
        if (wait instanceof Wait.Sleep sleep) {
            return by(run, sleep.port(), work);
        }
        if (wait instanceof Wait.ForEvents events) {
            return by(run, events.timeoutPort(), work);
        }
        if (wait instanceof Wait.ForNudge || wait instanceof Wait.Listening) {
            return List.of(new Leg(run, new Resumption.Nudged()));
        }
        if (wait instanceof Wait.ForRetry) {
            return List.of(new Leg(run));
        }
        work.setAside(run, "unknown-wait", new Wait.ForRetry(), UNREADABLE);
        return List.of();
    }

    private List<Leg> by(Run run, String port, Work work) {
        CompiledJourney journey =
                journeys.version(run.origin().journeyId(), run.origin().version());
        CompiledNode<?> node = journey == null ? null : journey.node(run.standsAt());
        if (node == null) {
            work.setAside(run, "version-unavailable", new Wait.Sleep(port), UNREADABLE);
            return List.of();
        }
        return loop.leave(run, node, port, null, work) ? List.of(new Leg(run)) : List.of();
    }
}
