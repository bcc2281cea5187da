package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.DoubleCodec.CHANCE;
import static io.github.rolloutplanner.json.DoubleCodec.PROBABILITY;
import static io.github.rolloutplanner.json.DoubleCodec.REAL;
import static io.github.rolloutplanner.json.Field.optional;
import static io.github.rolloutplanner.json.Field.optionalDouble;
import static io.github.rolloutplanner.json.Field.optionalInt;
import static io.github.rolloutplanner.json.Field.optionalLong;
import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.Reasons.REASONS;
import static io.github.rolloutplanner.json.RecordCodec.object;
import static io.github.rolloutplanner.json.Scalars.BOOLEAN;
import static io.github.rolloutplanner.json.Scalars.COUNT;
import static io.github.rolloutplanner.json.Scalars.NAME;
import static io.github.rolloutplanner.json.Scalars.NUMBER;
import static io.github.rolloutplanner.json.Scalars.PERCENT;
import static io.github.rolloutplanner.json.Scalars.PERCENTAGE;
import static io.github.rolloutplanner.json.Scalars.SERIES;
import static io.github.rolloutplanner.json.Scalars.TEXT;

import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.reason.Reason;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The design of an A/B test with everything that is known of it. */
final class DetailedExperiment extends ObjectCodec<Experiment> {
    private static final Codec<Experiment.Look> LOOK = object(
            "experiment_look",
            required("day", NUMBER, Experiment.Look::day)
                    .described("Whole days of the test that the data of the look cover."),
            required("information", PROBABILITY, Experiment.Look::information)
                    .described("How much of the final information there is."),
            required("better", DoubleCodec.below(1), Experiment.Look::better)
                    .described("The two-sided p-value at which a success metric is better."),
            required("not_worse", DoubleCodec.below(1), Experiment.Look::notWorse)
                    .described("The one-sided p-value at which a guardrail is not worse than its gate."),
            required("worse", DoubleCodec.below(1), Experiment.Look::worse)
                    .described("The two-sided p-value at which any metric is worse."),
            Experiment.Look::new);

    private final Field<Experiment, Boolean> enabled = add(required("enabled", BOOLEAN, Experiment::enabled));
    private final Field<Experiment, String> control = add(required("control", NAME, Experiment::control));
    private final Field<Experiment, String> treatment = add(required("treatment", NAME, Experiment::treatment));
    private final Field<Experiment, List<String>> furtherTreatments =
            add(optional("further_treatments", ListCodec.inline(NAME), Experiment::furtherTreatments, List.of())
                    .described("What the other treatment groups get; left out where there is one treatment alone."));
    private final Field<Experiment, List<Percentage>> split =
            add(required("split", ListCodec.inline(PERCENTAGE), Experiment::split)
                    .described("The percentage of each group, control first."));
    private final Field<Experiment, String> hypothesis = add(required("hypothesis", TEXT, Experiment::hypothesis));
    private final Field<Experiment, List<String>> metrics =
            add(required("metrics", ListCodec.inline(SERIES), Experiment::metrics));
    private final Field<Experiment, OptionalLong> sampleSize =
            add(optionalLong("sample_size_per_group", COUNT, Experiment::sampleSizePerGroup)
                    .described("Left out where it is not known."));
    private final Field<Experiment, OptionalInt> days =
            add(optionalInt("days", NUMBER, Experiment::days).described("Left out where it is not known."));
    private final Field<Experiment, Boolean> capped = add(required("capped", BOOLEAN, Experiment::capped)
            .described("Whether the policy ends the test before its groups are full, so that it may show nothing."));
    private final Field<Experiment, List<Experiment.Look>> looks = add(optional(
                    "looks", new ListCodec<>(LOOK), Experiment::looks, List.of())
            .described("When the test is looked at, the last time at its end; left out for one look at the end."));
    private final Field<Experiment, List<String>> underpoweredGuardrails = add(
            optional("underpowered_guardrails", ListCodec.inline(SERIES), Experiment::underpoweredGuardrails, List.of())
                    .described(
                            "Guardrails that need more observations than come in the test to be shown not worse; left out where"
                                    + " there are none."));
    private final Field<Experiment, Double> confidence =
            add(required("confidence", CHANCE, Experiment::confidence).described("1 minus alpha, two-sided."));
    private final Field<Experiment, Optional<Double>> power =
            add(optional("power", CHANCE, Experiment::power).described("Left out where it is not known."));
    private final Field<Experiment, Optional<Percentage>> effect = add(optional("effect", PERCENT, Experiment::effect)
            .described(
                    "The smallest change worth finding, in percent of the baseline; left out where it is not known."));
    private final Field<Experiment, OptionalDouble> covariateCorrelation = add(optionalDouble(
                    "covariate_correlation", REAL, Experiment::covariateCorrelation)
            .described("The correlation of the metric with a covariate from before the test, which the size counts on;"
                    + " left out where it counts on none."));
    private final Field<Experiment, List<Reason>> reasons = add(required("reasons", REASONS, Experiment::reasons));

    DetailedExperiment() {
        super("experiment");
    }

    @Override
    Experiment build(Members members) {
        return Experiment.builder()
                .enabled(members.get(enabled))
                .control(members.get(control))
                .treatment(members.get(treatment))
                .addAllFurtherTreatments(members.get(furtherTreatments))
                .addAllSplit(members.get(split))
                .hypothesis(members.get(hypothesis))
                .addAllMetrics(members.get(metrics))
                .sampleSizePerGroup(members.get(sampleSize))
                .days(members.get(days))
                .capped(members.get(capped))
                .addAllLooks(members.get(looks))
                .addAllUnderpoweredGuardrails(members.get(underpoweredGuardrails))
                .confidence(members.get(confidence))
                .power(members.get(power))
                .effect(members.get(effect))
                .covariateCorrelation(members.get(covariateCorrelation))
                .addAllReasons(members.get(reasons))
                .build();
    }
}
