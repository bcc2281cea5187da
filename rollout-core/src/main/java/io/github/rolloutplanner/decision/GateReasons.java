package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.internal.rules.DecisionRows;
import io.github.rolloutplanner.internal.text.EvidenceRatio;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.observation.GroupTotals;
import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What follows from the status of a gate. */
final class GateReasons {
    private GateReasons() {}

    /** Why a gate lets its phase be promoted. */
    static Reason safe(GateStatus gate) {
        return switch (gate.state()) {
            case NOT_WORSE -> notWorse(gate).reason(metric(gate), threshold(gate), shown(gate), before(gate));
            case POWERED -> powered(gate);
            // The gate itself says nothing good, but it was told to go on, or other gates of the phase are enough.
            default -> DecisionRows.TOLD.reason(metric(gate), shown(gate), state(gate), failure(gate));
        };
    }

    /** A step from the control group says nothing of where the metric stands. */
    private static Rule notWorse(GateStatus gate) {
        if (gate.before().isPresent()) {
            return DecisionRows.NOT_WORSE_BESIDE_OTHERS;
        }
        boolean isCompared =
                gate.gate().comparison().filter(Comparison.CONTROL::equals).isPresent()
                        && gate.control().isPresent();
        return isCompared ? DecisionRows.NOT_WORSE_BESIDE_CONTROL : DecisionRows.NOT_WORSE;
    }

    private static Reason powered(GateStatus gate) {
        if (areReadings(gate)) {
            return DecisionRows.READINGS.reason(metric(gate), threshold(gate), needed(gate), shown(gate));
        }
        return gate.needed().isEmpty()
                ? DecisionRows.COUNTED_LESS.reason(metric(gate), threshold(gate), shown(gate))
                : of(DecisionRows.POWERED, gate, sample(gate), needed(gate), threshold(gate));
    }

    /** Why a person has to decide on a breach. */
    static Reason breach(GateStatus gate) {
        return areReadings(gate)
                ? DecisionRows.BREACH_OF_READINGS.reason(metric(gate), threshold(gate), needed(gate), shown(gate))
                : of(DecisionRows.BREACH, gate);
    }

    /** Readings are no evidence at any level. */
    private static boolean areReadings(GateStatus gate) {
        return gate.kind() == MetricKind.SATURATION && gate.needed().isPresent();
    }

    static Reason unseen(GateStatus gate) {
        return DecisionRows.UNSEEN.reason(metric(gate));
    }

    /** Why more of a gate is waited for. */
    static Reason missing(Wait.ForSample wait) {
        GateStatus gate = wait.gate();
        Fact until = fact("until", wait.callsPerson() ? Optional.empty() : wait.until());
        Fact overdue = fact("overdue", Optional.of(wait.look().elapsed()).filter(elapsed -> wait.callsPerson()));
        Fact phase = fact("phase", wait.look().phase().name());
        if (areReadings(gate)) {
            return DecisionRows.FEW_READINGS.reason(
                    metric(gate), sample(gate), needed(gate), shown(gate), until, overdue, phase);
        }
        return gate.needed().isPresent() && gate.sample() < gate.needed().getAsLong()
                ? of(DecisionRows.SAMPLE, gate, sample(gate), needed(gate), threshold(gate), until, overdue, phase)
                : of(DecisionRows.NOT_SHOWN, gate, threshold(gate), until, overdue, phase);
    }

    /** Why data of a gate are waited for. */
    static Reason silent(Wait.ForData wait) {
        GateStatus gate = wait.gate();
        Optional<String> phase = gate.dataUntil().isPresent()
                ? Optional.empty()
                : Optional.of(wait.look().phase().name());
        Duration due = gate.dataDue();
        boolean isOverdue = gate.dataDue().compareTo(wait.look().at()) <= 0;
        boolean isAlone = !gate.treated().isEmpty()
                && gate.control().filter(GroupTotals::isEmpty).isPresent();
        Rule silent = isAlone ? DecisionRows.CONTROL_DATA : DecisionRows.DATA;
        Rule rule = gate.failure().isPresent() ? DecisionRows.SOURCE : silent;
        return rule.reason(
                metric(gate),
                failure(gate),
                fact("dataUntil", gate.dataUntil()),
                fact("phase", phase),
                fact("due", Optional.of(due).filter(time -> isOverdue)),
                fact("next", Optional.of(due).filter(time -> !isOverdue)),
                fact("grace", Optional.of(gate.handling().grace()).filter(grace -> wait.callsPerson())));
    }

    /** Why a gate rolls back that does not know enough. */
    static Reason unknown(Cause.Unknown cause) {
        GateStatus gate = cause.gate();
        return DecisionRows.UNKNOWN.reason(
                metric(gate),
                fact("elapsed", cause.look().elapsed()),
                fact("phase", cause.look().phase().name()),
                shown(gate),
                state(gate),
                failure(gate));
    }

    /** What a rule says of a gate and its evidence. */
    static Reason of(Rule rule, GateStatus gate, Fact... more) {
        List<Fact> facts = new ArrayList<>(List.of(metric(gate), shown(gate), before(gate)));
        // Where success is asked for, evidence of a regression is not the question.
        if (gate.gate().role() != GateRole.SUCCESS && gate.kind() != MetricKind.SATURATION) {
            facts.add(fact("evidence", new EvidenceRatio(gate.evidence())));
            facts.add(fact("evidenceNeeded", new EvidenceRatio(gate.evidenceNeeded())));
        }
        facts.addAll(List.of(more));
        return rule.reason(facts.toArray(Fact[]::new));
    }

    private static Fact metric(GateStatus gate) {
        return fact("metric", gate.name());
    }

    private static Fact shown(GateStatus gate) {
        return fact("shown", new Shown(gate.treated(), gate.control(), gate.kind()));
    }

    private static Fact before(GateStatus gate) {
        return fact("before", gate.before().map(before -> Shown.of(before, gate.kind())));
    }

    private static Fact state(GateStatus gate) {
        return fact("state", gate.state());
    }

    private static Fact failure(GateStatus gate) {
        return fact("failure", gate.failure());
    }

    private static Fact sample(GateStatus gate) {
        return fact("sample", gate.sample());
    }

    private static Fact needed(GateStatus gate) {
        return fact("needed", gate.needed().orElseThrow());
    }

    private static Fact threshold(GateStatus gate) {
        return fact(
                "threshold",
                gate.gate()
                        .condition()
                        .measured()
                        .map(Condition.OnMetric::threshold)
                        .<Object>map(threshold -> threshold.level())
                        .orElse("its threshold"));
    }
}
