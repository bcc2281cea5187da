package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.Procedure;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold.Relation;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.statistics.TwoProportionSampleSize;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a gate on a rate can see, for plans that do not say it themselves: one look at the end of the phase, and as many
 * users without the change to compare with as there are, up to as many as have it.
 */
final class EstimatedEvidence {
    private static final double LEVEL = 0.05;
    private static final double POWER = 0.8;
    private static final double HALF = 0.5;
    private static final double SECONDS_PER_DAY = 86_400;
    private static final String PERCENT = "%";
    private static final int SHOWN_DIGITS = 3;

    private final MeasuredGate gate;
    private final Quantity baseline;
    private final Quantity harm;
    private final Traffic traffic;
    private final TwoProportionSampleSize design;
    private final double ratio;

    private EstimatedEvidence(MeasuredGate gate, Quantity baseline, Quantity harm, Traffic traffic) {
        this.gate = gate;
        this.baseline = baseline;
        this.harm = harm;
        this.traffic = traffic;
        double share = gate.phase().value().share().fraction();
        this.ratio = share <= HALF ? 1 : share / (1 - share);
        this.design = TwoProportionSampleSize.withDefaults()
                .oneSided()
                .level(LEVEL)
                .power(POWER)
                .allocationRatio(ratio);
    }

    /** The evidence of a gate on a rate, if somebody else wrote the plan and everything that it takes is known. */
    static Optional<GateEvidence> of(LintedPlan plan, MeasuredGate gate) {
        RolloutPhase phase = gate.phase().value();
        if (plan.isDerived() || !phase.evidence().isEmpty() || !isRate(gate)) {
            return Optional.empty();
        }
        return plan.plan()
                .population()
                .flatMap(population -> Traffic.of(population, gate))
                .flatMap(traffic -> gate.baseline()
                        .flatMap(baseline -> gate.level()
                                .filter(harm -> isHarm(baseline, harm, gate))
                                .map(harm -> new EstimatedEvidence(gate, baseline, harm, traffic).evidence())));
    }

    private static boolean isRate(MeasuredGate gate) {
        return gate.monitored()
                .filter(metric -> metric.kind().orElse(MetricKind.RATE) == MetricKind.RATE)
                .isPresent();
    }

    private static boolean isHarm(Quantity baseline, Quantity harm, MeasuredGate gate) {
        double worse = harm.value() - baseline.value();
        return baseline.unit().equals(PERCENT)
                && harm.unit().equals(PERCENT)
                && baseline.value() > 0
                && baseline.value() < 100
                && harm.value() >= 0
                && harm.value() <= 100
                && (gate.kept().relation() == Relation.BELOW ? worse > 0 : worse < 0);
    }

    private GateEvidence evidence() {
        OptionalLong needed = needed();
        boolean isSeen = needed.isPresent() && needed.getAsLong() <= traffic.available;
        return GateEvidence.builder()
                .metric(gate.metric())
                .unit(traffic.unit)
                .comparison(Comparison.CONTROL)
                .procedure(Procedure.TWO_PROPORTIONS)
                .baseline(baseline)
                .harm(harm)
                .baselineRate(rate(baseline))
                .harmRate(rate(harm))
                .level(LEVEL)
                .power(POWER)
                .allocationRatio(ratio)
                .needed(needed)
                .available(traffic.available)
                .smallestHarm(smallest())
                .verdict(isSeen ? Verdict.DETECTS : Verdict.TOO_SMALL)
                .build();
    }

    private OptionalLong needed() {
        try {
            return OptionalLong.of(design.sizes(rate(baseline), rate(harm)).treatment());
        } catch (IllegalArgumentException beyondAllSizes) {
            return OptionalLong.empty();
        }
    }

    private Optional<Quantity> smallest() {
        try {
            return Optional.of(shown(rate(baseline) + leastChange()));
        } catch (IllegalArgumentException nothingIsSeen) {
            return Optional.empty();
        }
    }

    private double leastChange() {
        double control = traffic.available / ratio;
        return gate.kept().relation() == Relation.BELOW
                ? design.detectableIncrease(rate(baseline), control)
                : -design.detectableDecrease(rate(baseline), control);
    }

    /** A rate with a few digits, rounded to the side on which it is still seen. */
    private Quantity shown(double rate) {
        RoundingMode further = gate.kept().relation() == Relation.BELOW ? RoundingMode.CEILING : RoundingMode.FLOOR;
        BigDecimal percent = BigDecimal.valueOf(rate * 100).round(new MathContext(SHOWN_DIGITS, further));
        return Quantity.of(percent.doubleValue(), PERCENT);
    }

    private static double rate(Quantity percent) {
        return percent.value() / 100;
    }

    /**
     * What a phase brings.
     *
     * @param available exposed observations; of users at most so many, since those who come back count each day
     * @param unit what one is called
     */
    private record Traffic(long available, String unit) {

        static Optional<Traffic> of(Population population, MeasuredGate gate) {
            Percentage share = gate.phase().value().share();
            OptionalLong perDay =
                    gate.isOfPeople() ? OptionalLong.of(population.usersPerDay()) : population.requestsPerDay();
            boolean hasControl = Shares.isOfSomebody(share) && share.compareTo(Percentage.FULL) < 0;
            return gate.phase()
                    .value()
                    .soak()
                    .filter(soak -> hasControl && Words.isPositive(soak))
                    .filter(soak -> perDay.isPresent() && perDay.getAsLong() > 0)
                    .map(soak -> new Traffic(
                            (long) (perDay.getAsLong() * share.fraction() * days(soak)),
                            gate.isOfPeople() ? population.unit() : "request"));
        }

        private static double days(Duration soak) {
            return Words.bounded(soak).toSeconds() / SECONDS_PER_DAY;
        }
    }
}
