package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.lint.Finding.Severity.ERROR;
import static io.github.rolloutplanner.lint.Finding.Severity.WARNING;
import static io.github.rolloutplanner.lint.Plans.SOUND;
import static io.github.rolloutplanner.metric.Percentage.percent;
import static java.time.Duration.ofHours;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.metric.MetricFamily;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.TimeSpan;
import io.github.rolloutplanner.plan.Timeline;
import io.github.rolloutplanner.strategy.Audience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Phases that are no steps from nobody to everybody. */
final class PhaseCases {
    /** A tenth of the traffic by night, half of it in the four hours of the evening. */
    private static final double[] EVENING = day(10, 20, 80);

    private static final double[] EVEN = day(1, 1, 1);

    static final List<RuleCase> ALL = List.of(
            RuleCase.of("phases.present", "no phase", SOUND.withPhases(List.of()))
                    .finds(ERROR, "phases"),
            RuleCase.of(
                            "phases.percentage-range",
                            "more than everybody",
                            Plans.withPhase(3, phase -> phase.withPercentage(percent(120))))
                    .finds(ERROR, "phases[3].percentage"),
            RuleCase.of(
                            "phases.percentages-fall",
                            "less than before",
                            Plans.withPhase(2, phase -> phase.withPercentage(percent(3))))
                    .mendedBy(Plans.withPhase(2, phase -> phase.withPercentage(percent(5))))
                    .besides("phases.jump")
                    .finds(ERROR, "phases[2].percentage"),
            RuleCase.of(
                            "phases.last-full",
                            "not everybody at the end",
                            Plans.withPhase(3, phase -> phase.withPercentage(percent(95))))
                    .finds(ERROR, "phases[3].percentage"),
            RuleCase.of(
                            "phases.name-unique",
                            "two phases of one name",
                            Plans.withPhase(2, phase -> rebuilt(phase, 3, "pilot", phase.soak())))
                    .finds(WARNING, "phases[2].name"),
            RuleCase.of(
                            "phases.name-unique",
                            "a phase without a name",
                            Plans.withPhase(2, phase -> rebuilt(phase, 3, " ", phase.soak())))
                    .finds(WARNING, "phases[2].name"),
            RuleCase.of(
                            "phases.soak",
                            "no soak on the way",
                            Plans.withPhase(1, phase -> rebuilt(phase, 2, "Pilot", Optional.empty())))
                    .finds(ERROR, "phases[1].soak"),
            RuleCase.of("phases.soak", "a negative soak", Plans.withPhase(1, phase -> phase.withSoak(ofHours(-36))))
                    .finds(ERROR, "phases[1].soak"),
            RuleCase.of("phases.soak", "a soak at the end", Plans.withPhase(3, phase -> phase.withSoak(ofHours(36))))
                    .finds(WARNING, "phases[3].soak"),
            RuleCase.of("phases.numbered", "a gap in the numbers", Plans.withPhase(2, phase -> phase.withNumber(4)))
                    .finds(WARNING, "phases[2].number"),
            RuleCase.of("phases.jump", "nearly everybody after a quarter", Plans.withPercentages(0, 25, 90, 100))
                    .mendedBy(Plans.withPercentages(0, 25, 50, 100))
                    .finds(WARNING, "phases[2].percentage"),
            RuleCase.of("phases.jump", "everybody after a hundredth", Plans.withPercentages(0, 0, 1, 100))
                    .mendedBy(Plans.withPercentages(0, 5, 50, 100))
                    .finds(WARNING, "phases[3].percentage"),
            RuleCase.of(
                            "phases.jump",
                            "everybody in two steps, the first too large",
                            Plans.withPercentages(0, 0, 60, 100))
                    .mendedBy(Plans.withPercentages(0, 0, 0, 100))
                    .finds(WARNING, "phases[2].percentage"),
            RuleCase.of("phases.jump", "most users first", Plans.withPercentages(0, 80, 90, 100))
                    .mendedBy(Plans.withPercentages(0, 45, 90, 100))
                    .finds(WARNING, "phases[1].percentage"),
            RuleCase.of("phases.jump", "a ring that was left out", rings(0, 1, 80, 100))
                    .mendedBy(rings(0, 10, 80, 100))
                    .finds(WARNING, "phases[2].percentage"),
            RuleCase.of("phases.soak-day", "half a day for conversion", pilotOnConversion(12))
                    .mendedBy(pilotOnConversion(24))
                    .finds(WARNING, "phases[1].soak"),
            RuleCase.of("phases.soak-peak", "a quarter of an uneven day", inADay(EVENING, 1, 6))
                    .mendedBy(inADay(EVENING, 1, 24))
                    .finds(WARNING, "phases[1].soak"),
            RuleCase.of("phases.soak-peak", "an hour less than an uneven day", inADay(EVENING, 1, 23))
                    .mendedBy(inADay(EVEN, 1, 6))
                    .finds(WARNING, "phases[1].soak"),
            RuleCase.of("phases.soak-peak", "hours of users, not of the team", inADay(EVENING, 1, 5))
                    .mendedBy(inADay(EVENING, 0, 5))
                    .finds(WARNING, "phases[1].soak"));

    private PhaseCases() {}

    private static RolloutPlan rings(double... percents) {
        return SOUND.withPhases(Plans.withPercentages(percents).phases().stream()
                .map(phase -> RolloutPhase.builder()
                        .number(phase.number())
                        .name(phase.name())
                        .percentage(phase.percentage())
                        .audience(new Audience.RingMembers(phase.name(), 1_000, "user"))
                        .soak(phase.soak())
                        .addAllGoLiveCriteria(phase.goLiveCriteria())
                        .build())
                .toList());
    }

    private static RolloutPlan pilotOnConversion(int hours) {
        MonitoredMetric conversion = SOUND.monitoring().metrics().get(2);
        return staying(
                1,
                hours,
                Plans.withMetric(
                                2,
                                metric -> MonitoredMetric.builder()
                                        .name(conversion.name())
                                        .family(MetricFamily.USER)
                                        .baseline(conversion.baseline())
                                        .threshold(conversion.threshold())
                                        .build())
                        .withPhases(Plans.withGate(Plans.gate("Conversion", "> 3.7%"))
                                .phases()));
    }

    private static RolloutPlan inADay(double[] weights, int phaseAt, int hours) {
        return staying(
                phaseAt,
                hours,
                Plans.withPopulation(Population.ofUsersPerDay(120_000).withHourlyProfile(weights)));
    }

    private static double[] day(double night, double day, double evening) {
        double[] weights = new double[24];
        Arrays.fill(weights, 0, 8, night);
        Arrays.fill(weights, 8, 20, day);
        Arrays.fill(weights, 20, 24, evening);
        return weights;
    }

    private static RolloutPlan staying(int phaseAt, int hours, RolloutPlan plan) {
        List<RolloutPhase> phases = new ArrayList<>(plan.phases());
        phases.set(phaseAt, phases.get(phaseAt).withSoak(ofHours(hours)));
        List<TimeSpan> spans = phases.stream()
                .map(phase -> Plans.span(phase.soak().orElse(Duration.ZERO)))
                .toList();
        Timeline sound = plan.timeline();
        Timeline parts = new Timeline(sound.preparation(), spans, sound.total(), sound.bake());
        return plan.withPhases(phases)
                .withTimeline(new Timeline(sound.preparation(), spans, Plans.span(parts.sum()), sound.bake()));
    }

    private static RolloutPhase rebuilt(RolloutPhase phase, int number, String name, Optional<Duration> soak) {
        return RolloutPhase.builder()
                .number(number)
                .name(name)
                .percentage(phase.percentage())
                .audience(phase.audience())
                .soak(soak)
                .addAllGoLiveCriteria(phase.goLiveCriteria())
                .build();
    }
}
