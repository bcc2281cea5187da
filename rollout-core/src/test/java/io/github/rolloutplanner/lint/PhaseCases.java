package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.lint.FindingSeverity.ERROR;
import static io.github.rolloutplanner.lint.FindingSeverity.WARNING;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Phases that are no steps from nobody to everybody. */
final class PhaseCases {
    static final List<RuleCase> ALL = List.of(
            RuleCase.of("phases.present", "no phase", SOUND.withPhases(List.of()))
                    .finds(ERROR, "phases", "The plan has no phase.", "Give at least one, at 100%."),
            RuleCase.of(
                            "phases.percentage-range",
                            "more than everybody",
                            Plans.withPhase(3, phase -> phase.withPercentage(percent(120))))
                    .finds(
                            ERROR,
                            "phases[3].percentage",
                            "Phase 'Full rollout' exposes 120%, which is no percentage.",
                            "Give a percentage from 0% to 100%."),
            RuleCase.of(
                            "phases.percentages-fall",
                            "less than before",
                            Plans.withPhase(2, phase -> phase.withPercentage(percent(3))))
                    .finds(
                            ERROR,
                            "phases[2].percentage",
                            "Phase 'Experiment' exposes 3%, less than 'Pilot' (5%).",
                            "Swap the two phases, or raise it to at least 5%."),
            RuleCase.of(
                            "phases.last-full",
                            "not everybody at the end",
                            Plans.withPhase(3, phase -> phase.withPercentage(percent(95))))
                    .finds(
                            ERROR,
                            "phases[3].percentage",
                            "The last phase 'Full rollout' exposes only 95%.",
                            "Add a phase at 100%, or raise this one."),
            RuleCase.of(
                            "phases.name-unique",
                            "two phases of one name",
                            Plans.withPhase(2, phase -> rebuilt(phase, 3, "pilot", phase.soak())))
                    .finds(
                            WARNING,
                            "phases[2].name",
                            "The phase is called 'pilot', like phases[1].",
                            "Give each phase a name of its own."),
            RuleCase.of(
                            "phases.name-unique",
                            "a phase without a name",
                            Plans.withPhase(2, phase -> rebuilt(phase, 3, " ", phase.soak())))
                    .finds(WARNING, "phases[2].name", "The phase has the name ' '.", "Give it a name."),
            RuleCase.of(
                            "phases.soak",
                            "no soak on the way",
                            Plans.withPhase(1, phase -> rebuilt(phase, 2, "Pilot", Optional.empty())))
                    .finds(
                            ERROR,
                            "phases[1].soak",
                            "Phase 'Pilot' has no soak, so nobody sees what it does before the next phase starts.",
                            "Say how long it stays."),
            RuleCase.of("phases.soak", "a negative soak", Plans.withPhase(1, phase -> phase.withSoak(ofHours(-36))))
                    .finds(
                            ERROR,
                            "phases[1].soak",
                            "Phase 'Pilot' stays for -36 hours.",
                            "Give a length of time above zero."),
            RuleCase.of("phases.soak", "a soak at the end", Plans.withPhase(3, phase -> phase.withSoak(ofHours(36))))
                    .finds(
                            WARNING,
                            "phases[3].soak",
                            "The last phase 'Full rollout' has a soak of 36 hours, though no phase comes after it.",
                            "Leave it out, and watch for that long as the timeline's bake."),
            RuleCase.of(
                            "phases.numbered",
                            "a gap in the numbers",
                            Plans.withPhase(2, phase -> rebuilt(phase, 4, "Experiment", phase.soak())))
                    .finds(
                            WARNING,
                            "phases[2].number",
                            "Phase 'Experiment' has the number 4 but stands at place 3.",
                            "Number the phases from 1 in their order."),
            RuleCase.of("phases.jump", "nearly everybody after a quarter", Plans.withPercentages(0, 25, 90, 100))
                    .mendedBy(Plans.withPercentages(0, 25, 50, 100))
                    .finds(
                            WARNING,
                            "phases[2].percentage",
                            "Phase 'Experiment' raises the percentage from 25% to 90%, 3.6 times that of 'Pilot', and is new to 65% of all users (78,000 a day): a harm too rare for 'Pilot' to show meets 2.6 new users for each that it met there.",
                            "Add a phase at 40% in between: a step to more than 2 times the percentage should be new to at most 50% of all."),
            RuleCase.of("phases.jump", "everybody after a hundredth", Plans.withPercentages(0, 0, 1, 100))
                    .mendedBy(Plans.withPercentages(0, 5, 50, 100))
                    .finds(
                            WARNING,
                            "phases[3].percentage",
                            "Phase 'Full rollout' raises the percentage from 1% to 100%, 100 times that of 'Experiment', and is new to 99% of all users (118,800 a day): a harm too rare for 'Experiment' to show meets 99 new users for each that it met there.",
                            "Add phases at 5% and 50% in between: a step to more than 2 times the percentage should be new to at most 50% of all."),
            RuleCase.of("phases.jump", "most users first", Plans.withPercentages(0, 80, 90, 100))
                    .mendedBy(Plans.withPercentages(0, 45, 90, 100))
                    .finds(
                            WARNING,
                            "phases[1].percentage",
                            "Phase 'Pilot' is the first with users, and exposes 80% of all users (96,000 a day) before anybody has shown that it does no harm.",
                            "Add a phase at 30% before it."),
            RuleCase.of("phases.soak-day", "half a day for conversion", pilotOnConversion(12))
                    .mendedBy(pilotOnConversion(24))
                    .finds(
                            WARNING,
                            "phases[1].soak",
                            "Phase 'Pilot' stays for 12 hours, but is gated on 'Conversion': what people do differs by the hour, and a part of a day shows only some of them.",
                            "Let it stay for a day or more, or gate it on what a machine does."),
            RuleCase.of("phases.soak-peak", "a quarter of an uneven day", pilotInAnUnevenDay(6))
                    .mendedBy(pilotInAnUnevenDay(24))
                    .finds(
                            WARNING,
                            "phases[1].soak",
                            "Phase 'Pilot' stays for 6 hours. Started at the wrong time, it sees 9.4% of a day's traffic instead of the 25% of an even day; nothing makes sure that it sees the busiest hour, from 20 to 21 o'clock with 12.5%.",
                            "Let it stay for a day, which covers each hour whenever it starts, or say when it starts."));

    private PhaseCases() {}

    private static RolloutPlan pilotOnConversion(int hours) {
        MonitoredMetric conversion = SOUND.monitoring().metrics().get(2);
        return staying(
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

    /** A tenth of the traffic by night, half of it in the four hours of the evening. */
    private static RolloutPlan pilotInAnUnevenDay(int hours) {
        double[] weights = new double[24];
        Arrays.fill(weights, 0, 8, 10);
        Arrays.fill(weights, 8, 20, 20);
        Arrays.fill(weights, 20, 24, 80);
        return staying(
                hours, Plans.withPopulation(Population.ofUsersPerDay(120_000).withHourlyProfile(weights)));
    }

    private static RolloutPlan staying(int hours, RolloutPlan plan) {
        List<RolloutPhase> phases = new ArrayList<>(plan.phases());
        phases.set(1, phases.get(1).withSoak(ofHours(hours)));
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
