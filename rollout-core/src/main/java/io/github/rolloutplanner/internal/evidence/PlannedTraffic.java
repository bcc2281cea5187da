package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.evidence.EvidenceBasis;
import io.github.rolloutplanner.evidence.ExposureLedger.PhaseExposure;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricKind;
import java.time.Duration;
import java.util.List;

/** What a population brings to the phases of a plan, computed again: what the plan's evidence and exposure say must be that. */
public final class PlannedTraffic {
    private static final int HOURS_PER_DAY = 24;

    private final Traffic traffic;
    private final List<PhaseSpan> phases;

    /**
     * @param population who can be exposed
     * @param basis what evidence was computed with
     * @param phases the phases with their lengths, first to last
     */
    public PlannedTraffic(Population population, EvidenceBasis basis, List<PhaseSpan> phases) {
        this.traffic = Traffic.of(population, basis.growthExponent());
        this.phases = List.copyOf(phases);
    }

    /** Who has the change in each phase; what defects would cost is left out. */
    public List<PhaseExposure> exposure() {
        return new Ledger(traffic, phases).lines();
    }

    /** The exposed observations that are there at the end of a phase. */
    public long available(GateEvidence gate, MetricKind kind, int at) {
        Duration length = phases.get(at).length();
        Duration delay = gate.delay().orElse(Duration.ZERO);
        return length.compareTo(delay) > 0 ? (long) observations(gate, kind, at, length.minus(delay)) : 0;
    }

    /** The exposed observations of some time of a phase, whenever they are there. */
    public double observations(GateEvidence gate, MetricKind kind, int at, Duration length) {
        double full = kind == MetricKind.COUNT
                ? CountRate.perHour(gate.baseline()).orElse(0) * HOURS_PER_DAY * traffic.days(length)
                : traffic.observations(gate.exposureUnit(), length);
        return phases.get(at).group().fraction() * full;
    }

    /** How many times the variance of independent requests those of a phase have. */
    public double designEffect(Metric metric, int at) {
        return DesignEffect.of(metric, traffic, phases.get(at).length());
    }

    /** Number of the stretch of the rollout with which a phase begins. */
    public long firstStretch(int at) {
        return 1
                + phases.subList(0, at).stream().mapToLong(PhaseSpan::stretches).sum();
    }
}
