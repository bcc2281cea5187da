package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.internal.detection.MetricState;
import io.github.rolloutplanner.internal.rules.ReadOutRows;
import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.internal.statistics.ConfidenceSequence;
import io.github.rolloutplanner.internal.statistics.CovariateAdjustment;
import io.github.rolloutplanner.internal.statistics.Cuped;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.reason.Reason;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Reads what was known before an experiment.
 *
 * @param experiment the experiment, as it was planned
 * @param hypothesis the metric that it is about, if both groups have it
 * @param sums what a metric showed in its phase
 */
record CovariateReader(
        Experiment experiment, Optional<MetricState> hypothesis, Function<MetricState, PhaseBucket> sums) {
    private static final double THOUSANDTHS = 1_000;
    private static final int GROUPS = 2;

    /** A correlation to three decimals: what is smaller is none. */
    static String text(double correlation) {
        return Wording.of(Math.round(THOUSANDTHS * correlation) / THOUSANDTHS);
    }

    /** What an observation counts for; less than one whose covariate explains less than planned. */
    double worth() {
        double unexplained = Cuped.varianceFactor(correlation());
        return experiment.covariateCorrelation().stream()
                .map(planned -> Math.min(1, Cuped.varianceFactor(planned) / unexplained))
                .findFirst()
                .orElse(1);
    }

    /** By which the metric of the hypothesis is adjusted; 0 where it is not. */
    private double correlation() {
        return hypothesis.flatMap(this::adjustment).stream()
                .mapToDouble(CovariateAdjustment::correlation)
                .findFirst()
                .orElse(0);
    }

    private Optional<CovariateAdjustment> adjustment(MetricState metric) {
        return ComparedGroups.of(metric.model().judge().orElseThrow().scale(), sums.apply(metric))
                .flatMap(ComparedGroups::adjustment);
    }

    /** That it explains less than planned, if it does. */
    Optional<Reason> weaker() {
        double worth = worth();
        return hypothesis
                .filter(metric -> worth < 1)
                .map(metric -> ReadOutRows.CORRELATION.reason(
                        fact("metric", metric.model().name()),
                        fact("shown", text(correlation())),
                        fact("planned", text(experiment.covariateCorrelation().orElseThrow())),
                        fact("worth", Wording.rounded(100 * worth) + "%")));
    }

    /**
     * What was before the experiment is the same in both groups, but for chance. It is asked at every look, by a sequence that
     * holds at all of them. Requests are not asked: all those of a user bring one covariate, and how many these are differs from
     * user to user.
     */
    List<Reason> imbalances(List<MetricState> measured) {
        return measured.stream()
                .filter(metric -> metric.model().countsUsers())
                .flatMap(metric -> imbalance(metric).stream())
                .toList();
    }

    private Optional<Reason> imbalance(MetricState metric) {
        double level = metric.model().srmLevel();
        return adjustment(metric)
                .map(groups -> groups.imbalance(sequence(level)))
                .filter(evidence -> evidence.rejects(level))
                .map(evidence -> new PValue(evidence.pValue()))
                .map(p -> ReadOutRows.IMBALANCE.reason(
                        fact("metric", metric.model().name()), p.shown(), p.below()));
    }

    /** Narrowest at the end that was planned. */
    private ConfidenceSequence sequence(double level) {
        ConfidenceSequence sequence = ConfidenceSequence.withDefaults().level(level);
        OptionalLong size = experiment.sampleSizePerGroup();
        return size.orElse(0) > 0 ? sequence.tunedTo(GROUPS * (double) size.getAsLong()) : sequence;
    }
}
