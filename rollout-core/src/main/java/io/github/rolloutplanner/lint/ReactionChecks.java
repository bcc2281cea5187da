package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.plan.ReactionTime;
import io.github.rolloutplanner.plan.RollbackPlan;
import io.github.rolloutplanner.plan.RolloutPhase;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the way back is as fast as the plan promises. */
final class ReactionChecks {

    private ReactionChecks() {}

    static void promised(LintedPlan plan, Report report) {
        RollbackPlan rollback = plan.plan().rollback();
        Optional<Duration> promised =
                rollback.within().length().filter(Words::isPositive).map(Words::bounded);
        promised.flatMap(within -> rollback.reaction().map(reaction -> new Promise(within, reaction)))
                .ifPresent(promise -> promise.check(plan, report));
    }

    /**
     * What is promised, and what it takes.
     *
     * @param within the bound of the rollback
     * @param reaction how long noticing a plain harm and the way back take
     */
    private record Promise(Duration within, ReactionTime reaction) {

        void check(LintedPlan plan, Report report) {
            if (back().compareTo(within) > 0) {
                tooSlow(report);
            } else {
                plan.phases().stream()
                        .flatMap(Promise::noticed)
                        .max(Comparator.comparing(Noticed::after))
                        .filter(slowest -> lasts(slowest).compareTo(within) > 0)
                        .ifPresent(slowest -> lastsLonger(slowest, report));
            }
        }

        private void tooSlow(Report report) {
            report.add(
                    "rollback.within",
                    "The rollback is promised within " + Words.of(within) + ", but takes " + Words.of(back()) + ": "
                            + Words.of(reaction.switching()) + " until every client follows the switch, "
                            + Words.of(reaction.clearing()) + " until no cache shows the change.",
                    "Promise " + Words.of(back()) + ", or make clients and caches follow faster.");
        }

        private void lastsLonger(Noticed slowest, Report report) {
            report.add(
                    Severity.INFO,
                    "rollback.within",
                    "The rollback takes " + Words.of(back()) + " of the " + Words.of(within) + " promised, but in "
                            + PhaseChecks.quoted(slowest.phase) + " a harm that stands at the trigger of '"
                            + slowest.metric + "' is seen only after " + Words.roughly(slowest.after)
                            + ": with the way back it lasts " + Words.roughly(lasts(slowest)) + ".",
                    "Tell those who rely on the bound that it starts when the harm is seen; more users or a coarser"
                            + " trigger show it earlier.");
        }

        private Duration back() {
            return Words.bounded(reaction.switching()).plus(Words.bounded(reaction.clearing()));
        }

        private Duration lasts(Noticed slowest) {
            return slowest.after.plus(Words.bounded(reaction.noticing())).plus(back());
        }

        private static Stream<Noticed> noticed(Placed<RolloutPhase> phase) {
            return phase.value().evidence().stream().flatMap(evidence -> noticed(phase, evidence).stream());
        }

        private static Optional<Noticed> noticed(Placed<RolloutPhase> phase, GateEvidence evidence) {
            return evidence.triggerSeenAfter()
                    .map(after -> new Noticed(phase, evidence.metric(), Words.bounded(after)));
        }
    }

    /** When a harm at a rollback trigger is seen. */
    private record Noticed(Placed<RolloutPhase> phase, String metric, Duration after) {}
}
