package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.ReactionTime;
import io.github.rolloutplanner.plan.RollbackPlan;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.reason.Wording;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a harm ends as soon as the plan promises: the promise covers noticing it, switching and clearing. */
final class ReactionChecks {

    private ReactionChecks() {}

    static void promised(LintedPlan plan, Report report) {
        Promise.of(plan).filter(Promise::isBroken).ifPresent(promise -> promise.broken(report));
    }

    static void seenLate(LintedPlan plan, Report report) {
        Promise.of(plan)
                .ifPresent(promise -> plan.phases().stream()
                        .flatMap(ReactionChecks::seen)
                        .max(Comparator.comparing(Seen::after))
                        .filter(promise::isPassedBy)
                        .ifPresent(slowest -> promise.seenLate(slowest, report)));
    }

    private static Stream<Seen> seen(Placed<RolloutPhase> phase) {
        return Placed.each(phase.path("evidence"), phase.value().evidence()).stream()
                .flatMap(
                        evidence -> evidence
                                .value()
                                .triggerSeenAfter()
                                .map(after -> new Seen(phase, evidence, Words.bounded(after)))
                                .stream());
    }

    /**
     * What is promised, and what it takes.
     *
     * @param within the bound of the rollback
     * @param parts noticing a plain harm, switching and clearing
     */
    private record Promise(Duration within, List<Part> parts) {

        static Optional<Promise> of(LintedPlan plan) {
            RollbackPlan rollback = plan.plan().rollback();
            return rollback.within()
                    .length()
                    .filter(Words::isPositive)
                    .flatMap(within -> rollback.reaction()
                            .map(reaction -> new Promise(Words.bounded(within), Part.allOf(reaction))));
        }

        boolean isBroken() {
            return total().compareTo(within) > 0;
        }

        /** Whether it is the observations that take long, not the delays which break the promise anyway. */
        boolean isPassedBy(Seen harm) {
            return harm.after.compareTo(total()) > 0 && lasts(harm).compareTo(within) > 0;
        }

        void broken(Report report) {
            Part longest = parts.stream()
                    .reduce((one, other) -> other.takes.compareTo(one.takes) > 0 ? other : one)
                    .orElseThrow();
            report.add(
                    "rollback.within",
                    "The rollback is promised within " + Words.of(within) + ", but a plain harm lasts "
                            + Words.of(total()) + ": "
                            + Wording.and(parts.stream().map(Part::toString).toList()) + ", so that " + longest.name
                            + " takes longest.",
                    longest.advice + ", or promise " + Words.of(total()) + ".");
        }

        void seenLate(Seen harm, Report report) {
            report.add(
                    harm.evidence.path(),
                    "In " + PhaseChecks.quoted(harm.phase) + " a harm that stands at the rollback trigger of '"
                            + harm.evidence.value().metric() + "' can be told from chance only after "
                            + Words.roughly(harm.after) + ". With " + Words.of(total())
                            + " to notice it and take it back it lasts " + Words.roughly(lasts(harm))
                            + " in all, not the " + Words.of(within) + " that a plain harm is promised to end within.",
                    harm.advice());
        }

        private Duration total() {
            return parts.stream().map(Part::takes).reduce(Duration.ZERO, Duration::plus);
        }

        private Duration lasts(Seen harm) {
            return harm.after.plus(total());
        }
    }

    /**
     * A part of the way from the first bad event to the last user who is back.
     *
     * @param name what it is called
     * @param takes how long it takes
     * @param advice what makes it shorter
     */
    private record Part(String name, Duration takes, String advice) {

        static List<Part> allOf(ReactionTime reaction) {
            return List.of(
                    of("noticing it", reaction.noticing(), "Shorten the delay of the monitoring"),
                    of("switching every client", reaction.switching(), "Let clients poll the flag more often"),
                    of(
                            "clearing caches",
                            reaction.clearing(),
                            "Clear the cache as a step of the rollback, or let its copies live shorter"));
        }

        private static Part of(String name, Duration takes, String advice) {
            return new Part(name, Words.bounded(takes), advice);
        }

        @Override
        public String toString() {
            return name + " takes " + Words.of(takes);
        }
    }

    /** When a phase has seen a harm at a rollback trigger. */
    private record Seen(Placed<RolloutPhase> phase, Placed<GateEvidence> evidence, Duration after) {

        String advice() {
            String observations = Wording.plural(evidence.value().unit());
            return phase.value().share().compareTo(Percentage.FULL) < 0
                    ? "Raise the share of " + PhaseChecks.quoted(phase) + ", which brings " + observations
                            + " earlier, or set a coarser trigger, which needs fewer."
                    : "Set a coarser trigger, which needs fewer " + observations + ".";
        }
    }
}
