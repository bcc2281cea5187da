package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.internal.rules.LintFlagRows;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.reason.Rule;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Whether the groups of an experiment are large enough to detect its effect. */
final class SampleSizeCheck {
    /** The base rate by which a size is judged where the real one is not known: few products convert more. */
    private static final Percentage USUAL_BASE = Percentage.percent(10);
    /** A size may be rounded, or come from another approximation of the same formula. */
    private static final double ROUNDING = 0.95;

    private final Experiment experiment;
    private final long stated;
    private final EffectSize effect;
    private final Optional<Percentage> base;

    private SampleSizeCheck(Experiment experiment, long stated, EffectSize effect, Optional<Percentage> base) {
        this.experiment = experiment;
        this.stated = stated;
        this.effect = effect;
        this.base = base;
    }

    /** The check, if the experiment states a size and an effect of a metric that may be a rate. */
    static Optional<SampleSizeCheck> of(LintedPlan plan, Experiment experiment) {
        Optional<Percentage> change = experiment
                .effect()
                .filter(effect -> !effect.equals(Percentage.ZERO))
                .or(() -> Hypothesis.effectIn(experiment.hypothesis()));
        Optional<MonitoredMetric> metric = metricOf(plan, experiment);
        if (change.isEmpty()
                || experiment.sampleSizePerGroup().isEmpty()
                || metric.filter(SampleSizeCheck::isNoRate).isPresent()) {
            return Optional.empty();
        }
        long stated = experiment.sampleSizePerGroup().getAsLong();
        Optional<Percentage> base =
                metric.flatMap(LimitScale::baselineOf).map(rate -> Percentage.percent(rate.value()));
        String hypothesis = metric.map(MonitoredMetric::name).orElse("");
        EffectSize effect = EffectSize.of(plan.plan(), experiment, hypothesis, change.get());
        return Optional.of(new SampleSizeCheck(experiment, stated, effect, base));
    }

    private static Optional<MonitoredMetric> metricOf(LintedPlan plan, Experiment experiment) {
        return experiment.metrics().stream()
                .findFirst()
                .flatMap(plan.names()::meant)
                .flatMap(plan::metric);
    }

    private static boolean isNoRate(MonitoredMetric metric) {
        return LimitScale.baselineOf(metric).filter(WatchedMetric::isPercentage).isEmpty()
                || metric.kind().filter(kind -> kind != MetricKind.RATE).isPresent();
    }

    void report(Report report) {
        OptionalLong needed = effect.neededPerGroup(base.orElse(USUAL_BASE).fraction());
        if (needed.isPresent() && stated < ROUNDING * needed.getAsLong()) {
            Optional<Percentage> enough = enough();
            boolean isCertain = base.isPresent() && experiment.enabled();
            report.add(
                    isCertain ? Finding.Severity.ERROR : Finding.Severity.WARNING,
                    "experiment.sampleSizePerGroup",
                    row(enough.isPresent()),
                    fact("size", stated),
                    fact("effect", effect),
                    fact("rate", base),
                    fact("enough", enough),
                    fact("usual", USUAL_BASE),
                    fact("needed", needed.getAsLong()),
                    fact("confidence", effect.confidence()),
                    fact(
                            "successMetrics",
                            Optional.of(effect.errors().successMetrics()).filter(many -> many > 1)),
                    fact("power", Wording.rounded(effect.errors().power())),
                    fact("guardrails", Optional.of(effect.errors().guardrails()).filter(many -> many > 0)));
        }
    }

    private Rule row(boolean canBeEnough) {
        if (base.isPresent()) {
            return LintFlagRows.SAMPLE_TOO_SMALL;
        }
        return canBeEnough ? LintFlagRows.SAMPLE_DOUBTFUL : LintFlagRows.SAMPLE_HOPELESS;
    }

    /** The lowest base rate for which the stated size is enough. */
    private Optional<Percentage> enough() {
        OptionalDouble rate = effect.baseRateFor(stated);
        return rate.isPresent()
                ? Optional.of(Percentage.percent(Math.ceil(rate.getAsDouble() * 100)))
                : Optional.empty();
    }
}
