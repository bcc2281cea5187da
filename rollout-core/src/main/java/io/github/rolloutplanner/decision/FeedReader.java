package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.decision.Feed.SampleKind;
import io.github.rolloutplanner.internal.detection.MetricModel;
import io.github.rolloutplanner.internal.detection.MetricScale;
import io.github.rolloutplanner.internal.detection.MetricStates;
import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.internal.state.TransitionLog;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold.Relation;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what to bring next of each metric.
 *
 * @param view what plan and policy say
 * @param log the way that the rollout went
 * @param metrics what was observed
 * @param at when
 */
record FeedReader(PlanView view, TransitionLog log, MetricStates metrics, Duration at) {
    /** Whole weeks, in which no user had the change. */
    private static final TimeWindow BEFORE = new TimeWindow(Duration.ofDays(-14), Duration.ZERO);

    /** In the order of the plan, the sizes of the groups last. */
    List<Feed> read() {
        List<Feed> feeds = new ArrayList<>();
        for (MonitoredMetric monitored : view.plan().monitoring().metrics()) {
            for (MetricModel model : view.treatments().modelsOf(monitored.name(), metrics, log)) {
                feeds.add(feed(monitored, model));
            }
        }
        for (MetricModel model : view.treatments().modelsOf(Observation.ASSIGNMENT_COUNTS, metrics, log)) {
            if (model.controlPerTreated(log.phase()) > 0) {
                feeds.add(assignments(model));
            }
        }
        return feeds;
    }

    /** What two groups showed before the rollout, of the metrics that a phase compares with their baseline and that is not known of. */
    List<Feed> before(int phase) {
        List<Feed> feeds = new ArrayList<>();
        for (MonitoredMetric monitored : view.plan().monitoring().metrics()) {
            MetricModel model = metrics.models().get(monitored.name());
            if (model != null && hasOthers(phase) && isMissing(model, phase)) {
                feeds.add(feed(monitored, model, phase, BEFORE, true));
            }
        }
        return feeds;
    }

    private boolean isMissing(MetricModel model, int phase) {
        return model.isBesideBaseline(phase)
                && metrics.of(model.name()).record().shownBefore(phase).isEmpty();
    }

    private boolean hasOthers(int phase) {
        return phase >= 1
                && phase <= view.plan().phases().size()
                && view.phase(phase).percentage().fraction() < 1;
    }

    private Feed assignments(MetricModel model) {
        return new Feed(
                model.metric(),
                model.treatment(),
                SampleKind.ASSIGNMENTS,
                "users",
                "Count the users who came into each group for the first time.",
                window(model.name(), true),
                true);
    }

    private Feed feed(MonitoredMetric monitored, MetricModel model) {
        boolean isCompared = isCompared(metrics.of(model.name()).model());
        return feed(monitored, model, log.phase(), window(model.name(), isCompared), isCompared);
    }

    private Feed feed(MonitoredMetric monitored, MetricModel model, int phase, TimeWindow window, boolean isCompared) {
        MetricScale scale = model.judge().orElseThrow().scale();
        Quantity baseline = model.baseline().orElseThrow();
        if (scale.isReading()) {
            return new Feed(
                    model.metric(),
                    model.treatment(),
                    SampleKind.MOMENTS,
                    baseline.unit(),
                    "Give one reading of the window" + (baseline.unit().isEmpty() ? "" : " in " + baseline.unit())
                            + ", such as the highest minute of it, with Sample.reading(..).",
                    window,
                    isCompared);
        }
        if (scale.takes(Sample.moments(0, 0, 0))) {
            return new Feed(
                    model.metric(),
                    model.treatment(),
                    SampleKind.MOMENTS,
                    baseline.unit(),
                    "Give how many there were, their mean in " + baseline.unit() + " and their variance."
                            + (isAdjusted(monitored)
                                    ? " Add mean and variance of the covariate from before the experiment, and the covariance."
                                    : ""),
                    window,
                    isCompared);
        }
        if (scale.takes(Sample.counts(0, 0))) {
            return new Feed(
                    model.metric(),
                    model.treatment(),
                    SampleKind.COUNTS,
                    "hours",
                    "Count the events, and give the hours of full traffic in which they came: "
                            + hours(phase, window, model) + ".",
                    window,
                    isCompared);
        }
        ExposureUnit counted = monitored.exposureUnit().orElse(ExposureUnit.REQUEST);
        if (scale.isByUser()) {
            return byUser(monitored, model, window, isCompared);
        }
        String unit = counted == ExposureUnit.USER ? "users" : "requests";
        return new Feed(
                model.metric(),
                model.treatment(),
                SampleKind.EVENTS,
                unit,
                events(monitored, unit, baseline),
                window,
                isCompared);
    }

    /** By a covariate that the size of the experiment counts on. */
    private boolean isAdjusted(MonitoredMetric monitored) {
        return view.phase(log.phase()).purpose() == PhasePurpose.EXPERIMENT
                && view.plan().experiment().stream()
                        .filter(test -> test.covariateCorrelation().isPresent())
                        .anyMatch(test -> test.metrics().stream().limit(1).anyMatch(monitored.name()::equals));
    }

    /** By a gate of the phase, or by a criterion of success that is read in it. */
    private boolean isCompared(MetricModel model) {
        return model.isCompared(log.phase()) || view.gates(log.phase()).needControl(model.metric());
    }

    /** Since the start of the phase, so that who comes back is one user; where increments came before, the next one. */
    private Feed byUser(MonitoredMetric monitored, MetricModel model, TimeWindow window, boolean isCompared) {
        List<PhaseBucket> buckets = metrics.of(model.name()).record().buckets();
        boolean areIncrements = buckets.stream()
                .anyMatch(bucket ->
                        bucket.phase() == log.phase() && bucket.checkpoint().isEmpty());
        boolean isWhole = areIncrements || window.equals(BEFORE);
        Quantity baseline = model.baseline().orElseThrow();
        boolean areNumbers = model.judge().orElseThrow().scale().isOfNumbers();
        String sums = areNumbers
                ? "Add up the numbers of each user in " + baseline.unit() + ", their squares, and how many there are."
                        + " Then add up the users, all three, and the squares and products of sum and count"
                : events(monitored, "requests", baseline)
                        + " Do so user by user, and add up the users, both numbers, their squares and their products";
        return new Feed(
                model.metric(),
                model.treatment(),
                areNumbers ? SampleKind.NUMBERS_BY_USER : SampleKind.EVENTS_BY_USER,
                areNumbers ? baseline.unit() : "requests",
                sums + (isWhole ? "." : ", as a cumulative checkpoint."),
                isWhole ? window : new TimeWindow(log.since(), window.end()),
                isCompared);
    }

    private static String events(MonitoredMetric monitored, String unit, Quantity baseline) {
        boolean isQuantile = monitored.kind().orElse(MetricKind.RATE) == MetricKind.QUANTILE;
        if (!isQuantile) {
            return "Count all " + unit + ", and those of them that " + monitored.name() + " is the rate of.";
        }
        boolean isTime = Quantity.of(Duration.ofSeconds(1)).in(baseline.unit()).isPresent();
        String rising = isTime ? "slower than " : "above ";
        String falling = isTime ? "faster than " : "below ";
        String beyond = monitored.threshold().relation() == Relation.BELOW ? rising : falling;
        return "Count all " + unit + ", and what is " + beyond + baseline + ".";
    }

    private String hours(int phase, TimeWindow window, MetricModel model) {
        double part =
                view.phase(phase).percentage().fraction() * view.treatments().partOf(model.treatment(), phase);
        double hours =
                window.length().toSeconds() / (double) Duration.ofHours(1).toSeconds();
        return Quantity.of(hours * part, "hours") + " at " + Percentage.ofFraction(part);
    }

    private TimeWindow window(String metric, boolean isCompared) {
        Duration delay = metrics.of(metric).model().delay();
        DataFreshness freshness = DataFreshness.of(
                metrics.of(metric).record(), log.since(), view.dataEvery(log.phase()), delay, isCompared);
        Duration from = freshness.dataUntil().orElse(log.since());
        Duration until = at.minus(delay);
        return new TimeWindow(
                from, until.compareTo(from) > 0 ? until : freshness.due().minus(delay));
    }
}
