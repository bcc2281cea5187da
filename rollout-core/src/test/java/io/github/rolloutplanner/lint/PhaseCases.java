package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.lint.Plans.SOUND;
import static io.github.rolloutplanner.lint.Severity.ERROR;
import static io.github.rolloutplanner.lint.Severity.WARNING;
import static io.github.rolloutplanner.metric.Percentage.percent;
import static java.time.Duration.ofHours;

import io.github.rolloutplanner.plan.RolloutPhase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Phases that are no steps from nobody to everybody. */
final class PhaseCases {
    static final List<RuleCase> ALL = List.of(
            RuleCase.of("phases.present", "no phase", SOUND.withPhases(List.of()))
                    .finds(ERROR, "phases", "The plan has no phase.", "Give at least one, at 100%."),
            RuleCase.of(
                            "phases.share-range",
                            "more than everybody",
                            Plans.withPhase(3, phase -> phase.withShare(percent(120))))
                    .finds(
                            ERROR,
                            "phases[3].share",
                            "Phase 'Full rollout' exposes 120%, which is no share.",
                            "Give a share from 0% to 100%."),
            RuleCase.of(
                            "phases.shares-fall",
                            "less than before",
                            Plans.withPhase(2, phase -> phase.withShare(percent(3))))
                    .finds(
                            ERROR,
                            "phases[2].share",
                            "Phase 'Experiment' exposes 3%, less than 'Pilot' (5%).",
                            "Swap the two phases, or raise it to at least 5%."),
            RuleCase.of(
                            "phases.last-full",
                            "not everybody at the end",
                            Plans.withPhase(3, phase -> phase.withShare(percent(95))))
                    .finds(
                            ERROR,
                            "phases[3].share",
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
                            "Number the phases from 1 in their order."));

    private PhaseCases() {}

    private static RolloutPhase rebuilt(RolloutPhase phase, int number, String name, Optional<Duration> soak) {
        return RolloutPhase.builder()
                .number(number)
                .name(name)
                .share(phase.share())
                .audience(phase.audience())
                .soak(soak)
                .addAllGoLiveCriteria(phase.goLiveCriteria())
                .build();
    }
}
