package io.github.rolloutplanner.internal.planning;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.MetricInRole;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.internal.rules.SuccessRows;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.policy.LimitPolicy;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.Rule;
import io.github.rolloutplanner.strategy.Audience;
import io.github.rolloutplanner.strategy.PhaseOutline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What must be shown at the end: success metrics better than their baselines, nothing worse than its tightest gate. */
public final class SuccessSection {
    private final Facts facts;

    public SuccessSection(Facts facts) {
        this.facts = facts;
    }

    public List<Gate> criteria() {
        List<Gate> criteria = new ArrayList<>();
        for (MetricInRole measure : facts.change().measures()) {
            criteria.add(criterion(measure));
        }
        criteria.addAll(noRollback());
        return criteria;
    }

    private Gate criterion(MetricInRole measure) {
        Metric metric = measure.metric();
        return facts.readOut().isPresent() && isTested(metric) ? facts.readOut().get() : ofMetric(measure);
    }

    private boolean isTested(Metric metric) {
        return facts.experiment().isPresent()
                && facts.experiment().get().metrics().get(0).equals(metric.name());
    }

    private Gate ofMetric(MetricInRole measure) {
        return measure.isSuccess() ? better(measure.metric()) : notWorse(measure.metric());
    }

    Gate readOut(Experiment test) {
        return facts.readOut().orElseGet(() -> readOut(test, facts.change()));
    }

    /** A test is read against its control group and at its confidence, not against what was once the baseline. */
    static Gate readOut(Experiment test, Change change) {
        boolean areSeveral = !test.furtherTreatments().isEmpty();
        Rule rule = areSeveral ? SuccessRows.EXPERIMENT_OF_SEVERAL : SuccessRows.EXPERIMENT;
        Reason reason = rule.reason(
                areSeveral
                        ? fact("treatments", test.treatments())
                        : fact("treatment", ExperimentSection.described(test.treatment())),
                fact("control", ExperimentSection.described(test.control())),
                fact("metric", test.metrics().get(0)),
                fact("confidence", Percentage.ofFraction(test.confidence())),
                fact("size", test.sampleSizePerGroup().stream().boxed().findFirst()),
                fact("hypothesis", test.hypothesis()));
        return approval(change.approver(), rule, reason);
    }

    /** What the bake cannot show is written down, and holds nothing up. */
    private Gate better(Metric metric) {
        Comparison comparison = comparison(metric);
        Quantity from = new GateLevels(facts.policy()).improvedFrom(metric, comparison);
        Optional<GateEvidence> evidence = facts.proof().success(metric.name());
        boolean isUnderpowered = evidence.isPresent() && evidence.get().verdict() == Verdict.UNDERPOWERED;
        return Gate.builder()
                .condition(new Condition.OnMetric(metric.name(), new Threshold(metric.healthy(), from)))
                .role(isUnderpowered ? GateRole.OBSERVE : GateRole.SUCCESS)
                .comparison(comparison == Comparison.CONTROL ? Optional.of(comparison) : Optional.empty())
                .minimumSample(evidence.isPresent() ? evidence.get().needed() : OptionalLong.empty())
                .addReasons(better(metric, from))
                .addAllReasons(evidence.isPresent() ? evidence.get().reasons() : List.of())
                .build();
    }

    private static Reason better(Metric metric, Quantity from) {
        boolean isAlone = !from.equals(metric.baseline());
        return (isAlone ? SuccessRows.BETTER_ALONE : SuccessRows.BETTER)
                .reason(
                        fact("metric", metric.name()),
                        fact("baseline", metric.baseline()),
                        fact("usual", isAlone ? Optional.of(from) : Optional.empty()));
    }

    private Gate notWorse(Metric metric) {
        LimitPolicy limits = facts.policy().limits();
        GateLevels levels = new GateLevels(facts.policy());
        double margin = levels.successMargin(metric);
        Comparison comparison = comparison(metric);
        Rule rule = comparison == Comparison.CONTROL ? SuccessRows.NOT_WORSE_BESIDE_HOLDBACK : SuccessRows.NOT_WORSE;
        return beside(
                comparison,
                gate(
                        new Condition.OnMetric(metric.name(), levels.at(metric, margin, comparison)),
                        rule.reason(
                                fact("metric", metric.name()),
                                fact("margin", Percentage.ofFraction(margin)),
                                fact("usual", levels.usual(metric, comparison)),
                                fact("limit", limits.limitOf(metric).level()))));
    }

    private static Gate beside(Comparison comparison, Gate gate) {
        return comparison == Comparison.CONTROL ? gate.withComparison(comparison) : gate;
    }

    /** The bake has a control group where the policy holds users back. */
    private Comparison comparison(Metric metric) {
        PhaseOutline last = facts.outlines().get(facts.outlines().size() - 1);
        boolean isRandom = last.audience() instanceof Audience.RandomPercentage;
        return GateLevels.comparison(metric, isRandom, last.step().percentage());
    }

    private List<Gate> noRollback() {
        Reason reason =
                SuccessRows.NO_ROLLBACK.reason(fact("phases", facts.outlines().size()), fact("bake", facts.bake()));
        Condition.Approval asked =
                new Condition.Approval(facts.change().approver(), SuccessRows.NO_ROLLBACK.text(reason));
        return facts.signers().each(gate(asked, reason), asked);
    }

    private static Gate approval(Optional<String> approver, Rule rule, Reason reason) {
        return gate(new Condition.Approval(approver, rule.text(reason)), reason);
    }

    private static Gate gate(Condition condition, Reason reason) {
        return Gate.of(condition, GateRole.SUCCESS, reason);
    }
}
