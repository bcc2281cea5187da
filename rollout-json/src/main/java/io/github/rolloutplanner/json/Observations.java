package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.DoubleCodec.AMOUNT;
import static io.github.rolloutplanner.json.DoubleCodec.REAL;
import static io.github.rolloutplanner.json.Field.optional;
import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.RecordCodec.object;
import static io.github.rolloutplanner.json.Scalars.COUNT;
import static io.github.rolloutplanner.json.Scalars.ORDINAL;
import static io.github.rolloutplanner.json.Scalars.SERIES;
import static io.github.rolloutplanner.json.Scalars.TEXT;
import static io.github.rolloutplanner.json.WindowCodec.WINDOW;

import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Observation.Before;
import io.github.rolloutplanner.observation.Observation.Measured;
import io.github.rolloutplanner.observation.Observation.NoData;
import io.github.rolloutplanner.observation.Observation.SourceFailed;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.Sample.AdjustedMoments;
import io.github.rolloutplanner.observation.Sample.Counts;
import io.github.rolloutplanner.observation.Sample.Events;
import io.github.rolloutplanner.observation.Sample.EventsByUser;
import io.github.rolloutplanner.observation.Sample.Moments;
import io.github.rolloutplanner.observation.Sample.NumbersByUser;

/** What looks at metrics brought. */
final class Observations {
    private static final Codec<Sample> SAMPLE = new UnionCodec<>(
            "sample",
            object(
                            "sample_events",
                            required("events", COUNT, Events::events),
                            required("trials", COUNT, Events::trials),
                            Events::new)
                    .kind("events", Events.class),
            object(
                            "sample_events_by_user",
                            required("users", COUNT, EventsByUser::users),
                            required("events", COUNT, EventsByUser::events),
                            required("trials", COUNT, EventsByUser::trials),
                            required("event_squares", COUNT, EventsByUser::eventSquares)
                                    .described("The sum of the squared events of each user."),
                            required("trial_squares", COUNT, EventsByUser::trialSquares)
                                    .described("The sum of the squared trials of each user."),
                            required("products", COUNT, EventsByUser::products)
                                    .described("The sum of events times trials of each user."),
                            EventsByUser::new)
                    .kind("events_by_user", EventsByUser.class),
            object(
                            "sample_counts",
                            required("events", COUNT, Counts::events),
                            required("exposure", AMOUNT, Counts::exposure).described("In hours of full traffic."),
                            Counts::new)
                    .kind("counts", Counts.class),
            object(
                            "sample_moments",
                            required("count", COUNT, Moments::count),
                            required("mean", REAL, Moments::mean),
                            required("variance", AMOUNT, Moments::variance).described("With n - 1."),
                            Moments::new)
                    .kind("moments", Moments.class),
            object(
                            "sample_adjusted_moments",
                            required(
                                    "count",
                                    COUNT,
                                    (AdjustedMoments of) -> of.numbers().count()),
                            required(
                                    "mean",
                                    REAL,
                                    (AdjustedMoments of) -> of.numbers().mean()),
                            required(
                                            "variance",
                                            AMOUNT,
                                            (AdjustedMoments of) -> of.numbers().variance())
                                    .described("With n - 1."),
                            required("covariate_mean", REAL, AdjustedMoments::covariateMean),
                            required("covariate_variance", AMOUNT, AdjustedMoments::covariateVariance)
                                    .described("With n - 1."),
                            required("covariance", REAL, AdjustedMoments::covariance)
                                    .described("Of the numbers and the covariate, with n - 1."),
                            Observations::adjusted)
                    .kind("adjusted_moments", AdjustedMoments.class),
            object(
                            "sample_numbers_by_user",
                            required("users", COUNT, NumbersByUser::users),
                            required("sum", REAL, NumbersByUser::sum),
                            required("count", COUNT, NumbersByUser::count),
                            required("squares", AMOUNT, NumbersByUser::squares)
                                    .described("The sum of the squares of all numbers."),
                            required("sum_squares", AMOUNT, NumbersByUser::sumSquares)
                                    .described("The sum of the squared sum of each user."),
                            required("count_squares", COUNT, NumbersByUser::countSquares)
                                    .described("The sum of the squared count of each user."),
                            required("products", REAL, NumbersByUser::products)
                                    .described("The sum of sum times count of each user."),
                            NumbersByUser::new)
                    .kind("numbers_by_user", NumbersByUser.class));

    static final KindCodec<Measured> MEASURED = object(
                    "observation_measured",
                    required("metric", SERIES, Measured::metric),
                    required("window", WINDOW, Measured::window),
                    required("temporality", WordCodec.lowerCase(Observation.Temporality.class), Measured::temporality)
                            .described(
                                    "Whether it adds to what came before, or is everything since the start of its window."),
                    required("treated", SAMPLE, Measured::treated).described("What exposed users showed."),
                    optional("control", SAMPLE, Measured::control)
                            .described("What the control group showed; left out where there is none."),
                    Measured::new)
            .kind("measured", Measured.class);

    static final KindCodec<Before> BEFORE = object(
                    "observation_before",
                    required("metric", SERIES, Before::metric),
                    required("phase", ORDINAL, Before::phase).described("The phase whose users they are."),
                    required("window", WINDOW, Before::window).described("Before the start of the rollout."),
                    required("treated", SAMPLE, Before::treated)
                            .described("What the users showed who have the change in that phase."),
                    required("others", SAMPLE, Before::others).described("What all other users showed."),
                    Before::new)
            .kind("before", Before.class);

    static final UnionCodec<Observation> OBSERVATION = new UnionCodec<>(
            "observation",
            MEASURED,
            BEFORE,
            object(
                            "observation_no_data",
                            required("metric", SERIES, NoData::metric),
                            required("window", WINDOW, NoData::window),
                            NoData::new)
                    .kind("no_data", NoData.class),
            object(
                            "observation_source_failed",
                            required("metric", SERIES, SourceFailed::metric),
                            required("window", WINDOW, SourceFailed::window),
                            required("failure", TEXT, SourceFailed::failure),
                            SourceFailed::new)
                    .kind("source_failed", SourceFailed.class));

    private Observations() {}

    private static AdjustedMoments adjusted(
            long count, double mean, double variance, double ofCovariate, double itsVariance, double covariance) {
        return Sample.moments(count, mean, variance).adjustedBy(ofCovariate, itsVariance, covariance);
    }
}
