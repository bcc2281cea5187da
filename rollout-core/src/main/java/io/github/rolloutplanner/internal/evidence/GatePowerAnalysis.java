package io.github.rolloutplanner.internal.evidence;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.internal.rules.EvidenceRows;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.reason.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What one gate needs and gets in one phase. */
final class GatePowerAnalysis {
    /** In standard errors of a number of observations that come by chance: one phase of a thousand falls short of it. */
    private static final double RESERVE = 3;

    private final GateQuestion question;
    private final MetricPower ofGate;
    private final MetricPower detection;
    private final ExpectedSample supply;
    private final TestLevels levels;
    private final double needed;
    private final Optional<Duration> reachedAfter;

    /**
     * @param ofGate how the effect of the gate is detected, also if it began before, as far as earlier phases would not show it
     * @param detection how any effect is detected that begins with the phase
     * @param longest the longest soak
     */
    GatePowerAnalysis(
            GateQuestion question,
            MetricPower ofGate,
            MetricPower detection,
            ExpectedSample supply,
            TestLevels levels,
            Duration longest) {
        this.question = question;
        this.ofGate = ofGate;
        this.detection = detection;
        this.supply = supply;
        this.levels = levels;
        this.needed = ofGate.needed(question.harm());
        this.reachedAfter = Double.isInfinite(needed) ? Optional.empty() : supply.hoursUntil(needed, longest);
    }

    /**
     * The soak in which the gate is powered: the wanted one, or a longer one, if that is within the longest. A longer one has a
     * reserve, so that traffic which falls short by chance alone does not make the phase late.
     */
    Duration soak(PhaseQuestion phase) {
        if (needed <= available(phase.soak())) {
            return phase.soak();
        }
        return supply.hoursUntil(
                        needed + RESERVE * Math.sqrt(needed), phase.longest().length())
                .or(() -> reachedAfter)
                .orElse(phase.soak());
    }

    boolean isSuccess() {
        return question.isSuccess();
    }

    private long available(Duration soak) {
        return (long) supply.in(soak);
    }

    GateEvidence evidence(PhaseQuestion phase, Duration soak) {
        long available = available(soak);
        Verdict verdict = verdict(phase.soak(), available);
        GateEvidence.Builder evidence = GateEvidence.builder()
                .metric(question.metric().name())
                .unit(supply.unit())
                .exposureUnit(question.metric().exposureUnit())
                .comparison(detection.compared().comparison())
                .procedure(ofGate.procedure(ofGate.distanceOf(question.harm())))
                .baseline(question.metric().baseline())
                .harm(question.harm())
                .baselineRate(detection.rateAt(question.metric().baseline()))
                .harmRate(detection.rateAt(question.harm()))
                .standardDeviation(
                        detection instanceof MeanPower ? question.metric().standardDeviation() : OptionalDouble.empty())
                .designEffect(detection.compared().designEffect())
                .delay(Optional.of(supply.delay()).filter(delay -> !delay.isZero()))
                .significanceLevel(levels.level())
                .onsetWeight(levels.onset())
                .level(ofGate.level(ofGate.distanceOf(question.harm())))
                .acceptable(detection.compared().acceptable())
                .acceptableRate(acceptableRate())
                .incidentAllowance(detection.compared().incident())
                .power(levels.power())
                .allocationRatio(
                        detection.hasControl()
                                ? OptionalDouble.of(detection.compared().ratio())
                                : OptionalDouble.empty())
                .needed(Double.isInfinite(needed) ? OptionalLong.empty() : OptionalLong.of((long) needed))
                .available(available)
                .reachedAfter(needed <= available ? supply.hoursUntil(needed, soak) : Optional.empty())
                .triggerSeenAfter(triggerSeenAfter(soak))
                .minimumDetectableEffect(minimumDetectableEffect(available))
                .verdict(verdict);
        GateEvidence silent = evidence.build();
        List<Reason> reasons = new ArrayList<>(new VerdictReason(
                        silent,
                        detection,
                        question.isSuccess() ? VerdictRules.OF_SUCCESS : VerdictRules.OF_GATE,
                        phase,
                        soak,
                        available(phase.longest().length()))
                .reasons());
        if (isCorrelationUnknown(question.metric())) {
            reasons.add(EvidenceRows.NO_CORRELATION.reason(
                    fact("metric", question.metric().name())));
        }
        return silent.withReasons(reasons);
    }

    private Optional<Duration> triggerSeenAfter(Duration soak) {
        return question.isSuccess() ? Optional.empty() : levels.seenAfter(neededAtTrigger(), supply, soak);
    }

    /** What shows the gate's effect shows the trigger's, where that is no smaller. */
    private double neededAtTrigger() {
        double beyond = detection.plannedFor(needed).needed(question.trigger());
        boolean isBeyondGate = detection.distanceOf(question.trigger()) >= detection.distanceOf(question.harm());
        return isBeyondGate ? Math.min(needed, beyond) : beyond;
    }

    private static boolean isCorrelationUnknown(Metric metric) {
        return metric.exposureUnit() == ExposureUnit.REQUEST_BY_USER
                && metric.intraclassCorrelation().isEmpty();
    }

    private OptionalDouble acceptableRate() {
        Optional<Quantity> acceptable = detection.compared().acceptable();
        return acceptable.isPresent() ? detection.rateAt(acceptable.get()) : OptionalDouble.empty();
    }

    /** Rounding may take it beyond the effect of the gate, which is detectable as well. */
    private Optional<Quantity> minimumDetectableEffect(long available) {
        double harm = detection.distanceOf(question.harm());
        Optional<Quantity> smallest = new MinimumDetectableEffect(detection, available).from(harm);
        boolean isBelowHarm = smallest.isPresent() && detection.distanceOf(smallest.get()) < harm;
        return needed > available || isBelowHarm ? smallest : Optional.of(question.harm());
    }

    private Verdict verdict(Duration nominal, long available) {
        if (needed > available) {
            return Verdict.UNDERPOWERED;
        }
        return needed <= available(nominal) ? Verdict.POWERED : Verdict.EXTENDED;
    }
}
