package io.github.rolloutplanner.evidence;

import io.github.rolloutplanner.statistics.ConfidenceSequence;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The error levels of one gate.
 *
 * @param level the level of one look that is as strict as the gate
 * @param power the probability of seeing the harm
 * @param rareEvents the expected events below which rates are computed exactly
 */
record TestLevels(double level, double power, double rareEvents) {
    private static final MathContext DOWN = new MathContext(4, RoundingMode.DOWN);

    /** The levels of a gate that the alarm level is split over. */
    static TestLevels of(EvidencePolicy policy, int guardrails) {
        double own = policy.alarmLevel() / guardrails;
        double oneLook = policy.looks() == Looks.ONCE
                ? own
                : ConfidenceSequence.withDefaults().level(own).oneSided().singleLookLevel();
        return new TestLevels(rounded(oneLook), policy.power(), policy.rareEvents());
    }

    /** What is computed with can be written down whole. */
    private static double rounded(double level) {
        return new BigDecimal(level).round(DOWN).doubleValue();
    }
}
