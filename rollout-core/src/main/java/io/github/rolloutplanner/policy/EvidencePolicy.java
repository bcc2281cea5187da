package io.github.rolloutplanner.policy;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.evidence.TestDesign;
import io.github.rolloutplanner.metric.Percentage;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.immutables.value.Value;

/**
 * How sure an organisation wants to be that its gates are powered, and how long it is willing to wait for that.
 *
 * @since 0.1.0
 */
@Value.Immutable
public abstract sealed class EvidencePolicy permits ImmutableEvidencePolicy {

    EvidencePolicy() {}

    /**
     * The probability of rolling back a harmless change, over all guardrails, phases and looks together.
     *
     * @return one-sided, strictly between 0 and 0.5; defaults to 0.05
     */
    @Value.Default
    public double significanceLevel() {
        return 0.05;
    }

    /**
     * The probability of detecting the effect that a gate guards against, if it is there.
     *
     * @return strictly between the significance level and 1; defaults to 0.8
     */
    @Value.Default
    public double power() {
        return 0.8;
    }

    /**
     * How far a typed baseline may be off. Only a control group shows what a metric would be without the
     * change; where there is none, as in rings and at 100%, gates, triggers and success criteria leave so much room.
     *
     * @return as a part of the baseline, from 0% to below 100%; defaults to 20%
     */
    @Value.Default
    public Percentage baselineUncertainty() {
        return Percentage.percent(20);
    }

    /**
     * The incident that is not taken for the change's doing where no control group runs: once in a rollout a metric may be
     * three times as bad for so long.
     *
     * @return from zero to a day; defaults to 3 hours
     */
    @Value.Default
    public Duration toleratedIncident() {
        return Duration.ofHours(3);
    }

    /**
     * The part of the way from the baseline to the level of a gate up to which an effect is negligible. An effect far below
     * it rolls nothing back, however much traffic shows it; one just there, at most one rollout in five.
     *
     * @return from 0 to 0.5; defaults to 0.1
     */
    @Value.Default
    public double negligiblePart() {
        return 0.1;
    }

    /**
     * How often metrics are looked at.
     *
     * @return defaults to any time
     */
    @Value.Default
    public TestDesign looks() {
        return TestDesign.SEQUENTIAL;
    }

    /**
     * How distinct users grow where only the users of a day are known: with the days to this power. 0.6 means that 30 days
     * see 7.7 times the users of one; 0 that the same ones come every day, 1 that no user comes twice.
     *
     * @return from 0 to 1; defaults to 0.6
     */
    @Value.Default
    public double growthExponent() {
        return 0.6;
    }

    /**
     * How fast the tail of a percentile falls: how many times rarer an observation twice as far out is.
     *
     * @return above 1; defaults to 5
     */
    @Value.Default
    public double slowTail() {
        return 5;
    }

    /**
     * The expected events below which a rate is computed exactly, not by the normal approximation.
     *
     * @return at least 0; defaults to 30
     */
    @Value.Default
    public double rareEvents() {
        return 30;
    }

    /**
     * The longest soak to which evidence may stretch a phase, for strategies that have none of their own in
     * {@link #longestSoaks()}.
     *
     * @return defaults to 7 days
     */
    @Value.Default
    public Duration longestSoak() {
        return Duration.ofDays(7);
    }

    /**
     * The longest soak to which evidence may stretch a phase, by the id of the strategy.
     *
     * @return by default 4 days for {@code percentage}, 7 for {@code canary}, 14 for {@code ring}
     */
    public abstract Map<String, Duration> longestSoaks();

    /**
     * The longest watch after full rollout to which evidence may stretch it, by risk.
     *
     * @return by default 1, 3, 7 and 7 days
     */
    public abstract Map<RiskLevel, Duration> longestBakes();

    /**
     * How often guardrails are evaluated.
     *
     * @return defaults to a minute
     */
    @Value.Default
    public Duration lookEvery() {
        return Duration.ofMinutes(1);
    }

    /**
     * How long after an event the monitoring shows it, where the tooling does not say.
     *
     * @return defaults to a minute
     */
    @Value.Default
    public Duration metricDelay() {
        return Duration.ofMinutes(1);
    }

    /**
     * How long until every client follows a flag, where the tooling does not say.
     *
     * @return defaults to a minute
     */
    @Value.Default
    public Duration flagDelay() {
        return Duration.ofMinutes(1);
    }

    /**
     * How long data may be missing before a person is called; in a phase of an urgent plan at most half of what is left of it.
     *
     * @return defaults to an hour
     */
    @Value.Default
    public Duration dataGrace() {
        return Duration.ofHours(1);
    }

    /**
     * The defects whose cost is told in advance, as multiples of a metric's baseline.
     *
     * @return each above 1; twice by default
     */
    public abstract List<Double> defects();

    /**
     * The standard policy.
     *
     * @return every default
     */
    public static EvidencePolicy standard() {
        return Standard.POLICY;
    }

    /**
     * The longest soak to which evidence may stretch a phase of a strategy.
     *
     * @param strategy id of the strategy
     * @return its own, or the one for all
     */
    public Duration longestSoakOf(String strategy) {
        return longestSoaks().getOrDefault(requireNonNull(strategy, "strategy"), longestSoak());
    }

    /**
     * This policy with another significance level.
     *
     * @param level one-sided, strictly between 0 and 0.5
     * @return a policy that differs in this
     */
    public abstract EvidencePolicy withSignificanceLevel(double level);

    /**
     * This policy with another power.
     *
     * @param power strictly between the significance level and 1
     * @return a policy that differs in this
     */
    public abstract EvidencePolicy withPower(double power);

    /**
     * This policy with another uncertainty of typed baselines.
     *
     * @param part how far they may be off, as a part of them; from 0% to below 100%
     * @return a policy that differs in this
     */
    public abstract EvidencePolicy withBaselineUncertainty(Percentage part);

    /**
     * This policy with another tolerated incident.
     *
     * @param length how long a metric may be three times as bad where no control group runs; from zero to a day
     * @return a policy that differs in this
     */
    public abstract EvidencePolicy withToleratedIncident(Duration length);

    /**
     * This policy with another negligible effect.
     *
     * @param part the part of the way from the baseline to the level of a gate; from 0 to 0.5
     * @return a policy that differs in this
     */
    public abstract EvidencePolicy withNegligiblePart(double part);

    /**
     * This policy for another number of looks.
     *
     * @param looks how often metrics are looked at
     * @return a policy that differs in this
     */
    public abstract EvidencePolicy withLooks(TestDesign looks);

    /**
     * This policy with another growth of distinct users.
     *
     * @param exponent from 0 to 1
     * @return a policy that differs in this
     */
    public abstract EvidencePolicy withGrowthExponent(double exponent);

    /**
     * This policy with another tail of percentiles.
     *
     * @param timesRarer how many times rarer an observation twice as far out is; above 1
     * @return a policy that differs in this
     */
    public abstract EvidencePolicy withSlowTail(double timesRarer);

    /**
     * This policy with another longest soak for a strategy.
     *
     * @param strategy id of the strategy
     * @param longest to which evidence may stretch a phase; above zero
     * @return a policy that differs in this
     */
    public EvidencePolicy withLongestSoak(String strategy, Duration longest) {
        Map<String, Duration> soaks = new TreeMap<>(longestSoaks());
        soaks.put(requireNonNull(strategy, "strategy"), requireNonNull(longest, "longest"));
        return ((ImmutableEvidencePolicy) this).withLongestSoaks(soaks);
    }

    /**
     * This policy with another longest watch after full rollout.
     *
     * @param risk the risk level
     * @param longest to which evidence may stretch it; above zero
     * @return a policy that differs in this
     */
    public EvidencePolicy withLongestBake(RiskLevel risk, Duration longest) {
        Map<RiskLevel, Duration> bakes = new EnumMap<>(longestBakes());
        bakes.put(requireNonNull(risk, "risk"), requireNonNull(longest, "longest"));
        return ((ImmutableEvidencePolicy) this).withLongestBakes(bakes);
    }

    /**
     * This policy with another interval of evaluation.
     *
     * @param interval how often guardrails are evaluated; above zero
     * @return a policy that differs in this
     */
    public abstract EvidencePolicy withLookEvery(Duration interval);

    /**
     * This policy with other defects.
     *
     * @param factors multiples of a metric's baseline, each above 1
     * @return a policy that differs in this
     */
    public abstract EvidencePolicy withDefects(double... factors);

    /**
     * This policy with another longest soak for strategies that have none of their own.
     *
     * @param longest to which evidence may stretch a phase; above zero
     * @return a policy that differs in this
     */
    public abstract EvidencePolicy withLongestSoak(Duration longest);

    /**
     * This policy with another border between exact and approximate computation.
     *
     * @param events the expected events below which a rate is computed exactly; 0 for never
     * @return a policy that differs in this
     */
    public abstract EvidencePolicy withRareEvents(double events);

    /**
     * This policy with another delay of the monitoring, where the tooling does not say.
     *
     * @param delay how long after an event the monitoring shows it
     * @return a policy that differs in this
     */
    public abstract EvidencePolicy withMetricDelay(Duration delay);

    /**
     * This policy with another delay of flags, where the tooling does not say.
     *
     * @param delay how long until every client follows a flag
     * @return a policy that differs in this
     */
    public abstract EvidencePolicy withFlagDelay(Duration delay);

    /**
     * This policy with another grace for missing data.
     *
     * @param grace how long data may be missing before a person is called
     * @return a policy that differs in this
     */
    public abstract EvidencePolicy withDataGrace(Duration grace);

    @Value.Check
    void check() {
        EvidenceBounds.check(this);
    }

    /** Made once, as the linter asks for it plan by plan. */
    private static final class Standard {
        static final EvidencePolicy POLICY = ImmutableEvidencePolicy.builder()
                .putAllLongestSoaks(new TreeMap<>(Map.of(
                        "percentage", Duration.ofDays(4), "canary", Duration.ofDays(7), "ring", Duration.ofDays(14))))
                .putAllLongestBakes(Map.of(
                        RiskLevel.LOW, Duration.ofDays(1),
                        RiskLevel.MEDIUM, Duration.ofDays(3),
                        RiskLevel.HIGH, Duration.ofDays(7),
                        RiskLevel.CRITICAL, Duration.ofDays(7)))
                .addDefects(2)
                .build();
    }
}
