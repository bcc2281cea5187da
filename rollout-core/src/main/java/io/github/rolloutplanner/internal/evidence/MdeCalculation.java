package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.evidence.EvidenceBasis;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricFamily;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold.Relation;
import java.util.ArrayList;
import java.util.List;

/** The arithmetic of other effects than that of a gate: the minimum detectable one, and a defect. */
final class MdeCalculation {
    private final GateEvidence evidence;
    private final MetricKind kind;
    private final EvidenceBasis basis;
    private final MetricPower detection;

    MdeCalculation(GateEvidence evidence, MetricKind kind, EvidenceBasis basis) {
        this.evidence = evidence;
        this.kind = kind;
        this.basis = basis;
        this.detection = detection();
    }

    private MetricPower detection() {
        boolean rises = evidence.harm().value() > evidence.baseline().value();
        Metric.Builder metric = Metric.builder()
                .name(evidence.metric())
                .family(MetricFamily.ERROR)
                .kind(kind)
                .healthy(rises ? Relation.BELOW : Relation.ABOVE)
                .baseline(evidence.baseline())
                .standardDeviation(evidence.standardDeviation());
        if (kind == MetricKind.QUANTILE) {
            double beyond = evidence.baselineRate().orElse(0);
            metric.percentile(Percentage.ofFraction(rises ? 1 - beyond : beyond));
        }
        ComparedWith compared = new ComparedWith(
                evidence.comparison(),
                evidence.allocationRatio().orElse(1),
                evidence.acceptable(),
                evidence.incidentAllowance(),
                evidence.designEffect());
        TestLevels levels = new TestLevels(
                evidence.significanceLevel(),
                evidence.onsetWeight(),
                evidence.power(),
                basis.rareEvents(),
                basis.looks());
        return new MetricPowers(basis.slowTail()).of(metric.build(), compared, levels);
    }

    /** Nothing where no effect is detectable, or where the gate's own is the least. */
    List<String> lines() {
        return evidence.minimumDetectableEffect()
                .filter(least -> !least.equals(evidence.harm()) && isItsTest())
                .map(least -> lines("MDE " + least, least))
                .orElse(List.of());
    }

    /** Whether it is the test of the evidence: the improvement of a percentile is none of a regression. */
    private boolean isItsTest() {
        return evidence.needed().stream().allMatch(needed -> needed == (long) detection.needed(evidence.harm()));
    }

    /** What a defect takes that makes bad observations so many times as frequent. */
    List<String> at(double factor) {
        double rise = (factor - 1) * evidence.baselineRate().orElse(0);
        return lines("to detect it", detection.levelAt(rise));
    }

    private List<String> lines(String what, Quantity level) {
        double needed = detection.needed(level);
        if (Double.isInfinite(needed)) {
            return List.of();
        }
        GateEvidence other = evidence.about(
                level,
                detection.rateAt(level),
                detection.procedure(detection.distanceOf(level)),
                (long) needed,
                detection.level(detection.distanceOf(level)));
        List<String> lines = new ArrayList<>();
        if (kind == MetricKind.QUANTILE) {
            lines.addAll(new TailCalculation(other, basis.slowTail()).lines());
        }
        lines.addAll(new SampleCalculation(other).lines());
        return lines.stream().map(line -> what + ", " + line).toList();
    }
}
