package io.github.rolloutplanner.experiment;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.metric.Percentage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.immutables.value.Value;

/**
 * The question that an A/B test shall answer: which metric shall change, by how much, between which variants. Each further
 * variant is compared with the first one.
 *
 * @since 0.1.0
 */
@Value.Immutable
public abstract sealed class ExperimentRequest permits ImmutableExperimentRequest {
    /** What users have today, first, and what they may get. */
    public static final List<String> DEFAULT_VARIANTS = List.of("control", "treatment");

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
    public List<Percentage> split() {
        return ownSplit().isEmpty() ? parts(variant -> 1) : ownSplit();
    }

    abstract List<Percentage> ownSplit();

    /**
     * How often the test is looked at, the last time at its end.
     *
     * @return defaults to 1
     */
    @Value.Default
    public int looks() {
        return 1;
    }

    /**
     * How the significance level is spent over the looks.
     *
     * @return defaults to {@link Spending#OBRIEN_FLEMING}
     */
    @Value.Default
    public Spending spending() {
        return Spending.OBRIEN_FLEMING;
    }

    /**
     * How strongly the metric correlates with a covariate from before the experiment, such as the same metric of the four weeks
     * before.
     *
     * @return above -1 and below 1; nothing where the size counts on no covariate
     */
    public abstract OptionalDouble covariateCorrelation();

    /**
     * A question about a metric.
     *
     * @param metric name of the metric that shall change
     * @param effect the smallest change worth finding, relative to the baseline
     * @return the request, between control and treatment, in equal parts
     */
    public static ExperimentRequest changing(String metric, Percentage effect) {
        return ImmutableExperimentRequest.builder()
                .metric(metric)
                .effect(effect)
                .addAllVariants(DEFAULT_VARIANTS)
                .build();
    }

    /**
     * This request between other variants. Several treatments share the significance level, since each may look better by chance.
     *
     * @param descriptions what is compared, the existing behavior first; 2 to 10
     * @return a request that differs in this
     */
    public ExperimentRequest between(String... descriptions) {
        for (int at = 0; at < requireNonNull(descriptions, "descriptions").length; at++) {
            requireNonNull(descriptions[at], "descriptions[" + at + "]");
        }
        return ((ImmutableExperimentRequest) this).withVariants(descriptions);
    }

    /**
     * This request with interim looks, each of which may end the test: at equal steps of time, by group-sequential boundaries that
     * keep the significance level over all of them. The test becomes a little larger for that.
     *
     * @param looks how often it is looked at, the last time at its end; 2 to 10
     * @param spending how the significance level is spent over the looks
     * @return a request that differs in this
     */
    public ExperimentRequest withLooks(int looks, Spending spending) {
        return ((ImmutableExperimentRequest) this).withLooks(looks).withSpending(spending);
    }

    /**
     * This request for a mean that is adjusted by a covariate from before the experiment, which comes with its observations:
     * {@code Sample.moments(..).adjustedBy(..)}. The groups are smaller by the factor 1 - ρ² (CUPED; Deng, Xu, Kohavi, Walker:
     * WSDM 2013). Where both turn out to correlate less, the test needs more users than planned.
     *
     * @param correlation ρ of a unit's number with its covariate, above -1 and below 1
     * @return a request that differs in this
     */
    public ExperimentRequest withCovariateCorrelation(double correlation) {
        return ((ImmutableExperimentRequest) this).withCovariateCorrelation(OptionalDouble.of(correlation));
    }

    /**
     * This request with another split.
     *
     * @param percents the percentage of each variant in percent, in their order
     * @return a request that differs in this
     */
    public ExperimentRequest splitInto(double... percents) {
        return ((ImmutableExperimentRequest) this)
                .withOwnSplit(Arrays.stream(requireNonNull(percents, "percents"))
                        .mapToObj(Percentage::percent)
                        .toList());
    }

    /**
     * This request with a control group that is √k times as large as each of k treatments, which together find most: every
     * treatment is compared with it (Dunnett: Journal of the American Statistical Association 1955). The split is that of
     * the variants given so far.
     *
     * @return a request that differs in this
     */
    public ExperimentRequest withLargerControl() {
        double control = Math.sqrt(variants().size() - 1.0);
        return ((ImmutableExperimentRequest) this).withOwnSplit(parts(variant -> variant == 0 ? control : 1));
    }

    /** As percentages go, to six decimals; the control has what rounding leaves. */
    private List<Percentage> parts(IntToDoubleFunction weights) {
        double sum = IntStream.range(0, variants().size()).mapToDouble(weights).sum();
        List<Percentage> parts = new ArrayList<>();
        Percentage left = Percentage.ONE_HUNDRED;
        for (int variant = 1; variant < variants().size(); variant++) {
            parts.add(Percentage.ofFraction(weights.applyAsDouble(variant) / sum));
            left = left.minus(parts.get(variant - 1));
        }
        parts.add(0, left);
        return parts;
    }

    /**
     * How an experiment spends its significance level over its looks (Lan, DeMets: Biometrika 1983).
     *
     * @since 0.1.0
     */
    public enum Spending {
        /** Like O'Brien and Fleming: next to nothing early, nearly all at the end. Early looks find only large effects. */
        OBRIEN_FLEMING("O'Brien-Fleming"),
        /** Like Pocock: about evenly. Early looks find more, and the experiment needs more users. */
        POCOCK("Pocock");

        private final String label;

        Spending(String label) {
            this.label = label;
        }

        /**
         * The name as people write it.
         *
         * @return such as "Pocock"
         */
        @Override
        public String toString() {
            return label;
        }
    }
}
