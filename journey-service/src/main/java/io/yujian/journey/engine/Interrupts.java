package io.yujian.journey.engine;

import io.yujian.journey.definition.CompiledJourney;
import io.yujian.journey.definition.CompiledRules;
import io.yujian.journey.definition.JourneyDefinition.GoalRule;
import io.yujian.journey.node.Note;
import io.yujian.member.ConditionFacts;
import io.yujian.platform.event.BatchEvent;
import org.springframework.stereotype.Component;

/** Goals and exit rules: what concerns a run wherever it stands, and a goal also when it is over. */
@Component
class Interrupts {
    private static final Note GOAL = new Note("达成目标", "reached the goal");
    private static final Note GOAL_LEFT = new Note("达成目标，离开旅程", "reached the goal: left the journey");
    private static final Note EXIT = new Note("符合退出条件，离开旅程", "an exit rule holds: left the journey");

    /** The event comes before what it may wake: whoever must leave does not take another step. */
    void apply(BatchEvent e, Run run, CompiledJourney journey, Work work) {
        CompiledRules rules = journey.rules();
        if (!rules.concerns(run.origin().key(), e.event())) {
            return;
        }
        ConditionFacts told = work.facts(run, e.event().data());
        GoalRule goal = rules.goal();
        if (goal != null
                && !run.memory().reachedGoal()
                && rules.isGoal(e.event(), told)
                && !work.now().isAfter(run.origin().enteredAt().plus(goal.window()))) {
            boolean ends = goal.ends() && run.state().alive();
            work.reachGoal(run, ends ? GOAL_LEFT : GOAL);
            if (ends) {
                work.leave(run, "goal", null);
            }
        }
        if (run.state().alive() && rules.endsBy(e.event(), told)) {
            work.leave(run, "exit-rule", EXIT);
        }
        endIfDue(run, rules, work);
    }

    /** By what is known about the customer now. */
    void endIfDue(Run run, CompiledRules rules, Work work) {
        if (rules.hasConditionExit()
                && run.state().alive()
                && rules.endsBy(work.facts(run, run.memory().trigger()))) {
            work.leave(run, "exit-rule", EXIT);
        }
    }
}
