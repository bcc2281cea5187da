package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.internal.detection.EvidenceWealth;
import io.github.rolloutplanner.internal.detection.MetricModel;
import io.github.rolloutplanner.internal.detection.MetricStates;
import io.github.rolloutplanner.internal.rules.ReplanRows;
import io.github.rolloutplanner.internal.state.EvidenceAccount;
import io.github.rolloutplanner.internal.state.Lineage;
import io.github.rolloutplanner.internal.state.TransitionLog;
import io.github.rolloutplanner.internal.text.EvidenceRatio;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.observation.EvidenceFate;
import io.github.rolloutplanner.observation.EvidenceFate.Kind;
import io.github.rolloutplanner.observation.Replanning;
import io.github.rolloutplanner.observation.Transition;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.reason.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What planning again kept, in sentences.
 *
 * @param before the plan until then
 * @param plan the plan from then on
 * @param planned the metrics of that, as it would judge them from its start
 * @param metrics what was observed until then
 * @param log the way that the rollout went
 */
record ReplanReasons(
        RolloutPlan before,
        RolloutPlan plan,
        Map<String, MetricModel> planned,
        MetricStates metrics,
        TransitionLog log) {
    /** Of a lower percentage, no one reads the digits. */
    private static final double LEAST_SAID = 0.0001;

    List<Reason> of(Replanning done, Lineage lineage) {
        List<Reason> reasons = new ArrayList<>();
        reasons.add(live());
        soak(done.at()).ifPresent(reasons::add);
        reasons.addAll(approvals(done));
        reasons.addAll(evidence(done));
        reasons.addAll(new ReplanNeeds(this, lineage).of(done.evidence()));
        done.evidence().forEach(fate -> level(fate, done, lineage).ifPresent(reasons::add));
        done.evidence().forEach(fate -> detected(fate).ifPresent(reasons::add));
        done.evidence().stream()
                .filter(fate -> fate.riskier() && fate.kind() != Kind.NEW)
                .forEach(fate -> reasons.add(riskier(fate, done)));
        return reasons;
    }

    RolloutPhase phase() {
        return plan.phases().get(log.phase() - 1);
    }

    RolloutPhase phaseBefore() {
        return before.phases().get(log.phase() - 1);
    }

    private Reason live() {
        return ReplanRows.LIVE.reason(
                fact("phase", phase().label()),
                fact("audience", phase().targetGroup()),
                fact("number", log.phase()),
                fact("phases", plan.phases().size()));
    }

    private Optional<Reason> soak(Duration at) {
        Optional<Duration> now = length(plan);
        Optional<Duration> was = length(before);
        Duration served = at.minus(log.since());
        return now.map(soak -> (was.equals(now) ? ReplanRows.SAME_SOAK : ReplanRows.SOAK)
                .reason(
                        fact("phase", phase().label()),
                        fact("soak", soak),
                        fact("before", was.<Object>map(length -> length).orElse("an unknown time")),
                        fact("served", served)));
    }

    /** The last phase is watched for the bake. */
    private Optional<Duration> length(RolloutPlan of) {
        Optional<Duration> soak = of.phases().get(log.phase() - 1).soak();
        return log.phase() == of.phases().size()
                ? soak.or(() -> of.timeline().bake().length())
                : soak;
    }

    private List<Reason> approvals(Replanning done) {
        List<Reason> reasons = new ArrayList<>();
        List<Transition> given = log.approvals();
        long kept = given.stream()
                .filter(approval -> done.gateOf(approval, log.transitions().indexOf(approval)) > 0)
                .count();
        if (kept > 0) {
            reasons.add(ReplanRows.APPROVALS.reason(fact("count", kept)));
        }
        if (kept < given.size()) {
            reasons.add(ReplanRows.APPROVALS_ANEW.reason(fact("count", given.size() - kept)));
        }
        return reasons;
    }

    private static List<Reason> evidence(Replanning done) {
        List<Reason> reasons = new ArrayList<>();
        List<String> kept = done.evidence().stream()
                .filter(fate -> fate.kind() == Kind.KEPT)
                .map(EvidenceFate::metric)
                .toList();
        if (!kept.isEmpty()) {
            reasons.add(ReplanRows.KEPT.reason(fact("metrics", kept)));
        }
        done.evidence().forEach(fate -> another(fate, done.at()).ifPresent(reasons::add));
        return reasons;
    }

    private static Optional<Reason> another(EvidenceFate fate, Duration at) {
        return switch (fate.kind()) {
            case KEPT -> Optional.empty();
            case RESTARTED ->
                Optional.of(ReplanRows.RESTARTED.reason(
                        fact("metric", fate.metric()), fact("at", at), fact("causes", fate.causes())));
            case NEW -> Optional.of(ReplanRows.NEW.reason(fact("metric", fate.metric()), fact("at", at)));
            case DROPPED -> Optional.of(ReplanRows.DROPPED.reason(fact("metric", fate.metric())));
        };
    }

    private Optional<Reason> level(EvidenceFate fate, Replanning done, Lineage lineage) {
        return Optional.ofNullable(planned.get(fate.metric()))
                .filter(EvidenceWealth::isHeldBy)
                .flatMap(model -> lineage.account(model.name())
                        .map(EvidenceAccount::comparisonLevel)
                        .filter(level -> level < model.comparisonLevel())
                        .map(level -> level(model, level, done)));
    }

    private static Reason level(MetricModel planned, double level, Replanning done) {
        List<Fact> facts = new ArrayList<>(List.of(
                fact("metric", planned.name()),
                fact("level", percent(level)),
                fact("planned", percent(planned.comparisonLevel()))));
        if (level >= EvidenceTransfer.HARDLY_ANY * planned.comparisonLevel()) {
            return ReplanRows.LEVEL.reason(facts.toArray(Fact[]::new));
        }
        facts.add(fact("by", done.by()));
        facts.add(fact("why", done.why()));
        return ReplanRows.LEVEL_LOW.reason(facts.toArray(Fact[]::new));
    }

    static String percent(double level) {
        double percentage = level * 100;
        return percentage < LEAST_SAID
                ? "less than " + Wording.of(LEAST_SAID) + "%"
                : Wording.rounded(percentage) + "%";
    }

    private Optional<Reason> detected(EvidenceFate fate) {
        return metrics.models().containsKey(fate.metric())
                ? metrics.of(fate.metric())
                        .breach()
                        .map(found ->
                                ReplanRows.DETECTED.reason(fact("metric", fate.metric()), fact("detected", found.at())))
                : Optional.empty();
    }

    private static Reason riskier(EvidenceFate fate, Replanning done) {
        return ReplanRows.RISKIER.reason(
                fact("metric", fate.metric()),
                fact(
                        "evidence",
                        fate.evidence() > 0 ? Optional.of(new EvidenceRatio(fate.evidence())) : Optional.empty()),
                fact("by", done.by()),
                fact("why", done.why()));
    }
}
