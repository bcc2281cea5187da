package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.internal.statistics.ArmSizes;
import io.github.rolloutplanner.internal.statistics.NonInferioritySampleSize;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.policy.EvidencePolicy;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

/**
 * How large the groups of an experiment are that show a guardrail not worse than its gate, by the test of non-inferiority that
 * reads it out.
 *
 * @param metric the guardrail
 * @param gate the level of its gate
 * @param independent the independent observations of both groups, of events over time the expected events; empty where the
 *     spread of the metric is not known, or no number shows it
 */
public record GuardrailSize(Metric metric, Quantity gate, Optional<ArmSizes> independent) {
    /**
     * The size for a guardrail.
     *
     * @param ratio the size of the treatment group for one of the control group
     * @param slowTail how many times rarer an observation twice as far out is, for percentiles
     */
    public static GuardrailSize of(Metric metric, Quantity gate, SharedErrors errors, double ratio, double slowTail) {
        DoubleFunction<NonInferioritySampleSize> design = margin -> errors.ofGuardrail(margin, ratio);
        return new GuardrailSize(metric, gate, sizes(metric, gate, design, slowTail));
    }

    private static Optional<ArmSizes> sizes(
            Metric metric, Quantity gate, DoubleFunction<NonInferioritySampleSize> design, double slowTail) {
        try {
            return RateScale.of(metric, slowTail)
                    .map(scale -> ofRate(scale.rateAt(metric.baseline()), scale.rateAt(gate), design))
                    .or(() -> ofNumbers(metric, gate, design));
        } catch (IllegalArgumentException beyondAllSizes) {
            return Optional.empty();
        }
    }

    private static ArmSizes ofRate(double today, double atGate, DoubleFunction<NonInferioritySampleSize> design) {
        return design.apply(Math.abs(atGate - today)).rates(today, today);
    }

    private static Optional<ArmSizes> ofNumbers(
            Metric metric, Quantity gate, DoubleFunction<NonInferioritySampleSize> design) {
        double margin = Math.abs(gate.value() - metric.baseline().value());
        OptionalDouble deviation = metric.standardDeviation();
        if (metric.kind() == MetricKind.MEAN && deviation.isPresent()) {
            return Optional.of(design.apply(margin).means(0, deviation.getAsDouble(), deviation.getAsDouble()));
        }
        boolean isCounted =
                metric.kind() == MetricKind.COUNT && metric.baseline().value() > 0;
        return isCounted ? Optional.of(ofEvents(margin / metric.baseline().value(), design)) : Optional.empty();
    }

    private static ArmSizes ofEvents(double times, DoubleFunction<NonInferioritySampleSize> design) {
        return RareEvents.of(design.apply(times * RareEvents.RATE).rates(RareEvents.RATE, RareEvents.RATE));
    }

    /** The size for several looks. */
    public GuardrailSize lookedAt(ExperimentLooks looks) {
        return new GuardrailSize(metric, gate, independent.map(looks::ofGuardrail));
    }

    /** Whether both groups are that large after a length of time, which is never where the size is not known. */
    public boolean isReached(
            Population population, EvidencePolicy policy, Percentage control, Percentage treatment, Duration length) {
        double all = comes(Traffic.of(population, policy), length);
        return independent
                .filter(sizes ->
                        all * control.fraction() >= sizes.control() && all * treatment.fraction() >= sizes.treatment())
                .isPresent();
    }

    /** The independent observations of all traffic that are there by then. */
    private double comes(Traffic traffic, Duration length) {
        boolean areThere = length.compareTo(metric.delay()) > 0;
        return areThere ? new ExperimentSample(metric, traffic).in(length.minus(metric.delay())) : 0;
    }
}
