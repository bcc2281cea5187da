package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Field.optional;
import static io.github.rolloutplanner.json.Field.optionalDouble;
import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.Scalars.NAME;
import static io.github.rolloutplanner.json.Scalars.NUMBER;
import static io.github.rolloutplanner.json.WrittenPercentage.PERCENT;

import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.experiment.ExperimentRequest.Spending;
import io.github.rolloutplanner.metric.Percentage;
import java.util.List;
import java.util.OptionalDouble;

/** The question of an A/B test, as people write it. */
final class WrittenExperiment extends ObjectCodec<ExperimentRequest> {
    private final Field<ExperimentRequest, String> metric =
            add(required("metric", NAME, ExperimentRequest::metric).described("The metric that shall change."));
    private final Field<ExperimentRequest, Percentage> effect =
            add(required("effect", PERCENT, ExperimentRequest::effect)
                    .described("The smallest change worth finding, in percent of the baseline."));
    private final Field<ExperimentRequest, List<String>> variants = add(optional(
                    "variants", ListCodec.inline(NAME), ExperimentRequest::variants, ExperimentRequest.DEFAULT_VARIANTS)
            .described("What each group gets, control first."));
    private final Field<ExperimentRequest, List<Percentage>> split =
            add(optional("split", ListCodec.inline(PERCENT), WrittenExperiment::ownSplit, List.of())
                    .described("The percentage of each group; left out for equal ones."));
    private final Field<ExperimentRequest, Integer> looks = add(optional("looks", NUMBER, ExperimentRequest::looks, 1)
            .described("How often the test is looked at, its end included."));
    private final Field<ExperimentRequest, Spending> spending = add(optional(
                    "spending",
                    WordCodec.lowerCase(Spending.class),
                    ExperimentRequest::spending,
                    Spending.OBRIEN_FLEMING)
            .described("How the looks share the error that is allowed."));
    private final Field<ExperimentRequest, OptionalDouble> covariateCorrelation =
            add(optionalDouble("covariate_correlation", DoubleCodec.REAL, ExperimentRequest::covariateCorrelation)
                    .described("The correlation of the metric with a covariate from before the test."));

    WrittenExperiment() {
        super("experiment");
    }

    /** The split that was asked for, if it was; equal groups may have been asked for, too. */
    private static List<Percentage> ownSplit(ExperimentRequest request) {
        return request.equals(unsplit(
                        request.metric(),
                        request.effect(),
                        request.variants(),
                        request.looks(),
                        request.spending(),
                        request.covariateCorrelation()))
                ? List.of()
                : request.split();
    }

    private static ExperimentRequest unsplit(
            String metric,
            Percentage effect,
            List<String> variants,
            int looks,
            Spending spending,
            OptionalDouble covariateCorrelation) {
        ExperimentRequest request = ExperimentRequest.changing(metric, effect)
                .between(variants.toArray(String[]::new))
                .withLooks(looks, spending);
        return covariateCorrelation.isPresent()
                ? request.withCovariateCorrelation(covariateCorrelation.getAsDouble())
                : request;
    }

    @Override
    ExperimentRequest build(Members members) {
        ExperimentRequest request = unsplit(
                members.get(metric),
                members.get(effect),
                members.get(variants),
                members.get(looks),
                members.get(spending),
                members.get(covariateCorrelation));
        double[] parts =
                members.get(split).stream().mapToDouble(Percentage::value).toArray();
        return parts.length == 0 ? request : request.splitInto(parts);
    }
}
