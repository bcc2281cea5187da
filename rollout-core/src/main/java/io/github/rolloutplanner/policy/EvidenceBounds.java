package io.github.rolloutplanner.policy;

import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.internal.bounds.TimeBound;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import java.util.Map;

/** Refuses numbers that no evidence can come from. */
final class EvidenceBounds {
    private static final Duration LONGEST_INCIDENT = Duration.ofDays(1);
    private static final double LARGEST = 1e6;
    private static final double SMALLEST_LEVEL = 1e-12;

    private EvidenceBounds() {}

    static void check(EvidencePolicy policy) {
        double level = policy.significanceLevel();
        require(
                level >= SMALLEST_LEVEL && level < 0.5,
                "A significance level of " + level,
                "a number such as 0.05, from 1e-12 and below 0.5");
        require(
                policy.power() > level && policy.power() < 1,
                "A power of " + policy.power(),
                "a number such as 0.8, above the significance level " + level + " and below 1");
        require(
                policy.growthExponent() >= 0 && policy.growthExponent() <= 1,
                "A growth of " + policy.growthExponent(),
                "a number from 0 to 1");
        multiple("A tail " + policy.slowTail() + " times rarer", policy.slowTail());
        for (double factor : policy.defects()) {
            multiple("A defect of " + factor, factor);
        }
        require(
                policy.rareEvents() >= 0 && policy.rareEvents() <= 1000,
                policy.rareEvents() + " rare events",
                "a number from 0 to 1000");
        double uncertainty = policy.baselineUncertainty().value();
        require(
                uncertainty >= 0 && uncertainty < 100,
                "A baseline that is off by " + policy.baselineUncertainty(),
                "a part of the baseline from 0% to below 100%");
        require(
                policy.negligiblePart() >= 0 && policy.negligiblePart() <= 0.5,
                "A negligible part of " + policy.negligiblePart(),
                "a number such as 0.1, from 0 to 0.5");
        lengths(policy);
    }

    private static void lengths(EvidencePolicy policy) {
        positive("A longest soak of ", policy.longestSoak());
        for (Map.Entry<String, Duration> soak : policy.longestSoaks().entrySet()) {
            positive("A longest soak of '" + soak.getKey() + "' of ", soak.getValue());
        }
        for (Map.Entry<RiskLevel, Duration> bake : policy.longestBakes().entrySet()) {
            positive("A longest bake of " + bake.getKey() + " of ", bake.getValue());
        }
        positive("An interval between looks of ", policy.lookEvery());
        Duration incident = policy.toleratedIncident();
        require(
                !incident.isNegative() && incident.compareTo(LONGEST_INCIDENT) <= 0,
                "An incident of " + Wording.of(incident),
                "a length of time from zero to a day");
        notNegative("A metric delay of ", policy.metricDelay());
        notNegative("A flag delay of ", policy.flagDelay());
        notNegative("A grace of ", policy.dataGrace());
    }

    private static void multiple(String what, double factor) {
        require(factor > 1 && factor <= LARGEST, what, "a number above 1, up to a million");
    }

    private static void positive(String what, Duration length) {
        boolean holds = !length.isZero() && isWithin(length);
        require(holds, what + Wording.of(length), "a length of time above zero, up to ten years");
    }

    private static void notNegative(String what, Duration length) {
        require(isWithin(length), what + Wording.of(length), "a length of time from zero to ten years");
    }

    private static boolean isWithin(Duration length) {
        return !length.isNegative() && length.compareTo(TimeBound.TEN_YEARS) <= 0;
    }

    private static void require(boolean holds, String what, String wanted) {
        if (!holds) {
            throw new RolloutException.InvalidValue(what + " is out of range. Give " + wanted + ".");
        }
    }
}
