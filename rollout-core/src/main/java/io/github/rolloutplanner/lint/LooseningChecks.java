package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.internal.rules.LintLimitRows;
import io.github.rolloutplanner.lint.MetricLimits.ScaledLimit;
import io.github.rolloutplanner.metric.Level;
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
                .map(of -> new Ladder(metric, of))
                .toList();
    }

    private static boolean areOfDifferentPhases(List<Rung> rungs) {
        return rungs.stream().map(rung -> rung.gate.phase().path()).distinct().count() == rungs.size();
    }

    /**
     * The gates of a metric that can be compared, in the order of their phases.
     *
     * @param metric what the plan says of the metric
     * @param rungs one for each phase that has such a gate
     */
    record Ladder(MetricLimits metric, List<Rung> rungs) {

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

        /** The gates, with the limit of the one before where theirs is looser. */
        List<Rung> tightened() {
            List<Rung> tightened = new ArrayList<>();
            Rung before = rungs.get(0);
            for (Rung rung : rungs) {
                before = new Step(before, rung).isLooser() ? rung.withLimitOf(before) : rung;
                tightened.add(before);
            }
            return tightened;
        }

        /** Whether tighter limits leave the room that a gate needs, and no more of it between the gates and a rollback. */
        boolean canTighten() {
            return tightened().stream().allMatch(rung -> rungs.contains(rung) || rung.hasRoom())
                    && TriggerChecks.areNear(metric, rungs.get(0).limit);
        }

        /** The limits that stand there, from the loosest to the tightest. */
        private List<Rung> sorted() {
            List<ScaledLimit> limits = rungs.stream()
                    .map(Rung::limit)
                    .sorted(Comparator.comparing(ScaledLimit::badness).reversed())
                    .toList();
            List<Rung> sorted = new ArrayList<>();
            for (int at = 0; at < limits.size(); at++) {
                sorted.add(new Rung(rungs.get(at).gate, limits.get(at)));
            }
            return sorted;
        }

        /** The limits that are advised, each with the phase that it belongs to. */
        List<String> advised() {
            return (canTighten() ? tightened() : sorted())
                    .stream().map(Rung::named).toList();
        }
    }

    /**
     * A gate of a metric.
     *
     * @param gate the gate
     * @param limit what it keeps, or is to keep, and where that lies
     */
    record Rung(MeasuredGate gate, ScaledLimit limit) {

        RolloutPhase phase() {
            return gate.phase().value();
        }

        Percentage percentage() {
            return phase().percentage();
        }

        Rung withLimitOf(Rung other) {
            return new Rung(gate, other.limit);
        }

        Level level() {
            return limit.limit().kept().level();
        }

        String named() {
            Reason item = LintLimitRows.LIMIT_OF_PHASE.reason(fact("level", level()), fact("phase", phase().name()));
            return LintLimitRows.LIMIT_OF_PHASE.text(item);
        }

        boolean isAtAll() {
            return percentage().equals(Percentage.ONE_HUNDRED);
        }

        /** At 100% nothing shows what the metric would be without the change, so a gate leaves room for its baseline. */
        private boolean hasRoom() {
            ScaledLevel point = limit.point();
            return !isAtAll()
                    || gate.limits()
                            .scale()
                            .baselineFor(point)
                            .filter(today ->
                                    point.beyond(today, limit.limit().healthy()) < Math.abs(TYPED * today.value()))
                            .isEmpty();
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

        /** Whether it is looser by no more than the room for its baseline. */
        private boolean isForLackOfControl() {
            ScaledLevel level = after.limit.point();
            double loosened =
                    level.beyond(before.limit.point(), after.limit.limit().healthy());
            return after.isAtAll()
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
                    ladder.canTighten() ? LintLimitRows.LOOSEN : LintLimitRows.LOOSEN_REORDER,
                    fact("metric", ladder.metric().metric()),
                    fact("before", before.level()),
                    fact("earlier", before.phase().name()),
                    fact("from", before.percentage()),
                    fact("after", after.level()),
                    fact("phase", after.phase().name()),
                    fact("to", after.percentage()),
                    fact("order", ladder.advised()));
        }
    }
}
