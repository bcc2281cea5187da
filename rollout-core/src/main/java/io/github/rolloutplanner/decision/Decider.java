package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.internal.state.TransitionLog;
import io.github.rolloutplanner.observation.Transition;
import java.time.Duration;
import java.util.List;

/**
 * Decides at one look. What was detected comes first, also where the split is broken; then everything that is waited for;
 * where nothing is, the rollout is promoted.
 *
 * @param moment where the rollout stands
 * @param calls whom it has called so far
 * @param beside what is waited for beside plan and policy
 */
record Decider(Moment moment, Calls calls, List<Wait> beside) {

    Decision decide() {
        Look look = moment.look();
        TransitionLog log = moment.log();
        Approvals approvals = new Approvals(moment.view(), log);
        if (log.end().isPresent() && !log.isRolledBack()) {
            return new Decision.Complete(look, approvals.given());
        }
        List<Cause> causes = new CauseSearch(moment).causes();
        if (!causes.isEmpty()) {
            return new Decision.RollBack(look, causes, procedure(causes));
        }
        List<Wait> waits = new WaitSearch(moment).waits(beside);
        if (!waits.isEmpty()) {
            return new Decision.Hold(
                    look,
                    waits,
                    calls.news(waits, log.phase()),
                    new NextLook(look, moment.view().dataEvery(moment.log().phase())).after(waits));
        }
        return moment.view().isLast(log.phase())
                ? new Decision.Complete(look, approvals.given())
                : new Decision.Advance(look, moment.view().phase(log.phase() + 1), approvals.given());
    }

    private RollbackProcedure procedure(List<Cause> causes) {
        Duration at =
                moment.log().end().map(Transition::at).orElse(moment.look().at());
        return RollbackProcedure.from(
                moment.view().plan(), moment.log().phase(), RollbackProcedure.Pace.IMMEDIATE, at, causes);
    }
}
