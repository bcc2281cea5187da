package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.internal.evidence.Traffic;
import io.github.rolloutplanner.internal.rules.LintPhaseRows;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.policy.EvidencePolicy;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/** Whether phases soak long enough to cover a whole day. */
final class SoakChecks {
    static final Duration DAY = Duration.ofDays(1);
    private static final double TENTHS = 10;

    private SoakChecks() {}

    static void fullDay(LintedPlan plan, Report report) {
        for (Located<RolloutPhase> phase : lessThanADay(plan)) {
            List<String> metrics = plan.gatesOf(phase).stream()
                    .filter(MeasuredGate::isOfUsers)
                    .map(MeasuredGate::metric)
                    .distinct()
                    .toList();
            if (!metrics.isEmpty()) {
                report.add(
                        severity(plan, phase),
                        phase.path("soak"),
                        LintPhaseRows.SOAK_DAY,
                        fact("phase", phase.value().name()),
                        fact("soak", soakOf(phase)),
                        fact("metrics", metrics));
            }
        }
    }

    static void peak(LintedPlan plan, Report report) {
        plan.users()
                .countable()
                .map(Day::of)
                .ifPresent(day -> lessThanADay(plan).stream()
                        .filter(phase -> day.isUneven(soakOf(phase)))
                        .forEach(phase -> peak(plan, phase, day, report)));
    }

    private static void peak(LintedPlan plan, Located<RolloutPhase> phase, Day day, Report report) {
        Duration soak = soakOf(phase);
        int hour = day.peakHour();
        report.add(
                severity(plan, phase),
                phase.path("soak"),
                LintPhaseRows.SOAK_PEAK,
                fact("phase", phase.value().name()),
                fact("soak", soak),
                fact("quietest", percentage(day.quietest(soak))),
                fact("even", percentage(Day.even(soak))),
                fact("hour", hour),
                fact("next", hour + 1),
                fact("busiest", percentage(day.busiest())));
    }

    /** A policy whose ladders have such soaks knows what they miss; it stays good to know. */
    private static Finding.Severity severity(LintedPlan plan, Located<RolloutPhase> phase) {
        return LengthGuide.of(plan.plan()).isSoakOfPolicy(soakOf(phase))
                ? Finding.Severity.INFO
                : Finding.Severity.WARNING;
    }

    /** The phases with users that are over before each hour of a day has come. */
    private static List<Located<RolloutPhase>> lessThanADay(LintedPlan plan) {
        return plan.phases().stream()
                .filter(phase -> Percentages.exposesUsers(phase.value().percentage()))
                .filter(phase -> phase.value()
                        .soak()
                        .filter(soak -> Lengths.isPositive(soak) && soak.compareTo(DAY) < 0)
                        .isPresent())
                .toList();
    }

    private static Duration soakOf(Located<RolloutPhase> phase) {
        return phase.value().soak().orElseThrow();
    }

    private static Percentage percentage(double fraction) {
        return Percentage.percent(Math.round(fraction * 100 * TENTHS) / TENTHS);
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

        int peakHour() {
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
