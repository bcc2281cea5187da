package io.github.rolloutplanner.experiment;

import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.reason.Reason;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.immutables.value.Value;

/**
 * The design of an A/B test.
 *
 * @since 0.1.0
 */
@Value.Immutable
public sealed interface Experiment permits ImmutableExperiment {

    /**
     * Whether the test is run. A design that is not run can be kept for later.
     *
     * @return true if it is part of the rollout
     */
    boolean enabled();

    /**
     * What the control group gets.
     *
     * @return the existing behavior
     */
    String control();

    /**
     * What the treatment group gets; of several, the first.
     *
     * @return the new behavior
     */
    String treatment();

    /**
     * What the other treatment groups get, each of which is compared with the same control.
     *
     * @return the new behavior of each; empty for a test of one treatment
     */
    List<String> furtherTreatments();

    /**
     * What all treatment groups get.
     *
     * @return the first treatment and the further ones, in the order of the split
     */
    default List<String> treatments() {
        return Stream.concat(Stream.of(treatment()), furtherTreatments().stream())
                .toList();
    }

    /**
     * The percentage of each group, control first.
     *
     * @return one percentage for the control and one for each treatment
     */
    List<Percentage> split();

    /**
     * The part of the users who have the change in the test.
     *
     * @return what all treatments have together
     */
    default Percentage treated() {
        return Percentage.percent(
                split().stream().skip(1).mapToDouble(Percentage::value).sum());
    }

    /**
     * What the test shall show.
     *
     * @return one sentence
     */
    String hypothesis();

    /**
     * What is measured, the metric of the hypothesis first.
     *
     * @return names of metrics
     */
    List<String> metrics();

    /**
     * What the larger group needs, of the control and the smallest treatment, but for {@link #underpoweredGuardrails()}; with an
     * equal split, each group. Like the metric of the hypothesis it counts users, or requests: independent ones, of which each is
     * worth as many real ones as the design effect says. Requests that come summed up user by user count as users where their
     * intra-class correlation is not stated.
     *
     * @return the number, or nothing where it cannot be computed from what is known
     */
    OptionalLong sampleSizePerGroup();

    /**
     * How long the test runs.
     *
     * @return whole days
     */
    OptionalInt days();

    /**
     * Whether the policy ends the test before its groups are full, so that it may not show the effect.
     *
     * @return defaults to false
     */
    @Value.Default
    default boolean capped() {
        return false;
    }

    /**
     * The guardrails that need more observations than come in the test to be shown not worse than their gates, so that a
     * treatment that does them no harm may not ship.
     *
     * @return names of metrics; empty where all can be shown, or it is not known
     */
    List<String> underpoweredGuardrails();

    /**
     * When the test is looked at, if more often than once, at its end.
     *
     * @return the looks, the last one at the end; empty for a test with one look
     */
    List<Look> looks();

    /**
     * The confidence with which a difference is called one: 1 − α, two-sided.
     *
     * @return between 0 and 1
     */
    double confidence();

    /**
     * The probability of finding the effect if it is there, and of showing all guardrails not worse.
     *
     * @return between 0 and 1; nothing in an external plan without it
     */
    Optional<Double> power();

    /**
     * The smallest change worth finding, relative to the baseline.
     *
     * @return the change; nothing in an external plan without it
     */
    Optional<Percentage> effect();

    /**
     * How strongly the metric of the hypothesis is planned to correlate with a covariate from before the experiment, by which
     * its read-out is adjusted.
     *
     * @return above -1 and below 1; nothing where the size counts on no covariate
     */
    OptionalDouble covariateCorrelation();

    /**
     * Why the design is as it is.
     *
     * @return the reasons; empty in an external plan
     */
    List<Reason> reasons();

    /**
     * This design, run or kept for later.
     *
     * @param enabled whether it is part of the rollout
     * @return a design that differs in this
     */
    Experiment withEnabled(boolean enabled);

    /**
     * Starts a design.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /**
     * A planned look at an experiment, which may end it. Its boundaries are those of a group-sequential test, so that all looks
     * together keep the significance level of one (Jennison, Turnbull: Group Sequential Methods, 2000).
     *
     * @param day the whole days of the experiment that its data cover
     * @param information how much of the final information there is, above 0 and at most 1
     * @param better the two-sided p-value at which a success metric is better
     * @param notWorse the one-sided p-value at which a guardrail is not worse than its gate
     * @param worse the two-sided p-value at which any metric is worse
     * @since 0.1.0
     */
    record Look(int day, double information, double better, double notWorse, double worse) {}

    /** Builds an {@link Experiment}. */
    final class Builder extends ImmutableExperiment.Builder {
        Builder() {}
    }
}
