package io.github.rolloutplanner.internal.planning;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.MetricInRole;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.reason.Reason;
import java.util.ArrayList;
import java.util.List;

/** What must be shown at the end: nothing worse than the tightest gate, what was hoped for better than today. */
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
        criteria.add(noRollback());
        return criteria;
    }

    private Gate criterion(MetricInRole measure) {
        Metric metric = measure.metric();
        return facts.readOut().filter(readOut -> isReadOut(metric)).orElseGet(() -> ofMetric(metric, measure.role()));
    }

    private boolean isReadOut(Metric metric) {
        return facts.experiment()
                .filter(test -> test.metrics().get(0).equals(metric.name()))
                .isPresent();
    }

    private Gate ofMetric(Metric metric, GateRole role) {
        return role == GateRole.SUCCESS ? better(metric) : notWorse(metric);
    }

    Gate readOut(Experiment test) {
        return facts.readOut().orElseGet(() -> readOut(test, facts.change()));
    }

    /** A test is read against its control group and at its confidence, not against what was once the baseline. */
    static Gate readOut(Experiment test, Change change) {
        String size = test.sampleSizePerGroup().isPresent()
                ? ", with the groups as large as planned ("
                        + Wording.of(test.sampleSizePerGroup().getAsLong()) + ")"
                : "";
        return gate(
                new Condition.Approval(
                        change.owner().orElse(Condition.Approval.ROLLOUT_OWNER),
                        "'" + test.treatment() + "' is better than '" + test.control() + "' in "
                                + test.metrics().get(0) + " at " + Percentage.ofFraction(test.confidence())
                                + " confidence" + size),
                Reason.rule("success.experiment")
                        .fact("confidence", test.confidence())
                        .says("The experiment asks: " + test.hypothesis() + "."));
    }

    private Gate better(Metric metric) {
        Threshold today = new Threshold(metric.healthy(), metric.baseline());
        return gate(
                new Condition.OnMetric(metric.name(), today),
                Reason.rule("success.better")
                        .fact("baseline", metric.baseline())
                        .says(metric.name() + " is what " + facts.name() + " is for, and shows " + metric.baseline()
                                + " today."));
    }

    private Gate notWorse(Metric metric) {
        double part = facts.policy().limits().gateMarginAtFullPercentage();
        Threshold threshold = facts.policy().limits().at(metric, part);
        return gate(
                new Condition.OnMetric(metric.name(), threshold),
                Reason.rule("success.not-worse")
                        .fact("part", part)
                        .says("With everybody exposed, " + metric.name() + " may use " + Percentage.ofFraction(part)
                                + " of its way from " + metric.baseline() + " to its limit."));
    }

    private Gate noRollback() {
        int phases = facts.outlines().size();
        String matter = "no rollback of " + facts.name() + " in " + Wording.count(phases, "phase") + " and "
                + Wording.of(facts.bake()) + " of watching after full rollout";
        return gate(
                new Condition.Approval(facts.ownerFirst(), matter),
                Reason.rule("success.no-rollback")
                        .fact("bake", Wording.of(facts.bake()))
                        .says(facts.proof().bakeReason()));
    }

    private static Gate gate(Condition condition, Reason reason) {
        return Gate.of(condition, GateRole.SUCCESS, reason);
    }
}
