package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.internal.detection.MetricModel;
import io.github.rolloutplanner.internal.rules.ReplanRows;
import io.github.rolloutplanner.internal.state.EvidenceAccount;
import io.github.rolloutplanner.internal.state.Lineage;
import io.github.rolloutplanner.internal.text.EvidenceRatio;
import io.github.rolloutplanner.observation.EvidenceFate;
import io.github.rolloutplanner.observation.EvidenceFate.Kind;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.reason.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What evidence that goes on has to reach in the new plan, and the sample that its gate needs in the phase that is live, where that is
 * not what it was.
 *
 * @param replanned what was planned again
 * @param lineage the levels at which metrics are judged from here on
 */
record ReplanNeeds(ReplanReasons replanned, Lineage lineage) {

    /** A level that was replaced by another one, which is seen where its digits are others. */
    private record Change(double before, double after) {
        boolean isSeen() {
            return !ReplanReasons.percent(before).equals(ReplanReasons.percent(after));
        }

        Reason reason(List<String> metrics) {
            return ReplanRows.LEVEL_CHANGED.reason(
                    fact("metrics", metrics),
                    fact("needed", needed(after)),
                    fact("neededBefore", needed(before)),
                    fact("level", ReplanReasons.percent(after)),
                    fact("before", ReplanReasons.percent(before)));
        }

        private static EvidenceRatio needed(double level) {
            return new EvidenceRatio(-Math.log(level));
        }
    }

    List<Reason> of(List<EvidenceFate> fates) {
        List<String> kept = fates.stream()
                .filter(fate -> fate.kind() == Kind.KEPT)
                .map(EvidenceFate::metric)
                .toList();
        List<Reason> reasons = new ArrayList<>();
        levels(kept).forEach((change, metrics) -> reasons.add(change.reason(metrics)));
        reasons.addAll(samples(kept));
        return reasons;
    }

    /** Metrics mostly share the level, so that one sentence says it of all of them. */
    private Map<Change, List<String>> levels(List<String> kept) {
        Map<Change, List<String>> levels = new LinkedHashMap<>();
        for (String metric : kept) {
            change(metric)
                    .filter(Change::isSeen)
                    .ifPresent(change -> levels.computeIfAbsent(change, key -> new ArrayList<>())
                            .add(metric));
        }
        return levels;
    }

    private Optional<Change> change(String metric) {
        Optional<MetricModel> before =
                Optional.ofNullable(replanned.metrics().models().get(metric));
        return before.filter(was -> was.judge().isPresent() && !was.areReadings())
                .flatMap(was -> level(metric).map(after -> new Change(was.comparisonLevel(), after)));
    }

    /** That of the plan alone, or what is left of it. */
    private Optional<Double> level(String metric) {
        return lineage.account(metric)
                .map(EvidenceAccount::comparisonLevel)
                .or(() -> Optional.ofNullable(replanned.planned().get(metric)).map(MetricModel::comparisonLevel));
    }

    private List<Reason> samples(List<String> kept) {
        RolloutPhase is = replanned.phase();
        RolloutPhase was = replanned.phaseBefore();
        List<Reason> reasons = new ArrayList<>();
        for (String metric : metrics(kept)) {
            OptionalLong needed = needed(metric, is);
            OptionalLong before = needed(metric, was);
            if (needed.isPresent() && before.isPresent() && !needed.equals(before)) {
                reasons.add(ReplanRows.SAMPLE.reason(
                        fact("metric", metric),
                        fact("needed", needed.getAsLong()),
                        fact("phase", is.label()),
                        fact("before", before.getAsLong())));
            }
        }
        return reasons;
    }

    /** Treatments of one metric have one sample. */
    private Set<String> metrics(List<String> kept) {
        Set<String> metrics = new LinkedHashSet<>();
        kept.forEach(metric -> Optional.ofNullable(replanned.planned().get(metric))
                .map(MetricModel::metric)
                .ifPresent(metrics::add));
        return metrics;
    }

    private static OptionalLong needed(String metric, RolloutPhase phase) {
        return phase.evidence().stream()
                .filter(gate -> gate.metric().equals(metric))
                .map(GateEvidence::needed)
                .findFirst()
                .orElse(OptionalLong.empty());
    }
}
