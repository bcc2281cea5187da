package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.decision.Feed.SampleKind;
import io.github.rolloutplanner.internal.detection.MetricModel;
import io.github.rolloutplanner.internal.detection.MetricScale;
import io.github.rolloutplanner.internal.detection.MetricStates;
import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.internal.state.TransitionLog;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold.Relation;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.MonitoredMetric;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what to bring next of each metric.
 *
 * @param view what plan and policy say
 * @param log the way that the rollout went
 * @param metrics what was observed
 * @param at when
 */
record FeedReader(PlanView view, TransitionLog log, MetricStates metrics, Duration at) {

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
        MetricScale scale = model.judge().orElseThrow().scale();
        boolean isCompared = isCompared(model);
        TimeWindow window = window(model.name(), isCompared);
        Quantity baseline = model.baseline().orElseThrow();
        if (scale.takes(Sample.moments(0, 0, 0))) {
            return new Feed(
                    model.metric(),
                    model.treatment(),
                    SampleKind.MOMENTS,
                    baseline.unit(),
                    "Give how many there were, their mean in " + baseline.unit() + " and their variance.",
                    window,
                    isCompared);
        }
        if (scale.takes(Sample.counts(0, 0))) {
            return new Feed(
                    model.metric(),
                    model.treatment(),
                    SampleKind.COUNTS,
                    "hours",
                    "Count the events, and give the hours of full traffic in which they came: " + hours(window, model)
                            + ".",
                    window,
                    isCompared);
        }
        ExposureUnit counted = monitored.exposureUnit().orElse(ExposureUnit.REQUEST);
        if (counted == ExposureUnit.REQUEST_BY_USER) {
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

    /** By a gate of the phase, or by a criterion of success that is read in it. */
    private boolean isCompared(MetricModel model) {
        return model.isCompared(log.phase())
                || view.gates(log.phase()).measured().stream()
                        .filter(measured -> measured.metric().equals(model.metric()))
                        .anyMatch(measured -> measured.gate().comparison().equals(Optional.of(Comparison.CONTROL)));
    }

    /** Since the start of the phase, so that who comes back is one user; where increments came before, the next one. */
    private Feed byUser(MonitoredMetric monitored, MetricModel model, TimeWindow window, boolean isCompared) {
        List<PhaseBucket> buckets = metrics.of(model.name()).record().buckets();
        boolean areIncrements = buckets.stream()
                .anyMatch(bucket ->
                        bucket.phase() == log.phase() && bucket.checkpoint().isEmpty());
        String counted = events(monitored, "requests", model.baseline().orElseThrow());
        return new Feed(
                model.metric(),
                model.treatment(),
                SampleKind.EVENTS_BY_USER,
                "requests",
                counted + " Do so user by user, and add up the users, both numbers, their squares and their products"
                        + (areIncrements ? "." : ", as a cumulative checkpoint."),
                areIncrements ? window : new TimeWindow(log.since(), window.end()),
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

    private String hours(TimeWindow window, MetricModel model) {
        double part = view.phase(log.phase()).percentage().fraction()
                * view.treatments().partOf(model.treatment(), log.phase());
        double hours =
                window.length().toSeconds() / (double) Duration.ofHours(1).toSeconds();
        return Quantity.of(hours * part, "hours") + " at " + Percentage.ofFraction(part);
    }

    private TimeWindow window(String metric, boolean isCompared) {
        Duration delay = metrics.of(metric).model().delay();
        DataFreshness freshness = DataFreshness.of(
                metrics.of(metric).record(), log.since(), view.policy().dataEvery(), delay, isCompared);
        Duration from = freshness.dataUntil().orElse(log.since());
        Duration until = at.minus(delay);
        return new TimeWindow(
                from, until.compareTo(from) > 0 ? until : freshness.due().minus(delay));
    }
}
