package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.evidence.TestDesign;
import io.github.rolloutplanner.internal.statistics.ConfidenceSequence;
import io.github.rolloutplanner.internal.statistics.OnsetTally;
import io.github.rolloutplanner.internal.statistics.SingleLook;
import io.github.rolloutplanner.internal.text.SignificantDigits;
import io.github.rolloutplanner.policy.EvidencePolicy;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * The error levels of one gate.
 *
 * @param level the significance level of the gate over all looks
 * @param onset the weight of a regression that begins with the phase of the gate
 * @param power the probability of detecting the effect
 * @param rareEvents the expected events below which rates are computed exactly
 * @param looks how often the gate is looked at
 * @param earlier the phases before, first to last, where a regression that begins with one of them looks like one that begins
 *     with the phase; empty where those count that begin with the phase
 */
record TestLevels(
        double level, double onset, double power, double rareEvents, TestDesign looks, List<EarlierPhase> earlier) {
    /** Beyond, looking at any time would cost more than the level gives: what holds at a smaller level holds there. */
    private static final double LARGEST_AT_ANY_TIME = 1 / 3.0;

    /** Of a longer phase, the stretches before these count as one. */
    private static final long MOST_APART = 1_000;

    private static final int DIGITS = 4;

    TestLevels(double level, double onset, double power, double rareEvents, TestDesign looks) {
        this(level, onset, power, rareEvents, looks, List.of());
    }

    /**
     * The levels of a gate in a phase.
     *
     * @param tests what the significance level is split over
     * @param part the part of its level that the gate compares with
     * @param stretch number of the stretch of the rollout with which the phase begins, of which a rollout has one a day
     */
    static TestLevels of(EvidencePolicy policy, int tests, double part, long stretch) {
        return new TestLevels(
                policy.significanceLevel() / tests * part,
                policy.looks() == TestDesign.FIXED_HORIZON ? 1 : OnsetTally.weight(stretch),
                policy.power(),
                policy.rareEvents(),
                policy.looks());
    }

    /** The levels of a success metric, which is asked for once, at the end, and shares its level with nothing. */
    static TestLevels ofSuccess(EvidencePolicy policy) {
        return new TestLevels(policy.significanceLevel(), 1, policy.power(), policy.rareEvents(), policy.looks());
    }

    boolean isSameAs(TestLevels other) {
        return level == other.level
                && onset == other.onset
                && power == other.power
                && rareEvents == other.rareEvents
                && looks == other.looks
                && earlier.equals(other.earlier);
    }

    TestLevels after(List<EarlierPhase> phases) {
        return areSequential() ? new TestLevels(level, onset, power, rareEvents, looks, phases) : this;
    }

    /**
     * With the weight, too, of a regression that begins with an earlier stretch, as far as those since then do not speak
     * against it: the evidence of the running rollout is the sum of both.
     *
     * @param ofStretch what one stretch of an earlier phase brings against it
     * @param against how much the logarithm of the evidence is less for all that stretches bring
     */
    TestLevels since(ToDoubleFunction<EarlierPhase> ofStretch, DoubleUnaryOperator against) {
        long stretch = 0;
        for (EarlierPhase phase : earlier) {
            stretch += phase.stretches();
        }
        double weight = onset;
        double brought = 0;
        for (int at = earlier.size() - 1; at >= 0; at--) {
            double each = ofStretch.applyAsDouble(earlier.get(at));
            long first = stretch - earlier.get(at).stretches() + 1;
            long apart = Math.max(first, stretch - MOST_APART + 1);
            for (; stretch >= apart; stretch--) {
                brought += each;
                weight += OnsetTally.weight(stretch) * Math.exp(-against.applyAsDouble(brought));
            }
            if (stretch >= first) {
                weight += OnsetTally.weight(first, stretch) * Math.exp(-against.applyAsDouble(brought));
                brought += each * (stretch - first + 1);
                stretch = first - 1;
            }
        }
        return new TestLevels(level, weight, power, rareEvents, looks);
    }

    /** When a number of observations is looked at: once they are there, or at the end. */
    Optional<Duration> seenAfter(double observations, ExpectedSample supply, Duration length) {
        if (Double.isInfinite(observations)) {
            return Optional.empty();
        }
        Optional<Duration> there = supply.minutesUntil(observations, length);
        return looks == TestDesign.FIXED_HORIZON ? there.map(before -> length) : there;
    }

    /** The level of one look at means that is as strict as all looks together. */
    double oneLook() {
        return rounded(
                looks == TestDesign.FIXED_HORIZON
                        ? level
                        : ConfidenceSequence.withDefaults()
                                .level(Math.min(level * onset, LARGEST_AT_ANY_TIME))
                                .oneSided()
                                .singleLookLevel());
    }

    /** The level of one look at means that is as strict as the sequence which judges them at a number of observations. */
    double oneLook(MeanSequence sequence, double observations) {
        return rounded(sequence.of(Math.min(level, LARGEST_AT_ANY_TIME)).singleLookLevel(onset, observations));
    }

    /** Whether the level of one look is not that of all looks together. */
    boolean areSequential() {
        return looks != TestDesign.FIXED_HORIZON;
    }

    /**
     * One look at rates that is as strict as all looks together.
     *
     * @param ofStretch how much less likely a stretch of an earlier phase is with the regression, as a logarithm
     */
    SingleLook oneLookAtRates(ToDoubleFunction<EarlierPhase> ofStretch) {
        return SingleLook.of(
                Math.min(level, LARGEST_AT_ANY_TIME),
                since(ofStretch, sum -> sum).onset());
    }

    /** What is computed with can be written down whole. */
    static double rounded(double level) {
        return SignificantDigits.of(level, DIGITS, RoundingMode.DOWN);
    }
}
