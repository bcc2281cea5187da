package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.internal.statistics.BinomialDetectionSize;
import io.github.rolloutplanner.internal.statistics.DetectionSize;
import io.github.rolloutplanner.internal.statistics.ExpectedEvents;
import io.github.rolloutplanner.internal.statistics.PoissonDetectionSize;
import io.github.rolloutplanner.internal.statistics.TwoProportionSampleSize;
import io.github.rolloutplanner.internal.text.SignificantDigits;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Quantity;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** The arithmetic of the observations that a gate needs, as equations. */
final class SampleCalculation {
    private static final int LEVEL_DIGITS = 8;

    private final GateEvidence evidence;
    private final IncidentCalculation incident;
    private final List<String> lines = new ArrayList<>();

    SampleCalculation(GateEvidence evidence) {
        this.evidence = evidence;
        this.incident = new IncidentCalculation(evidence);
    }

    /** The size of the treatment group of a two-sided test, of which the level is that of one side. */
    static List<String> ofTwoProportions(double control, double treatment, double ratio, double level, double power) {
        long needed = TwoProportionSampleSize.withDefaults()
                .oneSided()
                .level(level)
                .power(power)
                .allocationRatio(ratio)
                .sizes(control, treatment)
                .treatment();
        Quantity none = Quantity.of(0, "");
        return new SampleCalculation(GateEvidence.builder()
                        .metric("")
                        .unit("")
                        .exposureUnit(ExposureUnit.USER)
                        .comparison(Comparison.CONTROL)
                        .procedure(GateEvidence.Procedure.TWO_PROPORTIONS)
                        .baseline(none)
                        .harm(none)
                        .baselineRate(control)
                        .harmRate(treatment)
                        .significanceLevel(level)
                        .level(SignificantDigits.of(level, LEVEL_DIGITS, RoundingMode.HALF_UP))
                        .power(power)
                        .allocationRatio(ratio)
                        .needed(needed)
                        .available(needed)
                        .verdict(Verdict.POWERED)
                        .build())
                .lines();
    }

    List<String> lines() {
        switch (evidence.procedure()) {
            case TWO_PROPORTIONS -> twoProportions();
            case ONE_PROPORTION -> oneProportion();
            case TWO_RARE_RATES -> twoRareRates();
            case ONE_RARE_RATE -> oneRareRate();
            case ZERO_EVENTS -> zeroEvents();
            case TWO_MEANS -> twoMeans();
            case ONE_MEAN -> oneMean();
            case NONE -> {}
        }
        lines.addAll(incident.lines());
        return lines;
    }

    private void twoProportions() {
        double ratio = ratio();
        double pooled = (today() + ratio * harmed()) / (1 + ratio);
        quantiles();
        lines.add("pooled rate: (" + p() + " + " + r() + " x " + q() + ") / (1 + " + r() + ") = "
                + CalculationFormat.of(pooled));
        lines.add(incident.needs() + "(" + zLevel() + " x sqrt((1 + 1 / " + r() + ") x " + CalculationFormat.of(pooled)
                + " x (1 - "
                + CalculationFormat.of(pooled) + ")) + " + zPower() + " x sqrt(" + p() + " x (1 - " + p() + ") + " + q()
                + " x (1 - "
                + q() + ") / " + r() + "))^2 / (" + q() + " - " + p() + ")^2 x " + r() + " = "
                + incident.independent());
    }

    private void oneProportion() {
        quantiles();
        if (evidence.harmRate().isPresent()) {
            lines.add(incident.needs() + "(" + zLevel() + " x sqrt(" + a() + " x (1 - " + a() + ")) + " + zPower()
                    + " x sqrt(" + q() + " x (1 - " + q() + ")))^2 / (" + q() + " - " + a() + ")^2 = "
                    + incident.independent());
        } else {
            lines.add(incident.needs() + "(" + zLevel() + " + " + zPower() + " x sqrt(" + ratioOfCounts()
                    + "))^2 / (1 - " + ratioOfCounts() + ")^2 / " + acceptableRatio() + " = " + incident.independent());
        }
    }

    private void twoRareRates() {
        double ratio = ratio();
        double unharmed = ratio / (1 + ratio);
        double harmed = Math.min(RatePower.LARGEST_SHARE, ratio * harmed() / (today() + ratio * harmed()));
        DetectionSize events = BinomialDetectionSize.withDefaults()
                .level(evidence.level())
                .power(evidence.power())
                .first(unharmed, harmed);
        String count = CalculationFormat.count(events.criticalCount());
        String all = CalculationFormat.count(events.observations());
        lines.add("of " + all + " bad events, alarm at " + count + " among the exposed");
        lines.add("at the baseline: binomialTail(" + count + "; " + all + "; " + CalculationFormat.of(unharmed) + ") = "
                + CalculationFormat.of(events.size()) + " <= " + level());
        lines.add("with the effect: binomialTail(" + count + "; " + all + "; " + CalculationFormat.of(harmed) + ") = "
                + CalculationFormat.of(events.power()) + " >= " + power());
        lines.add(incident.needs() + "" + all + " / (" + q() + " + " + p() + " / " + r() + ") = "
                + incident.independent());
    }

    private void oneRareRate() {
        boolean isRate = evidence.harmRate().isPresent();
        double ratio = isRate ? harmed() / acceptable() : ratioToAcceptable();
        ExpectedEvents events = PoissonDetectionSize.withDefaults()
                .level(evidence.level())
                .power(evidence.power())
                .ofRateRatio(ratio);
        String count = CalculationFormat.count(events.criticalCount());
        double expected = events.expectedBaselineEvents();
        lines.add("alarm at " + Wording.count(events.criticalCount(), "bad event"));
        lines.add("at the baseline: poissonTail(" + count + "; " + CalculationFormat.of(expected) + ") = "
                + CalculationFormat.of(events.size()) + " <= " + level());
        lines.add("with the effect: poissonTail(" + count + "; " + CalculationFormat.of(expected * ratio) + ") = "
                + CalculationFormat.of(events.power()) + " >= " + power());
        lines.add(incident.needs() + CalculationFormat.of(expected) + " / " + (isRate ? a() : acceptableRatio()) + " = "
                + incident.independent());
    }

    private void zeroEvents() {
        String count = incident.independent();
        lines.add("no bad event in " + count + " with the effect: (1 - " + q() + ")^" + count + " = "
                + CalculationFormat.of(Math.pow(1 - harmed(), (double) incident.sample())) + " <= " + level());
    }

    private void twoMeans() {
        quantiles();
        lines.add(incident.needs() + "max(" + least() + "; (" + zLevel() + " + " + zPower() + ")^2 x " + deviation()
                + "^2 x (1 + " + r() + ") / " + difference() + "^2) = " + incident.independent());
    }

    private void oneMean() {
        quantiles();
        lines.add(incident.needs() + "max(" + least() + "; (" + zLevel() + " + " + zPower() + ")^2 x " + deviation()
                + "^2 / " + difference() + "^2) = " + incident.independent());
    }

    private String least() {
        return CalculationFormat.of(MeanPower.leastOf(evidence.allocationRatio().isPresent(), ratio()));
    }

    private void quantiles() {
        lines.add("z(" + level() + ") = " + zLevel() + ", z(1 - " + power() + ") = " + zPower());
    }

    private String zLevel() {
        return CalculationFormat.of(CalculationFormat.z(evidence.level()));
    }

    private String zPower() {
        return CalculationFormat.of(CalculationFormat.z(1 - evidence.power()));
    }

    private String level() {
        return CalculationFormat.of(evidence.level());
    }

    private String power() {
        return CalculationFormat.of(evidence.power());
    }

    private double ratio() {
        return evidence.allocationRatio().orElse(1);
    }

    private String r() {
        return CalculationFormat.of(ratio());
    }

    private double today() {
        return evidence.baselineRate().orElse(0);
    }

    private double harmed() {
        return evidence.harmRate().orElse(0);
    }

    private String p() {
        return CalculationFormat.rate(today());
    }

    private String q() {
        return CalculationFormat.rate(harmed());
    }

    /** What the exposed users may show by themselves: the acceptable rate, where no control group shows another. */
    private double acceptable() {
        return evidence.acceptableRate().orElse(today());
    }

    private String a() {
        return CalculationFormat.rate(acceptable());
    }

    private double acceptableLevel() {
        return evidence.acceptable().orElse(evidence.baseline()).value();
    }

    private double ratioToAcceptable() {
        return evidence.harm().value() / acceptableLevel();
    }

    private String ratioOfCounts() {
        return CalculationFormat.of(ratioToAcceptable());
    }

    private String acceptableRatio() {
        return CalculationFormat.of(acceptableLevel() / evidence.baseline().value());
    }

    private String deviation() {
        return CalculationFormat.of(evidence.standardDeviation().orElse(0));
    }

    private String difference() {
        return CalculationFormat.of(Math.abs(evidence.harm().value() - acceptableLevel()));
    }
}
