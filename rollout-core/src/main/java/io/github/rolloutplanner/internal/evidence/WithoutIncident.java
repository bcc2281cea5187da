package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.internal.statistics.OneMeanSampleSize;
import io.github.rolloutplanner.internal.statistics.OneProportionSampleSize;
import io.github.rolloutplanner.internal.statistics.PoissonDetectionSize;

/** The independent observations that a gate would need if no incident could hide its effect. */
final class WithoutIncident {
    private final GateEvidence evidence;

    private WithoutIncident(GateEvidence evidence) {
        this.evidence = evidence;
    }

    static double of(GateEvidence evidence) {
        return evidence.incidentAllowance() == 0
                ? Math.floor(evidence.needed().orElse(0) / evidence.designEffect())
                : new WithoutIncident(evidence).observations();
    }

    private double observations() {
        return switch (evidence.procedure()) {
            case ONE_PROPORTION ->
                evidence.harmRate().isPresent()
                        ? proportion()
                        : count(CountPower.approximate(ratio(), evidence.level(), evidence.power()));
            case ONE_RARE_RATE ->
                Math.ceil(exact() / (evidence.harmRate().isPresent() ? acceptable() : acceptableRatio()));
            case ONE_MEAN -> Math.max(MeanPower.LEAST, mean());
            default -> evidence.needed().orElse(0);
        };
    }

    private double proportion() {
        return OneProportionSampleSize.withDefaults()
                .level(evidence.level())
                .power(evidence.power())
                .observations(acceptable(), harmed());
    }

    private double count(double events) {
        return Math.ceil(events / acceptableRatio());
    }

    /** Events that are expected where the metric is acceptable. */
    private double exact() {
        double ratio = evidence.harmRate().isPresent() ? harmed() / acceptable() : ratio();
        return PoissonDetectionSize.withDefaults()
                .level(evidence.level())
                .power(evidence.power())
                .ofRateRatio(ratio)
                .expectedBaselineEvents();
    }

    private double mean() {
        return OneMeanSampleSize.withDefaults()
                .level(evidence.level())
                .power(evidence.power())
                .observations(
                        Math.abs(evidence.harm().value() - acceptableLevel()),
                        evidence.standardDeviation().orElse(0));
    }

    private double harmed() {
        return evidence.harmRate().orElse(0);
    }

    private double acceptable() {
        return evidence.acceptableRate().orElse(evidence.baselineRate().orElse(0));
    }

    private double acceptableLevel() {
        return evidence.acceptable().orElse(evidence.baseline()).value();
    }

    private double ratio() {
        return evidence.harm().value() / acceptableLevel();
    }

    private double acceptableRatio() {
        return acceptableLevel() / evidence.baseline().value();
    }
}
