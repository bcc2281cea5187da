package io.github.rolloutplanner.evidence;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.metric.Percentage;
import java.time.Duration;

/**
 * What the evidence of a plan was computed with, so that it can be computed again.
 *
 * @param significanceLevel the probability of rolling back a harmless change, over all guardrails, phases and looks together
 * @param tests what the significance level is split over, at least 1: the guardrails; where each phase is looked at once, the guardrails
 *     of each phase
 * @param looks how often the metrics are looked at
 * @param power the probability of detecting the regression of a gate if it is there
 * @param growthExponent distinct users grow with the days to this power, where the population does not say more
 * @param slowTail how many times rarer an observation twice as far out is, for percentiles
 * @param rareEvents the expected events below which rates are computed exactly
 * @param baselineUncertainty how far a typed baseline may be off, as a part of it
 * @param toleratedIncident for how long a metric may be three times as bad where no control group runs
 * @param negligiblePart the part of the way from a baseline to the level of a gate that rolls nothing back
 * @param noticingDelay how long until what happened is seen and looked at
 * @since 0.1.0
 */
public record EvidenceBasis(
        double significanceLevel,
        int tests,
        TestDesign looks,
        double power,
        double growthExponent,
        double slowTail,
        double rareEvents,
        Percentage baselineUncertainty,
        Duration toleratedIncident,
        double negligiblePart,
        Duration noticingDelay) {

    private static final Duration LONGEST_INCIDENT = Duration.ofDays(1);
    private static final double LARGEST = 1e6;

    /**
     * Keeps to the bounds of {@link io.github.rolloutplanner.policy.EvidencePolicy}, from which the numbers come.
     *
     * @throws io.github.rolloutplanner.reason.RolloutException.InvalidValue with all numbers that are out of range
     */
    public EvidenceBasis {
        requireNonNull(looks, "looks");
        requireNonNull(baselineUncertainty, "baselineUncertainty");
        requireNonNull(toleratedIncident, "toleratedIncident");
        requireNonNull(noticingDelay, "noticingDelay");
        new Bounds("What evidence was computed with")
                .open("significance level", significanceLevel)
                .atLeast(1, "number of tests", tests)
                .open("power", power)
                .within(0, 1, "growth exponent", growthExponent)
                .within(Math.nextUp(1.0), LARGEST, "slow tail", slowTail)
                .within(0, Math.nextDown(100.0), "baseline uncertainty", baselineUncertainty.value())
                .require(
                        !toleratedIncident.isNegative() && toleratedIncident.compareTo(LONGEST_INCIDENT) <= 0,
                        "tolerated incident",
                        toleratedIncident,
                        "a length of time from zero to a day")
                .within(0, 0.5, "negligible part", negligiblePart)
                .check();
    }
}
