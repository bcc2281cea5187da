package io.github.rolloutplanner.policy;

import static java.time.Duration.ofDays;

import io.github.rolloutplanner.change.Ladder;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Step;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The ladders of the selection guide, with soaks whose sum lies within the guide's durations. */
final class StandardLadders {
    static final Ladder IMMEDIATE = Ladder.of(Step.last("Full rollout"));

    static final Ladder PERCENTAGE = Ladder.of(
            Step.of("Pilot", 5, ofDays(1)),
            Step.of("25%", 25, ofDays(1)),
            Step.of("50%", 50, ofDays(2)),
            Step.last("Full rollout"));

    static final Ladder CANARY = Ladder.of(
            Step.of("Canary", 1, ofDays(1)),
            Step.of("Pilot", 5, ofDays(1)),
            Step.of("10%", 10, ofDays(2)),
            Step.of("25%", 25, ofDays(2)),
            Step.of("50%", 50, ofDays(2)),
            Step.last("Full rollout"));

    static final Ladder RINGS = Ladder.of(
            Step.of("Internal", 0, ofDays(3)),
            Step.of("Beta", 5, ofDays(4)),
            Step.of("Early Adopters", 25, ofDays(5)),
            Step.last("All"));

    private StandardLadders() {}

    static Map<RiskLevel, List<Step>> experimentRamps() {
        Step canary = Step.of("Canary", 1, ofDays(1));
        Step pilot = Step.of("Pilot", 5, ofDays(1));
        Step tenth = Step.of("10%", 10, ofDays(1));
        Map<RiskLevel, List<Step>> ramps = new EnumMap<>(RiskLevel.class);
        ramps.put(RiskLevel.LOW, List.of());
        ramps.put(RiskLevel.MEDIUM, List.of(pilot));
        ramps.put(RiskLevel.HIGH, List.of(canary, pilot));
        ramps.put(RiskLevel.CRITICAL, List.of(canary, pilot, tenth));
        return ramps;
    }
}
