package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.plan.PolicyLengths;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How long the phases of a plan may take: what the specification's selection guide gives its risk, and what the ladders of its own
 * policy take where these are shorter or longer.
 */
final class LengthGuide {
    private static final Duration DAY = Duration.ofDays(1);

    private static final Map<RiskLevel, Duration> SHORTEST = Map.of(
            RiskLevel.LOW, Duration.ZERO,
            RiskLevel.MEDIUM, Duration.ofDays(3),
            RiskLevel.HIGH, Duration.ofDays(7),
            RiskLevel.CRITICAL, Duration.ofDays(10));

    private static final Map<RiskLevel, Duration> LONGEST = Map.of(
            RiskLevel.LOW, DAY,
            RiskLevel.MEDIUM, Duration.ofDays(5),
            RiskLevel.HIGH, Duration.ofDays(10),
            RiskLevel.CRITICAL, Duration.ofDays(14));

    private final Duration shortest;
    private final Duration longest;
    private final Optional<PolicyLengths> policy;

    private LengthGuide(RiskLevel risk, Optional<PolicyLengths> policy) {
        this.shortest = SHORTEST.getOrDefault(risk, Duration.ZERO);
        this.longest = LONGEST.getOrDefault(risk, DAY);
        this.policy = policy;
    }

    static LengthGuide of(RolloutPlan plan) {
        return new LengthGuide(plan.risk(), plan.policyLengths());
    }

    Duration least() {
        return isShorterByPolicy() ? policy.orElseThrow().phases() : shortest;
    }

    Duration most() {
        return isLongerByPolicy() ? policy.orElseThrow().phases() : longest;
    }

    boolean isShorterByPolicy() {
        return policy.filter(own -> own.phases().compareTo(shortest) < 0).isPresent();
    }

    boolean isLongerByPolicy() {
        return policy.filter(own -> own.phases().compareTo(longest) > 0).isPresent();
    }

    /** Whether a phase soaks as long as the policy wants it, which may be less than the day that covers every hour. */
    boolean isSoakOfPolicy(Duration soak) {
        return policy.flatMap(PolicyLengths::shortestSoak)
                .filter(least -> soak.compareTo(least) >= 0)
                .isPresent();
    }
}
