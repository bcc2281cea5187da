package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.evidence.TestDesign;
import io.github.rolloutplanner.internal.statistics.ConfidenceSequence;
import io.github.rolloutplanner.policy.EvidencePolicy;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;

/**
 * The error levels of one gate.
 *
 * @param level the level of one look that is as strict as the gate
 * @param power the probability of detecting the effect
 * @param rareEvents the expected events below which rates are computed exactly
 * @param looks how often the gate is looked at
 */
record TestLevels(double level, double power, double rareEvents, TestDesign looks) {
    /** Beyond, looking at any time would cost more than the level gives: what holds at a smaller level holds there. */
    private static final double LARGEST_AT_ANY_TIME = 1 / 3.0;

    private static final MathContext DOWN = new MathContext(4, RoundingMode.DOWN);

    /** The levels of one of several tests that the significance level is split over. */
    static TestLevels of(EvidencePolicy policy, int tests) {
        return new TestLevels(
                singleLook(policy.significanceLevel() / tests, policy.looks()),
                policy.power(),
                policy.rareEvents(),
                policy.looks());
    }

    boolean isSameAs(TestLevels other) {
        return level == other.level && power == other.power && rareEvents == other.rareEvents && looks == other.looks;
    }

    /** When a number of observations is looked at: once they are there, or at the end. */
    Optional<Duration> seenAfter(double observations, ExpectedSample supply, Duration length) {
        if (Double.isInfinite(observations)) {
            return Optional.empty();
        }
        Optional<Duration> there = supply.minutesUntil(observations, length);
        return looks == TestDesign.FIXED_HORIZON ? there.map(before -> length) : there;
    }

    /** The level of one look that is as strict as all looks together. */
    static double singleLook(double level, TestDesign looks) {
        return rounded(
                looks == TestDesign.FIXED_HORIZON
                        ? level
                        : ConfidenceSequence.withDefaults()
                                .level(Math.min(level, LARGEST_AT_ANY_TIME))
                                .oneSided()
                                .singleLookLevel());
    }

    /** What is computed with can be written down whole. */
    private static double rounded(double level) {
        return new BigDecimal(level).round(DOWN).doubleValue();
    }
}
