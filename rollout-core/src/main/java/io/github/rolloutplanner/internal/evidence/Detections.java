package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.evidence.TestDesign;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold.Relation;
import io.github.rolloutplanner.policy.EvidencePolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the gates of a plan are told from what they are compared with, phase by phase. */
final class Detections {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Traffic traffic;
    private final EvidencePolicy policy;
    private final Duration propagation;
    private final int tests;
    private final int phases;
    private final AcceptableLevel acceptable;
    private final MetricPowers powers;

    /**
     * @param guardrails the metrics whose breach rolls back, over which the significance level is split
     * @param phases the phases that users see, over which it is split too where each is looked at once
     * @param propagation how long after the start of a phase its users are exposed
     */
    Detections(Traffic traffic, EvidencePolicy policy, int guardrails, int phases, Duration propagation) {
        this.traffic = traffic;
        this.propagation = propagation;
        this.policy = policy;
        this.phases = policy.looks() == TestDesign.FIXED_HORIZON ? Math.max(1, phases) : 1;
        this.tests = Math.max(1, guardrails) * this.phases;
        this.acceptable = AcceptableLevel.of(policy);
        this.powers = new MetricPowers(policy.slowTail());
    }

    /** What the significance level is split over. */
    int tests() {
        return tests;
    }

    ExpectedSample supply(Metric metric, ExposedGroup group) {
        return new ExpectedSample(traffic, metric, group.fraction(), propagation.plus(metric.delay()));
    }

    /** A guardrail shares its level with the others, and with all days on which a regression may begin. */
    TestLevels levels(GateRole role, long firstStretch) {
        return switch (role) {
            case GUARDRAIL -> TestLevels.of(policy, tests, LevelShare.OF_COMPARISON, firstStretch);
            case SIGNAL, OBSERVE -> TestLevels.of(policy, phases, 1, 1);
            case SUCCESS -> TestLevels.ofSuccess(policy);
        };
    }

    /**
     * The phases before one, as a metric would be observed in them; of a signal, which is about one phase, none, nor of
     * requests summed up by user, which come as one running sum for each phase.
     */
    List<EarlierPhase> earlier(GateQuestion gate, List<PhaseSpan> phases) {
        List<EarlierPhase> earlier = new ArrayList<>();
        if (gate.isGuardrail() && gate.metric().exposureUnit() != ExposureUnit.REQUEST_BY_USER) {
            for (PhaseSpan phase : phases) {
                if (phase.stretches() > 0) {
                    earlier.add(earlier(gate, phase));
                }
            }
        }
        return earlier;
    }

    private EarlierPhase earlier(GateQuestion gate, PhaseSpan phase) {
        ComparedWith compared = compared(gate.metric(), gate.harm(), phase.group(), phase.length());
        double observations = supply(gate.metric(), phase.group()).during(phase.length());
        return new EarlierPhase(
                compared, observations / compared.designEffect() / phase.stretches(), phase.stretches());
    }

    MetricPower power(GateQuestion gate, ExposedGroup group, Duration length, TestLevels levels) {
        return gate.isSuccess()
                ? ofImprovement(gate.metric(), group, length, levels)
                : power(gate.metric(), gate.harm(), group, length, levels);
    }

    /** An incident makes nothing look better. */
    private MetricPower ofImprovement(Metric metric, ExposedGroup group, Duration length, TestLevels levels) {
        ComparedWith compared =
                others(metric, group).orElseGet(() -> ComparedWith.baseline(acceptable.improved(metric), 0));
        return powers.ofImprovement(
                metric, compared.withDesignEffect(DesignEffect.of(metric, traffic, length)), levels);
    }

    MetricPower power(Metric metric, Quantity gate, ExposedGroup group, Duration length, TestLevels levels) {
        return powers.of(metric, compared(metric, gate, group, length), levels);
    }

    private ComparedWith compared(Metric metric, Quantity gate, ExposedGroup group, Duration length) {
        Optional<ComparedWith> others = others(metric, group);
        ComparedWith compared = others.isPresent() ? others.get() : alone(metric, gate, supply(metric, group));
        return compared.withDesignEffect(DesignEffect.of(metric, traffic, length));
    }

    /** Events over time have no control group, and beside no events at all nothing is a multiple. */
    private static Optional<ComparedWith> others(Metric metric, ExposedGroup group) {
        return group.isRandom() && metric.kind() != MetricKind.COUNT && !AcceptableLevel.isFaultless(metric)
                ? group.others()
                : Optional.empty();
    }

    private ComparedWith alone(Metric metric, Quantity gate, ExpectedSample supply) {
        Duration length = policy.toleratedIncident();
        Optional<RateScale> rates = RateScale.of(metric, policy.slowTail());
        double hours = rates.isPresent()
                ? hours(new Incident(length), rates.get().rateAt(metric.baseline()))
                : new Incident(length).usualHours(length, metric.healthy() == Relation.BELOW, 0);
        return ComparedWith.baseline(acceptable.alone(metric, gate), hours * supply.during(HOUR));
    }

    /** What is counted of a rate is the rarer side: the bad, which become more, or the good, which become fewer. */
    private static double hours(Incident tolerated, double bad) {
        boolean countsBad = RateScale.countsBad(bad);
        return tolerated.usualHours(tolerated.length(), countsBad, countsBad ? bad : 1 - bad);
    }
}
