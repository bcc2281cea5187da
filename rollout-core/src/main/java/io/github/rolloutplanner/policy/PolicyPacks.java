package io.github.rolloutplanner.policy;

import static io.github.rolloutplanner.change.RiskLevel.CRITICAL;
import static io.github.rolloutplanner.change.RiskLevel.HIGH;
import static io.github.rolloutplanner.change.RiskLevel.LOW;
import static io.github.rolloutplanner.change.RiskLevel.MEDIUM;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;

import io.github.rolloutplanner.change.Ladder;
import io.github.rolloutplanner.change.Step;

/**
 * The policies beside the standard one, each as what it changes. The significance level of gates is the same in all of them: a
 * smaller one rolls back fewer harmless changes and detects every regression later, which is neither strict nor fast. How often a
 * regression is missed is the power. The confidence of an experiment decides what is shipped, so it is higher in a strict policy.
 */
final class PolicyPacks {
    private PolicyPacks() {}

    static RolloutPolicy strict() {
        return RolloutPolicy.standard()
                .withLadders(strictLadders())
                .withEvidence(EvidencePolicy.standard()
                        .withPower(0.9)
                        .withLongestSoak(ofDays(21))
                        .withLongestSoak(StandardStrategy.PERCENTAGE.id(), ofDays(12))
                        .withLongestSoak(StandardStrategy.CANARY.id(), ofDays(21))
                        .withLongestSoak(StandardStrategy.RINGS.id(), ofDays(42))
                        .withLongestBake(LOW, ofDays(3))
                        .withLongestBake(MEDIUM, ofDays(9))
                        .withLongestBake(HIGH, ofDays(21))
                        .withLongestBake(CRITICAL, ofDays(21)))
                .withExperiments(
                        ExperimentPolicy.standard().withConfidence(0.99).withPower(0.9))
                .withUrgency(UrgencyPolicy.standard()
                        .withFewestPhases(MEDIUM, 3)
                        .withFewestPhases(HIGH, 4)
                        .withFewestPhases(CRITICAL, 4)
                        .withWatch(LOW, ofMinutes(10))
                        .withWatch(MEDIUM, ofMinutes(20))
                        .withWatch(HIGH, ofMinutes(40))
                        .withWatch(CRITICAL, ofMinutes(60)))
                .withRollbackBound(LOW, ofMinutes(30))
                .withRollbackBound(MEDIUM, ofMinutes(15))
                .withRollbackBound(HIGH, ofMinutes(10))
                .withRollbackBound(CRITICAL, ofMinutes(3))
                .withApprovals(MEDIUM, 2)
                .withApprovals(HIGH, 2)
                .withApprovals(CRITICAL, 2);
    }

    private static LadderPolicy strictLadders() {
        return LadderPolicy.standard()
                .withStrategy(HIGH, StandardStrategy.RINGS)
                .withLadder(
                        StandardStrategy.PERCENTAGE.id(),
                        Ladder.of(
                                Step.of("Canary", 2, ofDays(2)),
                                Step.of("Pilot", 5, ofDays(2)),
                                Step.of("25%", 25, ofDays(2)),
                                Step.of("50%", 50, ofDays(3)),
                                Step.last("Full rollout")))
                .withLadder(
                        StandardStrategy.CANARY.id(),
                        Ladder.of(
                                Step.of("Canary", 1, ofDays(2)),
                                Step.of("Pilot", 5, ofDays(2)),
                                Step.of("10%", 10, ofDays(3)),
                                Step.of("25%", 25, ofDays(3)),
                                Step.of("50%", 50, ofDays(3)),
                                Step.last("Full rollout")))
                .withLadder(
                        StandardStrategy.RINGS.id(),
                        Ladder.of(
                                Step.of("Internal", 0, ofDays(4)),
                                Step.of("Friends", 1, ofDays(4)),
                                Step.of("Beta", 5, ofDays(5)),
                                Step.of("Early Adopters", 25, ofDays(6)),
                                Step.last("All")))
                .withInternalSoak(ofDays(2))
                .withSoakIncreasePerLevel(1)
                .withBake(LOW, ofHours(8))
                .withBake(MEDIUM, ofDays(2))
                .withBake(HIGH, ofDays(4))
                .withBake(CRITICAL, ofDays(7));
    }

    static RolloutPolicy fast() {
        return RolloutPolicy.standard()
                .withLadders(fastLadders())
                .withEvidence(EvidencePolicy.standard()
                        .withPower(0.7)
                        .withLongestSoak(ofDays(1))
                        .withLongestSoak(StandardStrategy.PERCENTAGE.id(), ofHours(12))
                        .withLongestSoak(StandardStrategy.CANARY.id(), ofDays(1))
                        .withLongestSoak(StandardStrategy.RINGS.id(), ofDays(2))
                        .withLongestBake(LOW, ofHours(4))
                        .withLongestBake(MEDIUM, ofDays(1))
                        .withLongestBake(HIGH, ofDays(2))
                        .withLongestBake(CRITICAL, ofDays(3)))
                .withExperiments(ExperimentPolicy.standard().withConfidence(0.9))
                .withUrgency(UrgencyPolicy.standard()
                        .withFewestPhases(HIGH, 2)
                        .withFewestPhases(CRITICAL, 2)
                        .withWatch(LOW, ofMinutes(2))
                        .withWatch(MEDIUM, ofMinutes(5))
                        .withWatch(HIGH, ofMinutes(10))
                        .withWatch(CRITICAL, ofMinutes(15)))
                .withRollbackBound(LOW, ofHours(2))
                .withRollbackBound(MEDIUM, ofHours(1))
                .withRollbackBound(HIGH, ofMinutes(30))
                .withRollbackBound(CRITICAL, ofMinutes(15));
    }

    private static LadderPolicy fastLadders() {
        return LadderPolicy.standard()
                .withLadder(
                        StandardStrategy.PERCENTAGE.id(),
                        Ladder.of(
                                Step.of("Pilot", 5, ofHours(12)),
                                Step.of("50%", 50, ofHours(12)),
                                Step.last("Full rollout")))
                .withLadder(
                        StandardStrategy.CANARY.id(),
                        Ladder.of(
                                Step.of("Canary", 5, ofHours(12)),
                                Step.of("25%", 25, ofHours(12)),
                                Step.of("50%", 50, ofDays(1)),
                                Step.last("Full rollout")))
                .withLadder(
                        StandardStrategy.RINGS.id(),
                        Ladder.of(
                                Step.of("Internal", 0, ofDays(1)),
                                Step.of("Beta", 5, ofDays(2)),
                                Step.of("Early Adopters", 25, ofDays(2)),
                                Step.last("All")))
                .withInternalSoak(ofHours(8))
                .withSoakIncreasePerLevel(0.25)
                .withBake(LOW, ofHours(2))
                .withBake(MEDIUM, ofHours(12))
                .withBake(HIGH, ofDays(1))
                .withBake(CRITICAL, ofDays(2));
    }
}
