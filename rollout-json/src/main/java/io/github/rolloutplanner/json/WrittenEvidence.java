package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.DoubleCodec.REAL;
import static io.github.rolloutplanner.json.WrittenLength.LENGTH;

import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.evidence.TestDesign;
import io.github.rolloutplanner.policy.EvidencePolicy;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** How sure gates must be, and how long that may take, as far as it differs from the standard. */
final class WrittenEvidence extends PolicyCodec<EvidencePolicy> {
    /** The key under which strategies are named, which the whole policy must know. */
    static final String LONGEST_SOAKS = "longest_soaks";

    WrittenEvidence(EvidencePolicy base) {
        super("evidence", base);
        number(
                "significance_level",
                EvidencePolicy::significanceLevel,
                EvidencePolicy::withSignificanceLevel,
                "The probability of rolling back a harmless change, over all guardrails, phases and looks together.");
        number(
                "power",
                EvidencePolicy::power,
                EvidencePolicy::withPower,
                "The probability of detecting the effect that a gate guards against, if it is there.");
        set(
                "baseline_uncertainty",
                WrittenPercentage.PERCENT,
                EvidencePolicy::baselineUncertainty,
                EvidencePolicy::withBaselineUncertainty,
                "How far a typed baseline may be off, in percent of it.");
        length(
                "tolerated_incident",
                EvidencePolicy::toleratedIncident,
                EvidencePolicy::withToleratedIncident,
                "For how long a metric may be three times as bad where no control group runs.");
        number(
                "negligible_part",
                EvidencePolicy::negligiblePart,
                EvidencePolicy::withNegligiblePart,
                "The part of the way from a baseline to the level of a gate that rolls nothing back.");
        set(
                "test_design",
                WordCodec.lowerCase(TestDesign.class),
                EvidencePolicy::looks,
                EvidencePolicy::withLooks,
                "How often the metrics are looked at.");
        number(
                "growth_exponent",
                EvidencePolicy::growthExponent,
                EvidencePolicy::withGrowthExponent,
                "Distinct users grow with the days to this power, where the population does not say more.");
        number(
                "slow_tail",
                EvidencePolicy::slowTail,
                EvidencePolicy::withSlowTail,
                "How many times rarer an observation twice as far out is, for percentiles.");
        number(
                "rare_events",
                EvidencePolicy::rareEvents,
                EvidencePolicy::withRareEvents,
                "The expected events below which rates are computed exactly.");
        lengths();
        set(
                "defects",
                ListCodec.inline(REAL),
                EvidencePolicy::defects,
                (policy, factors) -> policy.withDefects(
                        factors.stream().mapToDouble(Double::doubleValue).toArray()),
                "The defects whose cost is told in advance, as multiples of a metric's baseline.");
    }

    private void lengths() {
        length(
                "longest_soak",
                EvidencePolicy::longestSoak,
                EvidencePolicy::withLongestSoak,
                "The longest soak to which evidence may stretch a phase, where the strategy has none of its own.");
        setEach(
                LONGEST_SOAKS,
                FewCodec.members(MapCodec.byName(LENGTH)),
                EvidencePolicy::longestSoaks,
                EvidencePolicy::withLongestSoak,
                "The same by the id of the strategy.");
        setEach(
                "longest_bakes",
                MapCodec.of(RiskLevel.class, LENGTH),
                EvidencePolicy::longestBakes,
                EvidencePolicy::withLongestBake,
                "The longest watch after full rollout to which evidence may stretch it, by risk.");
        length(
                "look_every",
                EvidencePolicy::lookEvery,
                EvidencePolicy::withLookEvery,
                "How often guardrails are evaluated.");
        length(
                "metric_delay",
                EvidencePolicy::metricDelay,
                EvidencePolicy::withMetricDelay,
                "How long after an event the monitoring shows it, where the tooling does not say.");
        length(
                "flag_delay",
                EvidencePolicy::flagDelay,
                EvidencePolicy::withFlagDelay,
                "How long until every client follows a flag, where the tooling does not say.");
        length(
                "data_grace",
                EvidencePolicy::dataGrace,
                EvidencePolicy::withDataGrace,
                "How long data may be missing before a person is called.");
    }

    private void number(
            String key,
            Function<EvidencePolicy, Double> getter,
            BiFunction<EvidencePolicy, Double, EvidencePolicy> wither,
            String meaning) {
        set(key, REAL, getter, wither, meaning);
    }

    private void length(
            String key,
            Function<EvidencePolicy, Duration> getter,
            BiFunction<EvidencePolicy, Duration, EvidencePolicy> wither,
            String meaning) {
        set(key, LENGTH, getter, wither, meaning);
    }

    /** The policy with one soak alone, to ask whether its strategy is known. */
    static EvidencePolicy withOnly(Map.Entry<String, Duration> soak) {
        return EvidencePolicy.standard().withLongestSoak(soak.getKey(), soak.getValue());
    }
}
