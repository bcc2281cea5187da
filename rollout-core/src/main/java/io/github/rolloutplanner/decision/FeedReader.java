package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.decision.Feed.SampleKind;
import io.github.rolloutplanner.internal.detection.MetricModel;
import io.github.rolloutplanner.internal.detection.MetricScale;
import io.github.rolloutplanner.internal.detection.MetricStates;
import io.github.rolloutplanner.internal.state.TransitionLog;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold.Relation;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Observation.Temporality;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.strategy.PhasePurpose;
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
        Asked asked = Asked.of(
                SampleKind.ASSIGNMENTS, "users", "Count the users who came into each group for the first time.");
        return feed(model, log.phase(), asked, window(model.name(), true), true);
    }

    private Feed feed(MonitoredMetric monitored, MetricModel model) {
        boolean isCompared = isCompared(metrics.of(model.name()).model());
        return feed(monitored, model, log.phase(), window(model.name(), isCompared), isCompared);
    }

    private Feed feed(MonitoredMetric monitored, MetricModel model, int phase, TimeWindow window, boolean isCompared) {
        boolean isByUser = model.judge().orElseThrow().scale().isByUser();
        boolean isCumulative = isByUser && !window.equals(BEFORE) && !areIncrements(model);
        Asked asked = isByUser
                ? byUser(monitored, model, isCumulative)
                : asked(monitored, model, hoursOfFullTraffic(phase, window, model));
        return feed(
                model,
                phase,
                asked,
                isCumulative ? new TimeWindow(model.since(log), window.end()) : window,
                isCompared);
    }

    private Feed feed(MetricModel model, int phase, Asked asked, TimeWindow window, boolean isCompared) {
        double exposed = exposed(phase, model);
        return new Feed(
                phase,
                model.metric(),
                model.treatment(),
                asked.sample(),
                asked.unit(),
                asked.beyond(),
                asked.instruction(),
                window,
                asked.temporality(),
                window.end().plus(model.delay()),
                exposed,
                exposed * model.controlPerTreated(phase),
                isCompared);
    }

    private Asked asked(MonitoredMetric monitored, MetricModel model, String hours) {
        MetricScale scale = model.judge().orElseThrow().scale();
        Quantity baseline = model.baseline().orElseThrow();
        if (scale.isReading()) {
            return Asked.of(
                    SampleKind.READING,
                    baseline.unit(),
                    "Give one reading of the window" + (baseline.unit().isEmpty() ? "" : " in " + baseline.unit())
                            + ", such as the highest minute of it, with Sample.reading(..).");
        }
        if (scale.takes(Sample.moments(0, 0, 0))) {
            return Asked.of(
                    SampleKind.MOMENTS,
                    baseline.unit(),
                    "Give how many there were, their mean in " + baseline.unit() + " and their variance."
                            + (isAdjusted(monitored)
                                    ? " Add mean and variance of the covariate from before the experiment, and the covariance."
                                    : ""));
        }
        if (scale.takes(Sample.counts(0, 0))) {
            return Asked.of(
                    SampleKind.COUNTS,
                    "hours",
                    "Count the events, and give the hours of full traffic in which they came: " + hours + ".");
        }
        boolean areUsers = monitored.exposureUnit().orElse(ExposureUnit.REQUEST) == ExposureUnit.USER;
        String unit = areUsers ? "users" : "requests";
        return Asked.of(SampleKind.EVENTS, unit, events(monitored, unit, baseline))
                .beyond(beyond(monitored, baseline));
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

    private boolean areIncrements(MetricModel model) {
        return metrics.of(model.name()).record().buckets().stream()
                .anyMatch(bucket ->
                        bucket.phase() == log.phase() && bucket.checkpoint().isEmpty());
    }

    /** Since the start of the phase, so that who comes back is one user; where increments came before, the next one. */
    private Asked byUser(MonitoredMetric monitored, MetricModel model, boolean isCumulative) {
        Quantity baseline = model.baseline().orElseThrow();
        String end = isCumulative ? ", as a cumulative checkpoint." : ".";
        Asked asked = model.judge().orElseThrow().scale().isOfNumbers()
                ? Asked.of(
                        SampleKind.NUMBERS_BY_USER,
                        baseline.unit(),
                        "Add up the numbers of each user in " + baseline.unit()
                                + ", their squares, and how many there are."
                                + " Then add up the users, all three, and the squares and products of sum and count"
                                + end)
                : Asked.of(
                                SampleKind.EVENTS_BY_USER,
                                "requests",
                                events(monitored, "requests", baseline)
                                        + " Do so user by user, and add up the users, both numbers, their squares and their products"
                                        + end)
                        .beyond(beyond(monitored, baseline));
        return isCumulative ? asked.sinceTheStart() : asked;
    }

    private static Optional<Feed.Beyond> beyond(MonitoredMetric monitored, Quantity baseline) {
        if (monitored.kind().orElse(MetricKind.RATE) != MetricKind.QUANTILE) {
            return Optional.empty();
        }
        Relation bad = monitored.threshold().relation() == Relation.BELOW ? Relation.ABOVE : Relation.BELOW;
        return Optional.of(new Feed.Beyond(bad, baseline));
    }

    private static String events(MonitoredMetric monitored, String unit, Quantity baseline) {
        boolean isTime = Quantity.of(Duration.ofSeconds(1)).in(baseline.unit()).isPresent();
        return beyond(monitored, baseline)
                .map(beyond -> beyond.relation() == Relation.ABOVE
                        ? (isTime ? "slower than " : "above ")
                        : (isTime ? "faster than " : "below "))
                .map(side -> "Count all " + unit + ", and what is " + side + baseline + ".")
                .orElse("Count all " + unit + ", and those of them that " + monitored.name() + " is the rate of.");
    }

    private double exposed(int phase, MetricModel model) {
        return view.phase(phase).percentage().fraction() * view.treatments().partOf(model.treatment(), phase);
    }

    private String hoursOfFullTraffic(int phase, TimeWindow window, MetricModel model) {
        double part = exposed(phase, model);
        double hours =
                window.length().toSeconds() / (double) Duration.ofHours(1).toSeconds();
        return Quantity.of(hours * part, "hours") + " at " + Percentage.ofFraction(part);
    }

    /** From where the data end, those without a control group included: their windows came, and can only be revised. */
    private TimeWindow window(String metric, boolean isCompared) {
        Duration delay = metrics.of(metric).model().delay();
        Duration from = freshness(metric, delay, false).dataUntil().orElse(since(metric));
        Duration until = at.minus(delay);
        return new TimeWindow(
                from,
                until.compareTo(from) > 0
                        ? until
                        : freshness(metric, delay, isCompared).due().minus(delay));
    }

    private DataFreshness freshness(String metric, Duration delay, boolean isCompared) {
        return DataFreshness.of(
                metrics.of(metric).record(), since(metric), view.dataEvery(log.phase()), delay, isCompared);
    }

    private Duration since(String metric) {
        return metrics.of(metric).model().since(log);
    }

    /** What is counted. */
    private record Asked(
            SampleKind sample, String unit, Optional<Feed.Beyond> beyond, Temporality temporality, String instruction) {

        static Asked of(SampleKind sample, String unit, String instruction) {
            return new Asked(sample, unit, Optional.empty(), Temporality.DELTA, instruction);
        }

        Asked beyond(Optional<Feed.Beyond> bound) {
            return new Asked(sample, unit, bound, temporality, instruction);
        }

        Asked sinceTheStart() {
            return new Asked(sample, unit, beyond, Temporality.CUMULATIVE, instruction);
        }
    }
}
