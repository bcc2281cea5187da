package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.internal.statistics.BinomialDetectionSize;
import io.github.rolloutplanner.internal.statistics.OneProportionSampleSize;
import io.github.rolloutplanner.internal.statistics.PoissonDetectionSize;
import io.github.rolloutplanner.internal.statistics.SingleLook;
import io.github.rolloutplanner.internal.statistics.TwoProportionSampleSize;
import io.github.rolloutplanner.internal.statistics.ZeroEvents;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import java.util.OptionalDouble;

/** A percentage of bad observations that rises. */
final class RatePower implements MetricPower {
    /** The exact test tells apart at most these percentages of all events. */
    static final double LARGEST_SHARE = 0.9;
    /** Above, the exact test has no room between the percentage without the effect and the largest one. */
    private static final double LARGEST_SHARE_UNHARMED = 0.75;
    /** Above, events are not rare, and both exact tests would need a multiple of what the approximation needs. */
    private static final double LARGEST_RARE = 0.1;
    /** Below, a rise shows in few events only at levels at which nothing is significant. */
    private static final double SMALL_RATIO = 1.2;

    private static final int STEPS = 2;

    private final RateScale scale;
    private final Metric metric;
    private final ComparedWith compared;
    private final TestLevels levels;
    private final double today;
    private final double acceptable;
    private final double levelOfMeans;
    private final boolean isLookedAtByRates;
    private final Need.Memory needs = new Need.Memory(this::computed);

    RatePower(RateScale scale, Metric metric, ComparedWith compared, TestLevels levels) {
        this.scale = scale;
        this.metric = metric;
        this.levels = levels;
        this.today = scale.rateAt(metric.baseline());
        this.compared = compared;
        this.acceptable = compared.acceptable().isPresent()
                ? scale.rateAt(compared.acceptable().get())
                : today;
        this.levelOfMeans = levels.oneLook();
        this.isLookedAtByRates = acceptable > 0 && RateScale.isRare(today) && levels.areSequential();
    }

    @Override
    public ComparedWith compared() {
        return compared;
    }

    @Override
    public double worst() {
        return scale.worst() - today;
    }

    @Override
    public double distanceOf(Quantity level) {
        return scale.rateAt(level) - today;
    }

    @Override
    public Quantity levelAt(double distance) {
        return scale.levelAt(today + distance, metric.baseline());
    }

    @Override
    public OptionalDouble rateAt(Quantity level) {
        return OptionalDouble.of(scale.rateAt(level));
    }

    @Override
    public GateEvidence.Procedure procedure(double distance) {
        return needs.of(distance).procedure();
    }

    @Override
    public double needed(double distance) {
        return needs.of(distance).observations();
    }

    @Override
    public double level(double distance) {
        return needs.of(distance).level();
    }

    private Need computed(double distance) {
        double rate = today + distance;
        if (MetricPower.isTooNear(rate - acceptable, compared.ratio() * (today * (1 - today) + rate * (1 - rate)))) {
            return Need.never(levelOfMeans);
        }
        double level = oneLook(rate);
        if (acceptable == 0) {
            return need(GateEvidence.Procedure.ZERO_EVENTS, rate, level);
        }
        Need approximate = need(
                hasControl() ? GateEvidence.Procedure.TWO_PROPORTIONS : GateEvidence.Procedure.ONE_PROPORTION,
                rate,
                level);
        GateEvidence.Procedure exact = exact();
        boolean isRare = acceptable <= LARGEST_RARE
                && rate >= SMALL_RATIO * acceptable
                && approximate.observations() * acceptable < levels.rareEvents();
        return isRare && exact != approximate.procedure() ? need(exact, rate, level) : approximate;
    }

    /** The level of one look depends on the size, and the size on the level, but little: a few steps find both. */
    private double oneLook(double rate) {
        double level = levelOfMeans;
        for (int step = 0; step < STEPS && isLookedAtByRates; step++) {
            double size = hasControl()
                    ? againstControl(rate, level)
                    : size(againstBaseline(rate, level), rate, level) / compared.designEffect();
            double times = Math.min(rate / acceptable, significant(rate, size, level));
            level = TestLevels.rounded(oneLook(levels.oneLookAtRates(phase -> against(phase, times)), rate, size));
        }
        return level;
    }

    /** How much less likely a stretch without a regression is at a multiple of what is acceptable, as a logarithm. */
    private double against(EarlierPhase phase, double times) {
        if (!RateScale.countsBad(today)) {
            return Double.POSITIVE_INFINITY;
        }
        double events = phase.observations() * today;
        double ratio = phase.compared().ratio();
        double expected = phase.hasControl()
                ? events * (1 + 1 / ratio) * Math.log1p((times - 1) * ratio / (1 + ratio))
                : (times - 1)
                        * phase.observations()
                        * phase.compared().acceptable().map(scale::rateAt).orElse(today);
        return expected - events * Math.log(times);
    }

    /** On the side whose events are rarer, which the alarm counts. */
    private double oneLook(SingleLook rates, double rate, double size) {
        double unharmed = counted(acceptable);
        boolean countsBad = RateScale.countsBad(today);
        return hasControl()
                ? rates.besideControl(events(rate, size), unharmedPercentage(), unharmed, countsBad)
                : rates.againstBaseline(acceptableEvents(size), unharmed, countsBad);
    }

    /** Those of both groups. */
    private double events(double rate, double size) {
        return size * (counted(rate) + counted(acceptable) / compared.ratio());
    }

    /** Those that are there anyway, and those of an incident. */
    private double acceptableEvents(double size) {
        return size * counted(acceptable) + compared.incident() * counted(today) / compared.designEffect();
    }

    /** The multiple of what is acceptable from which on an observed rate is significant. */
    private double significant(double rate, double size, double level) {
        double z = CalculationFormat.z(level);
        double unharmed = unharmedPercentage();
        return hasControl()
                ? Math.exp(z / Math.sqrt(events(rate, size) * unharmed * (1 - unharmed)))
                : 1 + z / Math.sqrt(acceptableEvents(size));
    }

    /** A fraction of bad observations as one of what is counted, the rarer side. */
    private double counted(double bad) {
        return RateScale.countsBad(today) ? bad : 1 - bad;
    }

    private double size(double independent, double rate, double level) {
        return compared.size(independent, counted(today), rate - acceptable, scattering(rate, level));
    }

    /** Events of an incident scatter as those at the acceptable rate. */
    private double scattering(double rate, double level) {
        return compared.incident() == 0 || acceptable == 0
                ? 0
                : ComparedWith.atBaseline(level, levels.power(), deviation(acceptable), deviation(rate))
                        * compared.incident()
                        * counted(today)
                        / counted(acceptable);
    }

    static double deviation(double rate) {
        return Math.sqrt(rate * (1 - rate));
    }

    /** Near 100%, too few are left in the control group for the exact test. */
    private GateEvidence.Procedure exact() {
        if (!hasControl()) {
            return GateEvidence.Procedure.ONE_RARE_RATE;
        }
        return unharmedPercentage() <= LARGEST_SHARE_UNHARMED
                ? GateEvidence.Procedure.TWO_RARE_RATES
                : GateEvidence.Procedure.TWO_PROPORTIONS;
    }

    private double unharmedPercentage() {
        return compared.ratio() / (1 + compared.ratio());
    }

    private Need need(GateEvidence.Procedure procedure, double rate, double level) {
        double observations = switch (procedure) {
            case TWO_PROPORTIONS -> againstControl(rate, level);
            case ONE_PROPORTION -> againstBaseline(rate, level);
            case TWO_RARE_RATES -> rareAgainstControl(rate, level);
            case ONE_RARE_RATE -> rareAgainstBaseline(rate, level);
            case ZERO_EVENTS -> noneSeen(rate, level);
            case TWO_MEANS, ONE_MEAN, NONE -> Double.POSITIVE_INFINITY;
        };
        return new Need(procedure, size(observations, rate, level), level);
    }

    private double againstControl(double rate, double level) {
        return TwoProportionSampleSize.withDefaults()
                .oneSided()
                .level(level)
                .power(levels.power())
                .allocationRatio(compared.ratio())
                .sizes(today, rate)
                .treatment();
    }

    private double againstBaseline(double rate, double level) {
        return OneProportionSampleSize.withDefaults()
                .level(level)
                .power(levels.power())
                .observations(acceptable, rate);
    }

    /** Each bad event is one of the exposed with a probability that depends on the ratio of both rates alone. */
    private double rareAgainstControl(double rate, double level) {
        double ratio = compared.ratio();
        double harmed = Math.min(LARGEST_SHARE, ratio * rate / (today + ratio * rate));
        long events = BinomialDetectionSize.withDefaults()
                .level(level)
                .power(levels.power())
                .first(unharmedPercentage(), harmed)
                .observations();
        return Math.ceil(events / (rate + today / ratio));
    }

    private double rareAgainstBaseline(double rate, double level) {
        return Math.ceil(PoissonDetectionSize.withDefaults()
                .level(level)
                .power(levels.power())
                .ofRateRatio(rate / acceptable)
                .exposureAt(acceptable));
    }

    private double noneSeen(double rate, double level) {
        return rate >= 1 ? 1 : ZeroEvents.withDefaults().level(level).sizeToExclude(rate);
    }
}
