package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.internal.rules.LintLimitRows;
import io.github.rolloutplanner.lint.MetricLimits.ScaledLimit;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.policy.EvidencePolicy;
import io.github.rolloutplanner.reason.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether the gates of a metric tolerate no more of it the more users are exposed. */
final class LooseningChecks {

    /** How far a baseline that was typed may be off, as a part of it. */
    private static final double TYPED =
            EvidencePolicy.standard().baselineUncertainty().fraction();

    private LooseningChecks() {}

    static void loosening(LintedPlan plan, Report report) {
        ladders(plan).forEach(ladder -> ladder.firstLooser().ifPresent(step -> step.report(ladder, report)));
    }

    /** The gates of each metric and scale, phase by phase, where each phase has one of them. */
    static List<Ladder> ladders(LintedPlan plan) {
        Map<MetricLimits, List<MeasuredGate>> gates = plan.gates().stream()
                .filter(gate -> !gate.isObserver())
                .collect(Collectors.groupingBy(MeasuredGate::limits, LinkedHashMap::new, Collectors.toList()));
        List<Ladder> ladders = new ArrayList<>();
        gates.forEach((metric, of) -> {
            if (!metric.isResource()) {
                ladders.addAll(ladders(metric, of));
            }
        });
        return ladders;
    }

    private static List<Ladder> ladders(MetricLimits metric, List<MeasuredGate> gates) {
        Map<String, ScaledLimit> byPath = metric.scaled(Set.of(Limit.Kind.GATE)).stream()
                .filter(limit -> metric.baselineBreaching(limit).isEmpty())
                .collect(Collectors.toMap(limit -> limit.limit().path(), limit -> limit, (first, later) -> first));
        Map<List<Object>, List<Rung>> rungs = gates.stream()
                .flatMap(gate ->
                        Optional.ofNullable(byPath.get(gate.path())).map(limit -> new Rung(gate, limit)).stream())
                .collect(Collectors.groupingBy(Rung::family, LinkedHashMap::new, Collectors.toList()));
        return rungs.values().stream()
                .filter(LooseningChecks::areOfDifferentPhases)
                .map(of -> new Ladder(metric.metric(), of))
                .toList();
    }

    private static boolean areOfDifferentPhases(List<Rung> rungs) {
        return rungs.stream().map(rung -> rung.gate.phase().path()).distinct().count() == rungs.size();
    }

    /**
     * The gates of a metric that can be compared, in the order of their phases.
     *
     * @param metric the name of the metric
     * @param rungs one for each phase that has such a gate
     */
    record Ladder(String metric, List<Rung> rungs) {

        /** The first gate that is looser than the one before it, at a larger percentage, and that one. */
        Optional<Step> firstLooser() {
            for (int at = 1; at < rungs.size(); at++) {
                Step step = new Step(rungs.get(at - 1), rungs.get(at));
                if (step.isLooser()) {
                    return Optional.of(step);
                }
            }
            return Optional.empty();
        }

        /** The same limits, from the loosest to the tightest. */
        List<Rung> sorted() {
            return rungs.stream()
                    .sorted(Comparator.comparing((Rung rung) -> rung.limit.badness())
                            .reversed())
                    .toList();
        }

        /** The limits in the order that tightens, each with the phase that it belongs to. */
        List<String> order() {
            List<Rung> sorted = sorted();
            List<String> order = new ArrayList<>();
            for (int at = 0; at < sorted.size(); at++) {
                Reason item = LintLimitRows.LIMIT_OF_PHASE.reason(
                        fact("level", sorted.get(at).gate.kept().level()),
                        fact("phase", rungs.get(at).phase().name()));
                order.add(LintLimitRows.LIMIT_OF_PHASE.text(item));
            }
            return order;
        }
    }

    /**
     * A gate of a metric.
     *
     * @param gate the gate
     * @param limit where its limit lies
     */
    record Rung(MeasuredGate gate, ScaledLimit limit) {

        RolloutPhase phase() {
            return gate.phase().value();
        }

        Percentage percentage() {
            return phase().percentage();
        }

        List<Object> family() {
            return List.of(
                    limit.limit().healthy(), limit.point().scale(), gate.gate().comparison());
        }
    }

    /** Two gates, one after the other. */
    record Step(Rung before, Rung after) {

        boolean isLooser() {
            return after.percentage().compareTo(before.percentage()) > 0
                    && after.limit.isLooserThan(before.limit)
                    && !isForLackOfControl();
        }

        /** At 100% nothing shows what the metric would be without the change, so a gate leaves room for its baseline. */
        private boolean isForLackOfControl() {
            ScaledLevel level = after.limit.point();
            double loosened =
                    level.beyond(before.limit.point(), after.limit.limit().healthy());
            return after.percentage().equals(Percentage.ONE_HUNDRED)
                    && after.gate
                            .limits()
                            .scale()
                            .baselineFor(level)
                            .filter(today -> loosened <= TYPED * today.value())
                            .isPresent();
        }

        void report(Ladder ladder, Report report) {
            report.add(
                    after.gate.path(),
                    LintLimitRows.LOOSEN,
                    fact("metric", ladder.metric()),
                    fact("before", before.gate.kept().level()),
                    fact("earlier", before.phase().name()),
                    fact("from", before.percentage()),
                    fact("after", after.gate.kept().level()),
                    fact("phase", after.phase().name()),
                    fact("to", after.percentage()),
                    fact("order", ladder.order()));
        }
    }
}
