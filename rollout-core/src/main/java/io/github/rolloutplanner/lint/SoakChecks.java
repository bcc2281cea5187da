package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.internal.evidence.Traffic;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.policy.EvidencePolicy;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/** Whether phases stay long enough to see a whole day. */
final class SoakChecks {
    private static final Duration DAY = Duration.ofDays(1);
    private static final double TENTHS = 10;

    private SoakChecks() {}

    static void aDayForPeople(LintedPlan plan, Report report) {
        for (Located<RolloutPhase> phase : lessThanADay(plan)) {
            List<String> metrics = plan.gatesOf(phase).stream()
                    .filter(MeasuredGate::isOfPeople)
                    .map(gate -> "'" + gate.metric() + "'")
                    .distinct()
                    .toList();
            if (!metrics.isEmpty()) {
                report.add(
                        phase.path("soak"),
                        PhaseChecks.named(phase) + " stays for " + FindingText.of(soakOf(phase)) + ", but is gated on "
                                + Wording.and(metrics)
                                + ": what people do differs by the hour, and a part of a day shows only some of them.",
                        "Let it stay for a day or more, or gate it on what a machine does.");
            }
        }
    }

    static void peak(LintedPlan plan, Report report) {
        plan.people()
                .countable()
                .filter(population -> !population.hourlyProfile().isEmpty())
                .map(Day::of)
                .ifPresent(day -> lessThanADay(plan).stream()
                        .filter(phase -> day.isUneven(soakOf(phase)))
                        .forEach(phase -> peak(phase, day, report)));
    }

    private static void peak(Located<RolloutPhase> phase, Day day, Report report) {
        Duration soak = soakOf(phase);
        int hour = day.busiestHour();
        report.add(
                phase.path("soak"),
                PhaseChecks.named(phase) + " stays for " + FindingText.of(soak)
                        + ". Started at the wrong time, it sees "
                        + percent(day.quietest(soak)) + " of a day's traffic instead of the "
                        + percent(Day.even(soak))
                        + " of an even day; nothing makes sure that it sees the busiest hour, from "
                        + hour + " to " + (hour + 1) + " o'clock with " + percent(day.busiest()) + ".",
                "Let it stay for a day, which covers each hour whenever it starts, or say when it starts.");
    }

    /** The phases with users that are over before each hour of a day has come. */
    private static List<Located<RolloutPhase>> lessThanADay(LintedPlan plan) {
        return plan.phases().stream()
                .filter(phase -> Percentages.isOfSomebody(phase.value().percentage()))
                .filter(phase -> phase.value()
                        .soak()
                        .filter(soak -> FindingText.isPositive(soak) && soak.compareTo(DAY) < 0)
                        .isPresent())
                .toList();
    }

    private static Duration soakOf(Located<RolloutPhase> phase) {
        return phase.value().soak().orElseThrow();
    }

    private static String percent(double fraction) {
        return Percentage.percent(Math.round(fraction * 100 * TENTHS) / TENTHS).toString();
    }

    /**
     * A day of traffic with its weights of each hour.
     *
     * @param traffic how much comes when it is quietest
     * @param weights the weights of its hours
     */
    private record Day(Traffic traffic, List<Double> weights) {
        private static final double ROUNDING = 1e-6;

        static Day of(Population population) {
            return new Day(Traffic.of(population, EvidencePolicy.standard()), population.hourlyProfile());
        }

        int busiestHour() {
            return weights.indexOf(Collections.max(weights));
        }

        /** The part of the day that the busiest hour carries. */
        double busiest() {
            return Collections.max(weights)
                    / weights.stream().mapToDouble(Double::doubleValue).sum();
        }

        /** The part of the day in the quietest stretch of a length. */
        double quietest(Duration length) {
            return traffic.observations(ExposureUnit.REQUEST, length) / traffic.observations(ExposureUnit.REQUEST, DAY);
        }

        boolean isUneven(Duration length) {
            return quietest(length) < even(length) - ROUNDING;
        }

        /** The part of the day that a length is. */
        static double even(Duration length) {
            return (double) length.toSeconds() / DAY.toSeconds();
        }
    }
}
