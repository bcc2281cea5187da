package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.ReactionTime;
import io.github.rolloutplanner.plan.RollbackPlan;
import io.github.rolloutplanner.plan.RolloutPhase;
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

    private static Stream<Seen> seen(Located<RolloutPhase> phase) {
        return Located.each(phase.path("evidence"), phase.value().evidence()).stream()
                .flatMap(evidence -> evidence
                        .value()
                        .triggerSeenAfter()
                        .map(after -> new Seen(phase, evidence, FindingText.bounded(after)))
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
                    .filter(FindingText::isPositive)
                    .flatMap(within -> rollback.reaction()
                            .map(reaction -> new Promise(FindingText.bounded(within), Part.allOf(reaction))));
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
                    "The rollback is promised within " + FindingText.of(within) + ", but a plain harm lasts "
                            + FindingText.of(total()) + ": "
                            + Wording.and(parts.stream().map(Part::toString).toList()) + ", so that " + longest.name
                            + " takes longest.",
                    longest.advice + ", or promise " + FindingText.of(total()) + ".");
        }

        void seenLate(Seen harm, Report report) {
            report.add(
                    harm.evidence.path(),
                    "In " + PhaseChecks.quoted(harm.phase) + " a harm that stands at the rollback trigger of '"
                            + harm.evidence.value().metric() + "' can be told from chance only after "
                            + FindingText.roughly(harm.after) + ". With " + FindingText.of(total())
                            + " to notice it and take it back it lasts " + FindingText.roughly(lasts(harm))
                            + " in all, not the " + FindingText.of(within)
                            + " that a plain harm is promised to end within.",
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
                    of("noticing it", reaction.timeToDetect(), "Shorten the delay of the monitoring"),
                    of("switching every client", reaction.flagPropagation(), "Let clients poll the flag more often"),
                    of(
                            "clearing caches",
                            reaction.cacheExpiry(),
                            "Clear the cache as a step of the rollback, or let its copies live shorter"));
        }

        private static Part of(String name, Duration takes, String advice) {
            return new Part(name, FindingText.bounded(takes), advice);
        }

        @Override
        public String toString() {
            return name + " takes " + FindingText.of(takes);
        }
    }

    /** When a phase has seen a harm at a rollback trigger. */
    private record Seen(Located<RolloutPhase> phase, Located<GateEvidence> evidence, Duration after) {

        String advice() {
            String observations = Wording.plural(evidence.value().unit());
            return phase.value().percentage().compareTo(Percentage.ONE_HUNDRED) < 0
                    ? "Raise the percentage of " + PhaseChecks.quoted(phase) + ", which brings " + observations
                            + " earlier, or set a coarser trigger, which needs fewer."
                    : "Set a coarser trigger, which needs fewer " + observations + ".";
        }
    }
}
