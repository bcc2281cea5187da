package io.github.rolloutplanner.observation;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.text.Legible;
import io.github.rolloutplanner.internal.text.Series;
import io.github.rolloutplanner.internal.text.TextBound;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one look at a metric brought: data, nothing, or a failure of its source.
 *
 * @since 0.1.0
 */
public sealed interface Observation
        permits Observation.Measured, Observation.Before, Observation.NoData, Observation.SourceFailed {

    /** The name under which the sizes of both groups are observed, where no metric counts users. */
    String ASSIGNMENT_COUNTS = "group sizes";

    /**
     * What was looked at.
     *
     * @return the name of a metric of the plan, or {@link #ASSIGNMENT_COUNTS}
     */
    String metric();

    /**
     * When it was.
     *
     * @return the window
     */
    TimeWindow window();

    /**
     * This observation as one of the users of one treatment, for an experiment of several. Each treatment is observed by
     * itself, beside the same control group, until one is chosen; then that one alone. The control group is counted once a
     * window, and the same sample of it comes with every treatment, also where one of them comes later: a copy that says
     * something else is refused. Copies are compared while their windows are cut alike and among the 64 latest of each treatment: cut
     * the windows of all treatments at the same times. {@link #increments} and {@link #checkpoints} make the observations of all treatments at once.
     *
     * @param treatment as the experiment describes it
     * @return the observation of the metric of that treatment, whose name has both
     * @throws RolloutException.InvalidValue if it is of a time before the rollout, which no treatment has
     */
    default Observation ofTreatment(String treatment) {
        String series = Series.of(metric(), requireNonNull(treatment, "treatment"));
        if (this instanceof Measured measured) {
            return new Measured(
                    series, measured.window(), measured.temporality(), measured.treated(), measured.control());
        }
        if (this instanceof Before) {
            throw new RolloutException.InvalidValue("Before the rollout nobody had '" + treatment + "': what '"
                    + metric() + "' showed in " + window() + " is of no treatment. Leave out ofTreatment(..).");
        }
        return this instanceof SourceFailed failed
                ? sourceFailed(series, window(), failed.failure())
                : noData(series, window());
    }

    /**
     * What came in a window, of exposed users alone.
     *
     * @param metric name of a metric of the plan
     * @param window when
     * @param treated what exposed users showed
     * @return the observation
     */
    static Observation increment(String metric, TimeWindow window, Sample treated) {
        return new Measured(metric, window, Temporality.DELTA, treated, Optional.empty());
    }

    /**
     * What came in a window, of exposed users and of the control group at the same time.
     *
     * @param metric name of a metric of the plan
     * @param window when
     * @param treated what exposed users showed
     * @param control what the control group showed
     * @return the observation
     */
    static Observation increment(String metric, TimeWindow window, Sample treated, Sample control) {
        return new Measured(
                metric, window, Temporality.DELTA, treated, Optional.of(requireNonNull(control, "control")));
    }

    /**
     * Everything since the start of the window, of exposed users alone.
     *
     * @param metric name of a metric of the plan
     * @param window from the start of the counting, which is one for all checkpoints of a phase
     * @param treated what exposed users showed
     * @return the observation
     */
    static Observation cumulative(String metric, TimeWindow window, Sample treated) {
        return new Measured(metric, window, Temporality.CUMULATIVE, treated, Optional.empty());
    }

    /**
     * Everything since the start of the window, of exposed users and of the control group at the same time.
     *
     * @param metric name of a metric of the plan
     * @param window from the start of the counting, which is one for all checkpoints of a phase
     * @param treated what exposed users showed
     * @param control what the control group showed
     * @return the observation
     */
    static Observation cumulative(String metric, TimeWindow window, Sample treated, Sample control) {
        return new Measured(
                metric, window, Temporality.CUMULATIVE, treated, Optional.of(requireNonNull(control, "control")));
    }

    /**
     * What came in a window, of each treatment of an experiment of several and of the control group that they share.
     *
     * @param metric name of a metric of the plan
     * @param window when
     * @param treated what the users of each treatment showed, by the treatment as the experiment describes it
     * @param control what the control group showed
     * @return an observation of each treatment, in the order of the map
     * @throws RolloutException.InvalidValue if there is no treatment
     */
    static List<Observation> increments(
            String metric, TimeWindow window, Map<String, ? extends Sample> treated, Sample control) {
        return ofEach(Temporality.DELTA, metric, window, treated, control);
    }

    /**
     * Everything since the start of the window, of each treatment of an experiment of several and of the control group that they
     * share.
     *
     * @param metric name of a metric of the plan
     * @param window from the start of the counting, which is one for all checkpoints of a phase
     * @param treated what the users of each treatment showed, by the treatment as the experiment describes it
     * @param control what the control group showed
     * @return an observation of each treatment, in the order of the map
     * @throws RolloutException.InvalidValue if there is no treatment
     */
    static List<Observation> checkpoints(
            String metric, TimeWindow window, Map<String, ? extends Sample> treated, Sample control) {
        return ofEach(Temporality.CUMULATIVE, metric, window, treated, control);
    }

    private static List<Observation> ofEach(
            Temporality temporality,
            String metric,
            TimeWindow window,
            Map<String, ? extends Sample> treated,
            Sample control) {
        requireNonNull(metric, "metric");
        requireNonNull(window, "window");
        Optional<Sample> shared = Optional.of(requireNonNull(control, "control"));
        if (requireNonNull(treated, "treated").isEmpty()) {
            throw new RolloutException.InvalidValue(
                    "'" + metric + "' has no treatment in " + window + ". Give what each treatment showed.");
        }
        List<Observation> each = new ArrayList<>();
        treated.forEach((treatment, sample) ->
                each.add(new Measured(metric, window, temporality, sample, shared).ofTreatment(treatment)));
        return List.copyOf(each);
    }

    /**
     * The users who came into each group in a window, each of them counted once, by which the traffic split is watched.
     * Metrics that count users watch it by themselves.
     *
     * @param window when
     * @param treated new users of the exposed group
     * @param control new users of the control group
     * @return the observation
     */
    static Observation assignmentCounts(TimeWindow window, long treated, long control) {
        return increment(ASSIGNMENT_COUNTS, window, Sample.events(0, treated), Sample.events(0, control));
    }

    /**
     * What the users of a phase and all others showed before the rollout, when no user had the change. The users of a ring differ
     * from the others: once it is known by how much, a phase that is compared with the baseline is compared with the others at the
     * same time instead, as far as those come with its data.
     *
     * <p>That assumes parallel trends: without the change, the ratio of both groups would have stayed what it was. Choose whole
     * weeks, not long ago.
     *
     * @param metric name of a metric of the plan
     * @param phase number of the phase whose users they are, from 1 on
     * @param window whole weeks, in which no user had the change; it ends with the start of the rollout or earlier
     * @param treated what the users showed who have the change in that phase
     * @param others what all other users showed
     * @return the observation
     */
    static Observation before(String metric, int phase, TimeWindow window, Sample treated, Sample others) {
        return new Before(metric, phase, window, treated, others);
    }

    /**
     * A look that found nothing.
     *
     * @param metric name of a metric of the plan
     * @param window when data should have come
     * @return the observation
     */
    static Observation noData(String metric, TimeWindow window) {
        return new NoData(metric, window);
    }

    /**
     * A look that failed.
     *
     * @param metric name of a metric of the plan
     * @param window when data should have come
     * @param failure what failed
     * @return the observation
     */
    static Observation sourceFailed(String metric, TimeWindow window, String failure) {
        return new SourceFailed(metric, window, failure);
    }

    /**
     * Data.
     *
     * @param metric name of a metric of the plan
     * @param window when
     * @param temporality whether it adds to what came before or replaces it
     * @param treated what exposed users showed
     * @param control what the control group showed, if there is one
     * @since 0.1.0
     */
    record Measured(String metric, TimeWindow window, Temporality temporality, Sample treated, Optional<Sample> control)
            implements Observation {
        public Measured {
            requireNonNull(metric, "metric");
            requireNonNull(window, "window");
            requireNonNull(temporality, "temporality");
            requireNonNull(treated, "treated");
            requireNonNull(control, "control");
        }
    }

    /**
     * What two groups showed before the rollout.
     *
     * @param metric name of a metric of the plan
     * @param phase number of the phase whose users they are
     * @param window when, before the start of the rollout
     * @param treated what the users showed who have the change in that phase
     * @param others what all other users showed
     * @since 0.1.0
     */
    record Before(String metric, int phase, TimeWindow window, Sample treated, Sample others) implements Observation {
        public Before {
            requireNonNull(metric, "metric");
            requireNonNull(window, "window");
            requireNonNull(treated, "treated");
            requireNonNull(others, "others");
        }
    }

    /**
     * A look that found nothing.
     *
     * @param metric name of a metric of the plan
     * @param window when data should have come
     * @since 0.1.0
     */
    record NoData(String metric, TimeWindow window) implements Observation {
        public NoData {
            requireNonNull(metric, "metric");
            requireNonNull(window, "window");
        }
    }

    /**
     * A look that failed.
     *
     * @param metric name of a metric of the plan
     * @param window when data should have come
     * @param failure what failed
     * @since 0.1.0
     */
    record SourceFailed(String metric, TimeWindow window, String failure) implements Observation {
        public SourceFailed {
            requireNonNull(metric, "metric");
            requireNonNull(window, "window");
            failure = TextBound.SENTENCES.kept(Legible.escapedLines(requireNonNull(failure, "failure")));
        }
    }

    /**
     * Whether observations of one metric add up or replace each other.
     *
     * @since 0.1.0
     */
    enum Temporality {
        /** What came in the window alone; windows do not overlap, and their observations add up. */
        DELTA,
        /** Everything since the start of the window; all windows of a phase have one start, and the longest counts. */
        CUMULATIVE
    }
}
