package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.internal.detection.MetricState;
import io.github.rolloutplanner.internal.evidence.ExperimentSplit;
import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.internal.state.TransitionLog;
import io.github.rolloutplanner.plan.RolloutPhase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** What an experiment is read out of: what one treatment and the control showed up to its end. */
final class ExperimentData {
    private static final int DAYS_OF_WEEK = 7;

    private final Experiment experiment;
    private final int phase;
    private final Duration since;
    private final List<MetricState> measured;
    private final Duration planned;
    private final Duration elapsed;
    private final Optional<Duration> end;
    private final long size;

    /**
     * @param observed the metrics of the treatment
     * @param phase the phase of the experiment
     */
    ExperimentData(
            Experiment experiment, RolloutPhase phase, TransitionLog log, List<MetricState> observed, Duration at) {
        this.experiment = experiment;
        this.phase = phase.number();
        this.since = log.since(phase.number());
        this.measured = readable(observed);
        this.planned = phase.soak().orElseThrow();
        this.elapsed = until(log.endOf(phase.number()).orElse(at)).minus(since);
        this.end = end();
        this.size = size(this::sum);
    }

    /** The metrics that both groups have, the one of the hypothesis first. */
    List<MetricState> measured() {
        return measured;
    }

    Optional<MetricState> hypothesis() {
        return measured.stream().filter(this::isOfHypothesis).findFirst();
    }

    /** How long the phase lasted that was measured to the end. */
    Duration elapsed() {
        return elapsed;
    }

    /** What a metric showed up to the end of the experiment; all of it, if it came only later. */
    PhaseBucket sum(MetricState metric) {
        return end.map(length -> sum(metric, length))
                .filter(sum -> isReadable(metric, sum))
                .orElseGet(() -> metric.record().sumOf(phase));
    }

    private PhaseBucket sum(MetricState metric, Duration length) {
        return metric.record().sumOf(phase, since, length);
    }

    /** Independent observations of the smaller group, by the metric of the hypothesis, as many as they are worth. */
    long size() {
        return size;
    }

    /** How long the phase was planned to run. */
    Duration planned() {
        return planned;
    }

    boolean isLargeEnough() {
        return needed().isEmpty() || size >= needed().getAsLong();
    }

    boolean isLongEnough() {
        return elapsed.compareTo(planned) >= 0;
    }

    boolean isAtEnd() {
        return isLargeEnough() && isLongEnough();
    }

    /** Whether the end is there, and not later than that of another treatment. */
    boolean endsWith(ExperimentData other) {
        return isAtEnd() && (!other.isAtEnd() || end.orElseThrow().compareTo(other.end.orElseThrow()) <= 0);
    }

    private long size(Function<MetricState, PhaseBucket> sums) {
        double independent = hypothesis()
                .filter(metric -> isReadable(metric, sums.apply(metric)))
                .map(metric -> EffectReader.independent(metric, sums.apply(metric)))
                .orElse(0.0);
        return (long) (covariates(sums).worth() * independent);
    }

    CovariateReader covariates() {
        return covariates(this::sum);
    }

    private CovariateReader covariates(Function<MetricState, PhaseBucket> sums) {
        return new CovariateReader(experiment, hypothesis(), sums);
    }

    /** The design names the larger group; the smaller one is smaller by the split. */
    OptionalLong needed() {
        if (experiment.sampleSizePerGroup().isEmpty()) {
            return OptionalLong.empty();
        }
        ExperimentSplit split = new ExperimentSplit(experiment.split());
        double part = Math.min(split.ratio(), 1 / split.ratio());
        return OptionalLong.of((long) Math.ceil(experiment.sampleSizePerGroup().getAsLong() * part));
    }

    /**
     * The end of the experiment after the start of its phase, once it is there: the planned one, or later by the whole weeks that the
     * groups take to have their size, the latest so far. Data that come after it would be one look more, and change nothing.
     */
    private Optional<Duration> end() {
        Optional<Duration> last = Optional.empty();
        for (Duration length = planned; length.compareTo(elapsed) <= 0; length = length.plusDays(DAYS_OF_WEEK)) {
            Duration until = length;
            last = Optional.of(length);
            if (needed().isEmpty() || size(metric -> sum(metric, until)) >= needed().getAsLong()) {
                return last;
            }
        }
        return last;
    }

    private List<MetricState> readable(List<MetricState> observed) {
        List<MetricState> readable = new ArrayList<>();
        for (MetricState metric : observed) {
            if (isReadable(metric, metric.record().sumOf(phase))) {
                readable.add(isOfHypothesis(metric) ? 0 : readable.size(), metric);
            }
        }
        return List.copyOf(readable);
    }

    /** Of a resource that both groups share, neither group has a mean of its own. */
    private static boolean isReadable(MetricState metric, PhaseBucket sum) {
        return metric.model()
                .judge()
                .filter(judge -> !judge.scale().isReading())
                .flatMap(judge -> ComparedGroups.of(judge.scale(), sum))
                .isPresent();
    }

    private boolean isOfHypothesis(MetricState metric) {
        return !experiment.metrics().isEmpty()
                && experiment.metrics().get(0).equals(metric.model().metric());
    }

    /** What was not measured to the end has not lasted to the end. */
    private Duration until(Duration at) {
        Duration until = measured.isEmpty() ? since : at;
        for (MetricState metric : measured) {
            Duration there = metric.record().dataUntil().orElse(until);
            until = there.compareTo(until) < 0 ? there : until;
        }
        return until;
    }
}
