package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.evidence.AcceptableLevel;
import io.github.rolloutplanner.internal.evidence.ExperimentSample;
import io.github.rolloutplanner.internal.evidence.Readings;
import io.github.rolloutplanner.internal.state.EvidenceAccount;
import io.github.rolloutplanner.internal.state.MetricRecord;
import io.github.rolloutplanner.internal.state.TransitionLog;
import io.github.rolloutplanner.internal.text.Series;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Tolerance;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a plan says of one metric, ready to judge observations by.
 *
 * @param metric its name in the plan
 * @param treatment the treatment of several that it is measured of; empty where exposed users are one group
 * @param role what its breach means
 * @param baseline what it shows without the change; empty for the sizes of the groups
 * @param judge how it is judged; empty for what is only counted, the sizes of the groups
 * @param gates its gate in each phase, if it has one
 * @param derivation how its bases follow from the plan and from earlier control groups; empty for the sizes of the groups
 * @param bases what exposed users are compared with in each phase
 * @param limit the limit whose breach rolls back, if there is one
 * @param limitBases what exposed users are compared with in each phase to break the limit
 * @param comparisonLevel the significance level of the comparison
 * @param limitLevel the significance level of the limit
 * @param srmLevel the significance level of the watch on the traffic split
 * @param delay how long after an exposure its observation is there
 * @param groups how large both groups should be, phase by phase
 * @param account since when and with what it is judged, where its rollout was planned again
 * @param plannedLevel the level of the comparison that the plan alone gives it
 */
public record MetricModel(
        String metric,
        Optional<String> treatment,
        GateRole role,
        Optional<Quantity> baseline,
        Optional<Judge> judge,
        List<Optional<Gate>> gates,
        Optional<BasisDerivation> derivation,
        ComparisonBases bases,
        Optional<Quantity> limit,
        ComparisonBases limitBases,
        double comparisonLevel,
        double limitLevel,
        double srmLevel,
        Duration delay,
        List<PlannedGroups> groups,
        Optional<EvidenceAccount> account,
        double plannedLevel) {

    /** Of the first plan of a rollout. */
    public MetricModel(
            String metric,
            Optional<String> treatment,
            GateRole role,
            Optional<Quantity> baseline,
            Optional<Judge> judge,
            List<Optional<Gate>> gates,
            Optional<BasisDerivation> derivation,
            ComparisonBases bases,
            Optional<Quantity> limit,
            ComparisonBases limitBases,
            double comparisonLevel,
            double limitLevel,
            double srmLevel,
            Duration delay,
            List<PlannedGroups> groups) {
        this(
                metric,
                treatment,
                role,
                baseline,
                judge,
                gates,
                derivation,
                bases,
                limit,
                limitBases,
                comparisonLevel,
                limitLevel,
                srmLevel,
                delay,
                groups,
                Optional.empty(),
                comparisonLevel);
    }

    /** This model with what is left of its levels after its rollout was planned again. */
    public MetricModel with(EvidenceAccount known) {
        return new MetricModel(
                metric,
                treatment,
                role,
                baseline,
                judge,
                gates,
                derivation,
                bases,
                limit,
                limitBases,
                known.comparisonLevel(),
                known.limitLevel(),
                srmLevel,
                delay,
                groups,
                Optional.of(known),
                plannedLevel);
    }

    /**
     * How many times the observations show a regression that would at the level of the plan: as many as there is more evidence to reach.
     * That is no less than it takes. Of n observations the evidence has on average the logarithm k n - c, with a cost c, and scatters with
     * the square root of n, so that what is planned to reach one number reaches f times that with fewer than f n.
     *
     * @return 1 where it is judged at the level of the plan, else more
     */
    public double timesObservations() {
        return Math.max(1, Math.log(comparisonLevel) / Math.log(plannedLevel));
    }

    /** The level that the sequences of the comparison are tuned to, which stays when less of it may be spent. */
    public double comparisonTuning() {
        return account.map(EvidenceAccount::comparisonTuning).orElse(comparisonLevel);
    }

    /** The level that the sequences of the limit are tuned to. */
    public double limitTuning() {
        return account.map(EvidenceAccount::limitTuning).orElse(limitLevel);
    }

    /** The samples that its sequences are tuned to in the first phases; none where it is judged without any. */
    public List<Double> samples(int phases) {
        return judge.filter(MeanJudge.class::isInstance)
                .map(by -> ((MeanJudge) by).tuning())
                .map(all -> all.subList(0, Math.min(phases, all.size())))
                .orElse(List.of());
    }

    /** Since when its data count. */
    public Duration since() {
        return account.map(EvidenceAccount::since).orElse(Duration.ZERO);
    }

    /** Since when its data count in the current phase. */
    public Duration since(TransitionLog log) {
        return since().compareTo(log.since()) > 0 ? since() : log.since();
    }

    /** How it is made from observations; the sizes of groups are counted. */
    public MetricKind kind() {
        return derivation.map(by -> by.metric().kind()).orElse(MetricKind.RATE);
    }

    /** The name under which it is observed; of one treatment of several, with that treatment. */
    public String name() {
        return Series.of(metric, treatment);
    }

    /** Its gate in a phase, if it has one there. */
    public Optional<Gate> gate(int phase) {
        return gates.isEmpty() ? Optional.empty() : gates.get(phase - 1);
    }

    /** How much it takes in a phase until it is a breach; readings have no level to be significant at. */
    Tolerance tolerance(int phase) {
        Tolerance stated = gate(phase).map(Gate::tolerance).orElse(Tolerance.statistical());
        return stated instanceof Tolerance.Statistical && areReadings() ? Readings.tolerance() : stated;
    }

    /** Whether each window is one reading of a resource, which is judged by itself. */
    public boolean areReadings() {
        return judge.filter(by -> by.scale().isReading()).isPresent();
    }

    /** Whether a gate of it counts all observations that are beyond its level. */
    boolean countsBreaches() {
        return gates.stream().flatMap(Optional::stream).anyMatch(gate -> gate.tolerance() instanceof Tolerance.Total);
    }

    /** Whether exposed users of a phase are compared with a control group, or with all others by what was usual before. */
    public boolean isCompared(int phase) {
        return bases.ofPhase(phase)
                .filter(basis -> basis.comparison() == Comparison.CONTROL)
                .isPresent();
    }

    /** Whether exposed users of a phase are compared with all others by how they differed before the rollout. */
    public boolean isBesideOthers(int phase) {
        return bases.ofPhase(phase).flatMap(ComparisonBasis::usual).isPresent();
    }

    /** Whether exposed users of a phase break its limit by all others and how they differed before the rollout. */
    public boolean isLimitBesideOthers(int phase) {
        return limitBases.ofPhase(phase).flatMap(ComparisonBasis::usual).isPresent();
    }

    /**
     * The part of the exposed observations that count where a phase is compared with all others, so that as many that count detect
     * what the gate guards against as the plan needs beside the baseline. The others scatter, too: n observations beside m say as
     * much as n m/(m + n e) beside a known rate, where e is how many times the others' events theirs are. What is not known of the
     * usual ratio, as of the baseline, hides a part of the way to the gate, and the observations needed go with the square of the rest.
     *
     * @param phase number of the phase
     * @param treated what was observed of exposed users
     * @param others what was observed of all others, in the same unit
     * @return above 0 and at most 1, since no phase is promoted by fewer observations than planned; 1 where it is not compared so
     */
    public double countedBesideOthers(int phase, double treated, double others) {
        Optional<ComparisonBasis> basis = bases.ofPhase(phase);
        Optional<UsualRatio> usual = basis.flatMap(ComparisonBasis::usual);
        if (usual.isEmpty()) {
            return 1;
        }
        MetricScale scale = judge.orElseThrow().scale();
        double gate = timesBaseline(basis.get().level(), scale);
        double seen = 1 - usual.get().hiddenPart(gate);
        double seenBesideBaseline = 1 - Math.log(timesBaseline(basis.get().drifted(), scale)) / Math.log(gate);
        double events = Math.max(1, usual.get().estimate() * gate);
        double room = seen / seenBesideBaseline;
        return Math.min(1, room * room * others / (others + events * treated));
    }

    private static double timesBaseline(Optional<Quantity> level, MetricScale scale) {
        return level.map(scale::at).orElse(scale.baseline()) / scale.baseline();
    }

    /** Whether the plan compares a phase with the baseline, so that all others would be a better measure. */
    public boolean isBesideBaseline(int phase) {
        return derivation.filter(by -> by.isBesideBaseline(phase)).isPresent();
    }

    /** How many times the variance of independent observations those of a phase have. */
    public double designEffect(int phase) {
        return derivation.map(by -> by.designEffects().get(phase - 1)).orElse(1.0);
    }

    /** The model after what was observed, of which others than the exposed users say where the metric stands without the change. */
    MetricModel after(MetricRecord known) {
        return derivation
                .filter(by -> !known.buckets().isEmpty() || !known.before().isEmpty())
                .map(by -> new MetricModel(
                        metric,
                        treatment,
                        role,
                        baseline,
                        judge,
                        gates,
                        derivation,
                        by.ofGates(known),
                        limit,
                        by.ofLimit(known),
                        comparisonLevel,
                        limitLevel,
                        srmLevel,
                        delay,
                        groups,
                        account,
                        plannedLevel))
                .orElse(this);
    }

    /** Where the control groups of the phases before one stood, if they have disproved the baseline. */
    public Optional<Quantity> learned(int phase) {
        return bases.ofPhase(phase).flatMap(ComparisonBasis::learned);
    }

    /** Where its limit takes the metric to stand in a phase, if earlier control groups showed it; a stated limit stands by itself. */
    public Optional<Quantity> learnedByLimit(int phase) {
        return limitBases.ofPhase(phase).flatMap(ComparisonBasis::learned);
    }

    /** A level of a gate as one of the metric, as far from where that stands in a phase as it was planned. */
    public Optional<Quantity> onScale(Level level, int phase) {
        return baseline.flatMap(level::against).map(planned -> onScale(planned, phase));
    }

    private Quantity onScale(Quantity planned, int phase) {
        Optional<Metric> metric = derivation.map(BasisDerivation::metric);
        return learned(phase)
                .flatMap(usual -> metric.map(own -> AcceptableLevel.moved(planned, own, own.withBaseline(usual))))
                .orElse(planned);
    }

    /** How many users of the control group there should be for each exposed one; none where it is not stated. */
    public double controlPerTreated(int phase) {
        List<Double> planned = groups.get(phase - 1).controlPerTreated();
        return planned.isEmpty() ? 0 : planned.get(0);
    }

    /** Whether it is the sizes of the groups, of which none is a size, too. */
    boolean isAssignment() {
        return judge.isEmpty();
    }

    /** Whether its observations are users, each of them one. */
    public boolean countsUsers() {
        return derivation
                .filter(by -> by.metric().exposureUnit() == ExposureUnit.USER)
                .isPresent();
    }

    /** Whether an experiment on it is sized in users. */
    public boolean isSizedInUsers() {
        return derivation
                .filter(by -> ExperimentSample.countsUsers(by.metric()))
                .isPresent();
    }

    /** Whether its requests come summed up user by user. */
    boolean isByUser() {
        return judge.filter(by -> by.scale().isByUser()).isPresent();
    }

    public boolean isGuardrail() {
        return role == GateRole.GUARDRAIL;
    }
}
