package io.github.rolloutplanner.evidence;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What one gate needs and gets in one phase. */
final class GateProof {
    private final GateQuestion question;
    private final Detection detection;
    private final Supply supply;
    private final TestLevels levels;
    private final double needed;
    private final Optional<Duration> reachedAfter;

    /**
     * @param longest the longest soak
     */
    GateProof(GateQuestion question, Detection detection, Supply supply, TestLevels levels, Duration longest) {
        this.question = question;
        this.detection = detection;
        this.supply = supply;
        this.levels = levels;
        this.needed = detection.needed(question.harm());
        this.reachedAfter = Double.isInfinite(needed) ? Optional.empty() : supply.hoursUntil(needed, longest);
    }

    /** The soak in which the gate can see its harm: the wanted one, or a longer one, if that is within the longest. */
    Duration soak(PhaseQuestion phase) {
        return needed <= available(phase.soak()) ? phase.soak() : reachedAfter.orElse(phase.soak());
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
                .comparison(detection.compared().comparison())
                .procedure(detection.procedure(detection.distanceOf(question.harm())))
                .baseline(question.metric().baseline())
                .harm(question.harm())
                .baselineRate(detection.rateAt(question.metric().baseline()))
                .harmRate(detection.rateAt(question.harm()))
                .standardDeviation(
                        detection instanceof MeanDetection
                                ? question.metric().standardDeviation()
                                : OptionalDouble.empty())
                .level(levels.level())
                .power(levels.power())
                .allocationRatio(
                        detection.hasControl()
                                ? OptionalDouble.of(detection.compared().ratio())
                                : OptionalDouble.empty())
                .needed(Double.isInfinite(needed) ? OptionalLong.empty() : OptionalLong.of((long) needed))
                .available(available)
                .reachedAfter(reachedAfter.filter(reached -> reached.compareTo(soak) <= 0))
                .triggerSeenAfter(seenAfter(detection.needed(question.trigger()), soak))
                .smallestHarm(new SmallestHarm(detection, available).from(detection.distanceOf(question.harm())))
                .verdict(verdict);
        GateEvidence silent = evidence.build();
        return silent.withReasons(new VerdictReason(silent, detection, phase, soak).reason());
    }

    private Optional<Duration> seenAfter(double observations, Duration soak) {
        return Double.isInfinite(observations) ? Optional.empty() : supply.minutesUntil(observations, soak);
    }

    private Verdict verdict(Duration nominal, long available) {
        if (needed > available) {
            return Verdict.TOO_SMALL;
        }
        return needed <= available(nominal) ? Verdict.DETECTS : Verdict.STRETCHED;
    }
}
