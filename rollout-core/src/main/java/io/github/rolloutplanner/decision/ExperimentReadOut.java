package io.github.rolloutplanner.decision;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.reason.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What an experiment shows. The treatment is shipped if a success metric is better, all guardrails are shown not to be worse
 * than their margins, no metric is worse, and the groups have their sizes (Schultzberg, Ankargren, Frånberg: Risk-aware
 * product decisions in A/B tests with multiple metrics, 2024). The level is split over the success metrics, and over all
 * metrics for being worse; guardrails have it whole, because all of them must pass. For that the power is shared: the
 * planner makes the groups so large that each test misses what it should show with probability β/(G + 1) at most, where
 * G is the number of guardrails. Several treatments share each level, that of a success metric by Holm's procedure; of those
 * that may ship, the one ships whose metric of the hypothesis is best, once all of them are at their end or at one interim look.
 *
 * @param effects what it did to each metric, as far as both groups were measured; of several treatments, by name with the treatment
 * @param size independent observations that the smallest group is worth, by the metric of the hypothesis and in the unit of
 *     {@link io.github.rolloutplanner.experiment.Experiment#sampleSizePerGroup()}
 * @param needed how many the design asks for, where it does
 * @param elapsed how long its data reach
 * @param planned how long it was planned to run
 * @param splitIsHealthy whether the groups have the sizes that they should have; not while one of several treatments has no
 *     users to compare, and others have
 * @param recommendation what to do
 * @param reasons why
 * @param ships the treatment to ship, as the experiment describes it; nothing where none is
 * @param treatments what each treatment shows by itself, in the order of the experiment
 * @param groups the users of each group, control first; none where the split is not watched, or the treatments were not observed
 *     to the same time
 * @param splitPValue the p-value of the chi-square test that all groups have their planned sizes, for one look
 * @since 0.1.0
 */
public record ExperimentReadOut(
        List<MetricEffect> effects,
        long size,
        OptionalLong needed,
        Duration elapsed,
        Duration planned,
        boolean splitIsHealthy,
        Recommendation recommendation,
        List<Reason> reasons,
        Optional<String> ships,
        List<OfTreatment> treatments,
        List<Group> groups,
        OptionalDouble splitPValue) {

    public ExperimentReadOut {
        effects = Elements.listOf(effects, "effects");
        requireNonNull(needed, "needed");
        requireNonNull(elapsed, "elapsed");
        requireNonNull(planned, "planned");
        requireNonNull(recommendation, "recommendation");
        reasons = Elements.listOf(reasons, "reasons");
        requireNonNull(ships, "ships");
        treatments = Elements.listOf(treatments, "treatments");
        groups = Elements.listOf(groups, "groups");
        requireNonNull(splitPValue, "splitPValue");
    }

    /**
     * Whether the groups are as large as designed.
     *
     * @return true if they are, or the design asks for no size
     */
    public boolean isLargeEnough() {
        return needed.isEmpty() || size >= needed.getAsLong();
    }

    /**
     * Whether its data cover the time that was planned, which is whole weeks where the planner designed it.
     *
     * @return true if they do
     */
    public boolean isLongEnough() {
        return elapsed.compareTo(planned) >= 0;
    }

    /** The same about the one of several treatments that was chosen; where nothing ships, that one does not, either. */
    ExperimentReadOut about(String treatment) {
        return treatments.stream()
                .filter(one -> one.treatment().equals(treatment))
                .filter(one -> one.recommendation() != Recommendation.SHIP || ships.isPresent())
                .findFirst()
                .map(this::about)
                .orElse(this);
    }

    private ExperimentReadOut about(OfTreatment one) {
        return new ExperimentReadOut(
                effects,
                size,
                needed,
                elapsed,
                planned,
                splitIsHealthy,
                one.recommendation(),
                one.reasons(),
                one.recommendation() == Recommendation.SHIP ? Optional.of(one.treatment()) : ships,
                treatments,
                groups,
                splitPValue);
    }

    /**
     * What one treatment shows beside the control.
     *
     * @param treatment as the experiment describes it
     * @param effects what it did to each metric; intervals hold for all treatments together
     * @param recommendation what to do with it, were it alone
     * @param reasons why
     * @since 0.1.0
     */
    public record OfTreatment(
            String treatment, List<MetricEffect> effects, Recommendation recommendation, List<Reason> reasons) {
        public OfTreatment {
            requireNonNull(treatment, "treatment");
            effects = Elements.listOf(effects, "effects");
            requireNonNull(recommendation, "recommendation");
            reasons = Elements.listOf(reasons, "reasons");
        }
    }

    /**
     * A group of the experiment.
     *
     * @param variant as the experiment describes it
     * @param size its users
     * @since 0.1.0
     */
    public record Group(String variant, long size) {
        public Group {
            requireNonNull(variant, "variant");
        }

        /**
         * The group as people read it.
         *
         * @return such as "20,000 in one page"
         */
        @Override
        public String toString() {
            return Wording.of(size) + " in " + variant;
        }
    }

    /**
     * What to do with the treatment of an experiment.
     *
     * @since 0.1.0
     */
    public enum Recommendation {
        /** A success metric is better, every guardrail is shown not to be worse than its margin, and no metric is worse. */
        SHIP,
        /** The experiment is over and does not show that, or something is detected to be wrong. */
        DO_NOT_SHIP,
        /**
         * What the metrics show may come from something else: the groups do not have their sizes (sample ratio mismatch), or what
         * both share is broken, so that both are beyond a limit or show no life. Or only requests are better of which it is neither
         * stated nor measured how far those of one user depend on each other.
         */
        NONE,
        /**
         * The experiment, or one of its treatments, has not run as long or has not seen as many as it was planned to.
         */
        KEEP_RUNNING
    }
}
