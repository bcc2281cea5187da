package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.internal.statistics.OneMeanSampleSize;
import io.github.rolloutplanner.internal.statistics.OneProportionSampleSize;
import io.github.rolloutplanner.internal.statistics.PoissonDetectionSize;
import java.util.ArrayList;
import java.util.List;

/** The arithmetic of what a gate needs of clustered users, and beside an incident that no control group shows. */
final class IncidentCalculation {
    private final GateEvidence evidence;
    private final double acceptable;
    private final double acceptableLevel;

    IncidentCalculation(GateEvidence evidence) {
        this.evidence = evidence;
        this.acceptable =
                evidence.acceptableRate().orElse(evidence.baselineRate().orElse(0));
        this.acceptableLevel = evidence.acceptable().orElse(evidence.baseline()).value();
    }

    /** What the sample of independent observations without an incident is called. */
    String needs() {
        if (evidence.designEffect() > 1) {
            return "needed of independent observations: ";
        }
        return hasIncident() ? "needed without an incident: " : "needed: ";
    }

    /** That sample, as text. */
    String independent() {
        return CalculationFormat.count(sample());
    }

    /** From that sample to what the gate needs; nothing where they are the same, or no sample can show the effect. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (evidence.needed().isEmpty()) {
            return lines;
        }
        if (evidence.designEffect() > 1) {
            lines.add((hasIncident() ? "needed without an incident: " : "needed: ") + independent() + " x "
                    + CalculationFormat.of(evidence.designEffect()) + " = " + clustered());
        }
        if (hasIncident()) {
            incident(lines);
        }
        return lines;
    }

    /** An incident multiplies what usually happens; where nothing ever does, it hides nothing. */
    private boolean hasIncident() {
        return evidence.incidentAllowance() > 0 && evidence.procedure() != GateEvidence.Procedure.ZERO_EVENTS;
    }

    private boolean isRate() {
        return evidence.harmRate().isPresent();
    }

    private String clustered() {
        return CalculationFormat.count((long) Math.ceil(sample() * evidence.designEffect()));
    }

    /** The independent observations that would do without an incident. */
    long sample() {
        return (long)
                (hasIncident()
                        ? withoutIncident()
                        : Math.floor(evidence.needed().orElse(0) / evidence.designEffect()));
    }

    private double withoutIncident() {
        return switch (evidence.procedure()) {
            case ONE_PROPORTION ->
                isRate()
                        ? proportion()
                        : Math.ceil(CountPower.approximate(ratio(), evidence.level(), evidence.power())
                                / acceptableRatio());
            case ONE_RARE_RATE -> Math.ceil(rareEvents() / (isRate() ? acceptable : acceptableRatio()));
            case ONE_MEAN -> Math.max(MeanPower.LEAST, mean());
            default -> evidence.needed().orElse(0);
        };
    }

    private double proportion() {
        return OneProportionSampleSize.withDefaults()
                .level(evidence.level())
                .power(evidence.power())
                .observations(acceptable, harmed());
    }

    /** Events that are expected where the metric is acceptable. */
    private double rareEvents() {
        return PoissonDetectionSize.withDefaults()
                .level(evidence.level())
                .power(evidence.power())
                .ofRateRatio(isRate() ? harmed() / acceptable : ratio())
                .expectedBaselineEvents();
    }

    private double mean() {
        return OneMeanSampleSize.withDefaults()
                .level(evidence.level())
                .power(evidence.power())
                .observations(
                        Math.abs(evidence.harm().value() - acceptableLevel),
                        evidence.standardDeviation().orElse(0));
    }

    /** What the incident hides, and what its events scatter as those at the baseline do. */
    private void incident(List<String> lines) {
        String worth = CalculationFormat.of(evidence.incidentAllowance()) + " x " + usual() + " / ";
        String scattering = "";
        if (evidence.procedure() != GateEvidence.Procedure.ONE_MEAN) {
            lines.add("part of chance that is there at the baseline: " + atBaseline());
            scattering = " + " + CalculationFormat.of(partAtBaseline()) + " x " + worth + countedAcceptable();
        }
        lines.add("needed: " + clustered() + " / 2 + " + worth + distance() + " + sqrt(" + clustered() + "^2 / 4 + "
                + clustered() + " x (" + worth + distance() + scattering + ")) = "
                + CalculationFormat.count(evidence.needed().orElse(0)));
    }

    private String atBaseline() {
        String alarm = "z(" + CalculationFormat.of(evidence.level()) + ") x sqrt("
                + variance(acceptable, acceptableRatio()) + ")";
        return alarm + " / (" + alarm + " + z(1 - " + CalculationFormat.of(evidence.power()) + ") x sqrt("
                + variance(harmed(), harmRatio()) + ")) = " + CalculationFormat.of(partAtBaseline());
    }

    private String variance(double rate, double ratio) {
        return isRate()
                ? CalculationFormat.rate(rate) + " x (1 - " + CalculationFormat.rate(rate) + ")"
                : CalculationFormat.of(ratio);
    }

    private double partAtBaseline() {
        return isRate()
                ? ComparedWith.atBaseline(
                        evidence.level(),
                        evidence.power(),
                        RatePower.deviation(acceptable),
                        RatePower.deviation(harmed()))
                : ComparedWith.atBaseline(
                        evidence.level(), evidence.power(), Math.sqrt(acceptableRatio()), Math.sqrt(harmRatio()));
    }

    /** Where the metric usually stands: the rarer side of a rate, the baseline of a mean, one of a count. */
    private String usual() {
        if (isRate()) {
            return CalculationFormat.rate(counted(evidence.baselineRate().orElse(0)));
        }
        return evidence.procedure() == GateEvidence.Procedure.ONE_MEAN
                ? CalculationFormat.of(Math.abs(evidence.baseline().value()))
                : "1";
    }

    private String distance() {
        if (isRate()) {
            return "(" + CalculationFormat.rate(harmed()) + " - " + CalculationFormat.rate(acceptable) + ")";
        }
        double beyond = Math.abs(evidence.harm().value() - acceptableLevel);
        return CalculationFormat.of(
                evidence.procedure() == GateEvidence.Procedure.ONE_MEAN
                        ? beyond
                        : beyond / evidence.baseline().value());
    }

    private String countedAcceptable() {
        return isRate() ? CalculationFormat.rate(counted(acceptable)) : CalculationFormat.of(acceptableRatio());
    }

    private double counted(double bad) {
        return RateScale.countsBad(evidence.baselineRate().orElse(0)) ? bad : 1 - bad;
    }

    private double harmed() {
        return evidence.harmRate().orElse(0);
    }

    private double ratio() {
        return evidence.harm().value() / acceptableLevel;
    }

    private double acceptableRatio() {
        return acceptableLevel / evidence.baseline().value();
    }

    private double harmRatio() {
        return evidence.harm().value() / evidence.baseline().value();
    }
}
