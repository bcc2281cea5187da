package io.github.rolloutplanner.internal.evidence;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.evidence.EvidenceBasis;
import io.github.rolloutplanner.evidence.ExposureLedger;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.policy.EvidencePolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells whether the gates of phases are powered to detect what they guard against, and extends phases where that
 * helps.
 *
 * <p>It remembers what it computed, so it is made anew for each plan, and used by one thread.
 *
 * @since 0.1.0
 */
public final class PowerAnalysis {
    private final Traffic traffic;
    private final EvidencePolicy policy;
    private final Detections detections;

    /**
     * The analysis of one change.
     *
     * @param population who can be exposed
     * @param policy error levels and longest lengths
     * @param guardrails the metrics whose breach rolls back, over which the significance level is split
     * @param phases the phases that users see, over which it is split too where each is looked at once
     */
    public PowerAnalysis(Population population, EvidencePolicy policy, int guardrails, int phases) {
        this(population, policy, guardrails, phases, Duration.ZERO);
    }

    /**
     * The analysis of a change that takes some time to reach its users.
     *
     * @param population who can be exposed
     * @param policy error levels and longest lengths
     * @param guardrails the metrics whose breach rolls back, over which the significance level is split
     * @param phases the phases that users see, over which it is split too where each is looked at once
     * @param propagation how long after the start of a phase its users are exposed
     */
    public PowerAnalysis(
            Population population, EvidencePolicy policy, int guardrails, int phases, Duration propagation) {
        this.traffic = Traffic.of(population, policy);
        this.policy = requireNonNull(policy, "policy");
        this.detections = new Detections(traffic, policy, guardrails, phases, propagation);
    }

    /**
     * The length of a phase, and whether its gates are powered in it.
     *
     * @param phase the phase as the strategy wants it
     * @return the phase as it shall be
     */
    public PhasePowerAnalysis prove(PhaseQuestion phase) {
        Duration soak = phase.soak();
        List<GatePowerAnalysis> gates = gates(phase, soak);
        // A longer phase has more requests of each user, which depend on each other, and so may need to be longer
        // still, up to the longest.
        while (soak.compareTo(longest(gates, phase)) < 0) {
            soak = longest(gates, phase);
            gates = gates(phase, soak);
        }
        List<GateEvidence> evidence = new ArrayList<>();
        List<GateEvidence> successes = new ArrayList<>();
        for (GatePowerAnalysis gate : gates) {
            (gate.isSuccess() ? successes : evidence).add(gate.evidence(phase, soak));
        }
        return new PhasePowerAnalysis(soak, evidence, successes);
    }

    private List<GatePowerAnalysis> gates(PhaseQuestion phase, Duration soak) {
        List<GatePowerAnalysis> gates = new ArrayList<>();
        for (GateQuestion question : phase.gates()) {
            gates.add(proof(question, phase, soak));
        }
        return gates;
    }

    private static Duration longest(List<GatePowerAnalysis> gates, PhaseQuestion phase) {
        Duration longest = phase.soak();
        for (GatePowerAnalysis gate : gates) {
            longest = longer(longest, gate.soak(phase));
        }
        return longest;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private GatePowerAnalysis proof(GateQuestion gate, PhaseQuestion phase, Duration soak) {
        TestLevels levels = detections.levels(gate.role(), phase.firstStretch());
        return new GatePowerAnalysis(
                gate,
                power(gate, phase, soak, levels.after(detections.earlier(gate, phase.earlier()))),
                power(gate, phase, soak, levels),
                detections.supply(gate.metric(), phase.group()),
                levels,
                phase.longest().length());
    }

    private MetricPower power(GateQuestion gate, PhaseQuestion phase, Duration soak, TestLevels levels) {
        return detections.power(gate, phase.group(), soak, levels);
    }

    /**
     * Who has the change when, and what the policy's defects would cost.
     *
     * @param phases the phases with their planned lengths, first to last
     * @param metrics the metrics that the defects make worse; those that are no rate are left out
     * @param noticing from enough observations until the on-call knows
     * @param rollback until the change is back
     * @return the ledger
     */
    public ExposureLedger ledger(List<PhaseSpan> phases, List<Metric> metrics, Duration noticing, Duration rollback) {
        Defects defects = new Defects(traffic, policy, detections, metrics, noticing, rollback);
        return new ExposureLedger(basis(noticing), new Ledger(traffic, phases, defects).lines());
    }

    private EvidenceBasis basis(Duration noticing) {
        return basis(policy, detections.tests(), noticing);
    }

    /**
     * What evidence is computed with by a policy.
     *
     * @param policy the policy
     * @param tests what the significance level is split over
     * @param noticing from enough observations until the on-call knows
     * @return the basis
     */
    public static EvidenceBasis basis(EvidencePolicy policy, int tests, Duration noticing) {
        return new EvidenceBasis(
                policy.significanceLevel(),
                tests,
                policy.looks(),
                policy.power(),
                policy.growthExponent(),
                policy.slowTail(),
                policy.rareEvents(),
                policy.baselineUncertainty(),
                policy.toleratedIncident(),
                policy.negligiblePart(),
                noticing);
    }
}
