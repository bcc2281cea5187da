package io.github.rolloutplanner.experiment;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.metric.Percentage;
import java.util.Arrays;
import java.util.List;
import org.immutables.value.Value;

/**
 * The question that an A/B test shall answer: which metric shall change, by how much, between which variants.
 *
 * @since 0.1.0
 */
@Value.Immutable
public abstract sealed class ExperimentRequest permits ImmutableExperimentRequest {
    /** What users have today, first, and what they may get. */
    public static final List<String> DEFAULT_VARIANTS = List.of("control", "treatment");

    private static final Percentage HALF = Percentage.percent(50);

    ExperimentRequest() {}

    /**
     * The metric that shall change.
     *
     * @return its name, as one of the change's metrics
     */
    public abstract String metric();

    /**
     * The smallest change worth finding, relative to the baseline.
     *
     * @return the change; positive for an increase, negative for a decrease
     */
    public abstract Percentage effect();

    /**
     * What is compared, the existing behavior first.
     *
     * @return descriptions of the variants; defaults to control and treatment
     */
    public abstract List<String> variants();

    /**
     * The percentage of the users that each variant gets.
     *
     * @return the percentages, in the order of the variants; defaults to equal parts
     */
    public abstract List<Percentage> split();

    /**
     * A question about a metric.
     *
     * @param metric name of the metric that shall change
     * @param effect the smallest change worth finding, relative to the baseline
     * @return the request, between control and treatment, half and half
     */
    public static ExperimentRequest changing(String metric, Percentage effect) {
        return ImmutableExperimentRequest.builder()
                .metric(metric)
                .effect(effect)
                .addAllVariants(DEFAULT_VARIANTS)
                .addAllSplit(List.of(HALF, HALF))
                .build();
    }

    /**
     * This request between other variants.
     *
     * @param descriptions what is compared, the existing behavior first
     * @return a request that differs in this
     */
    public ExperimentRequest between(String... descriptions) {
        return ((ImmutableExperimentRequest) this).withVariants(requireNonNull(descriptions, "descriptions"));
    }

    /**
     * This request with another split.
     *
     * @param percents the percentage of each variant in percent, in their order
     * @return a request that differs in this
     */
    public ExperimentRequest splitInto(double... percents) {
        return ((ImmutableExperimentRequest) this)
                .withSplit(Arrays.stream(requireNonNull(percents, "percents"))
                        .mapToObj(Percentage::percent)
                        .toList());
    }
}
