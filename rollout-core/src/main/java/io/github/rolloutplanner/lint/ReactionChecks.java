package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.internal.rules.LintRollbackRows;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.ReactionTime;
import io.github.rolloutplanner.plan.RollbackPlan;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.reason.Rule;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a regression is over as soon as the plan promises: detected, rolled back, and out of all caches. */
final class ReactionChecks {

    private ReactionChecks() {}

    static void promised(LintedPlan plan, Report report) {
        Promise.of(plan).filter(Promise::isBroken).ifPresent(promise -> promise.broken(report));
    }

    static void detectedLate(LintedPlan plan, Report report) {
        Promise.of(plan)
                .ifPresent(promise -> plan.phases().stream()
                        .flatMap(Detected::in)
                        .max(Comparator.comparing(Detected::after))
                        .filter(promise::isMissedBy)
                        .ifPresent(slowest -> promise.missed(slowest, report)));
    }

    /**
     * What is promised, and what it takes.
     *
     * @param within the time limit of the rollback
     * @param detection the time to detect what is plain at the first look
     * @param propagation until the rollback has reached all that it can reach
     * @param expiry until no cache has a copy
     */
    private record Promise(Duration within, Duration detection, Duration propagation, Duration expiry) {

        static Optional<Promise> of(LintedPlan plan) {
            RollbackPlan rollback = plan.plan().rollback();
            return rollback.within()
                    .length()
                    .filter(Lengths::isPositive)
                    .flatMap(within -> rollback.reaction().map(reaction -> of(within, reaction)));
        }

        private static Promise of(Duration within, ReactionTime reaction) {
            return new Promise(
                    Lengths.bounded(within),
                    Lengths.bounded(reaction.timeToDetect()),
                    Lengths.bounded(reaction.propagation()),
                    Lengths.bounded(reaction.cacheExpiry()));
        }

        boolean isBroken() {
            return total().compareTo(within) > 0;
        }

        /** Whether it is the sample that takes long, not the delays which break the promise anyway. */
        boolean isMissedBy(Detected regression) {
            return regression.after.compareTo(total()) > 0 && lasts(regression).compareTo(within) > 0;
        }

        void broken(Report report) {
            report.add(
                    "rollback.within",
                    slowestPart(),
                    fact("within", within),
                    fact("total", total()),
                    fact("detection", detection),
                    fact("propagation", propagation),
                    fact("expiry", expiry));
        }

        private Rule slowestPart() {
            if (detection.compareTo(propagation) >= 0 && detection.compareTo(expiry) >= 0) {
                return LintRollbackRows.SLOW_DETECTION;
            }
            return propagation.compareTo(expiry) >= 0
                    ? LintRollbackRows.SLOW_PROPAGATION
                    : LintRollbackRows.SLOW_EXPIRY;
        }

        void missed(Detected regression, Report report) {
            RolloutPhase phase = regression.phase.value();
            GateEvidence evidence = regression.evidence.value();
            report.add(
                    regression.evidence.path(),
                    phase.percentage().compareTo(Percentage.ONE_HUNDRED) < 0
                            ? LintRollbackRows.DETECTED_LATE_IN_PART
                            : LintRollbackRows.DETECTED_LATE_AT_FULL,
                    fact("phase", phase.name()),
                    fact("metric", evidence.metric()),
                    fact("after", regression.after),
                    fact("total", total()),
                    fact("lasts", lasts(regression)),
                    fact("within", within),
                    fact("units", Wording.plural(evidence.unit())));
        }

        private Duration total() {
            return detection.plus(propagation).plus(expiry);
        }

        private Duration lasts(Detected regression) {
            return regression.after.plus(total());
        }
    }

    /** When a phase has detected a regression at a rollback trigger. */
    private record Detected(Located<RolloutPhase> phase, Located<GateEvidence> evidence, Duration after) {

        static Stream<Detected> in(Located<RolloutPhase> phase) {
            return Located.each(phase.path("evidence"), phase.value().evidence()).stream()
                    .flatMap(evidence -> evidence.value().triggerSeenAfter().stream()
                            .map(after -> new Detected(phase, evidence, Lengths.bounded(after))));
        }
    }
}
