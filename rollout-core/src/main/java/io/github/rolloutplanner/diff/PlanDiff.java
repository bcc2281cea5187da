package io.github.rolloutplanner.diff;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.Comparator;
import java.util.List;

/**
 * What changed from one plan to another, in meaning: who has the change when, what would stop it, and how fast it is gone.
 *
 * <p>Texts are not compared: a reason or a recommendation that says the same in other words is no change. Which criteria in words came
 * and went is said; what they ask for cannot be told, so that neither is safer where some came and others went. Names that differ are
 * said, and decide nothing: phases are the same step where they expose the same percentage of the same audience, and metrics are the
 * same whatever their capitals.
 *
 * <p>Where one of the plans was read from the JSON contract and the other says more, what the contract has no place for is not known there,
 * and neither safer nor riskier.
 *
 * @param changes what changed, in the order in which a plan says it
 * @param exposure the times of the rollout in which the plans expose different percentages, first to last
 * @since 0.1.0
 */
public record PlanDiff(List<PlanChange> changes, List<ExposureDifference> exposure) {

    public PlanDiff {
        changes = Elements.listOf(changes, "changes");
        exposure = Elements.listOf(exposure, "exposure");
    }

    /**
     * Compares two plans.
     *
     * @param before the earlier plan
     * @param after the later one
     * @return what the later plan says otherwise
     */
    public static PlanDiff between(RolloutPlan before, RolloutPlan after) {
        requireNonNull(before, "before");
        requireNonNull(after, "after");
        Found found = new Found(Silence.of(before, after));
        compare(before, after, found);
        return new PlanDiff(found.changes(), ExposureCurve.differences(before, after));
    }

    private static void compare(RolloutPlan before, RolloutPlan after, Found found) {
        GateAtom.Metrics metricsBefore = new GateAtom.Metrics(before);
        GateAtom.Metrics metricsAfter = new GateAtom.Metrics(after);
        Pairs<RolloutPhase> phases = PhasePairs.of(before, after);
        PlanComparison.compare(new Part<>("", "", before), new Part<>("", "", after), found);
        new PhaseComparison(before, after, phases, found).compare();
        GateComparison gates = new GateComparison(metricsBefore, metricsAfter, found);
        LevelCauses levels = LevelCauses.of(before, metricsBefore, after, metricsAfter);
        for (Pairs.Pair<RolloutPhase> phase : phases.both()) {
            gates.compare(gates(phase.before()), gates(phase.after()));
            EvidenceComparison.compare(evidence(phase.before()), evidence(phase.after()), levels, found);
        }
        gates.compare(success(before), success(after));
        EvidenceComparison.compare(successEvidence(before), successEvidence(after), levels, found);
        MonitoringComparison.compare(before, after, found);
        new EventComparison(metricsBefore, metricsAfter, found).compare(before, after);
        RollbackComparison.compare(before.rollback(), after.rollback(), found);
        FlagComparison.compare(before, after, found);
        ExperimentComparison.compare(before, after, found);
        CalendarComparison.compare(before, after, found);
        PeopleComparison.compare(before, after, found);
    }

    private static Part<List<Gate>> gates(Part<RolloutPhase> phase) {
        return new Part<>(
                phase.path("goLiveCriteria"), phase.name(), phase.value().goLiveCriteria());
    }

    private static Part<List<GateEvidence>> evidence(Part<RolloutPhase> phase) {
        return new Part<>(phase.path("evidence"), phase.name(), phase.value().evidence());
    }

    private static Part<List<Gate>> success(RolloutPlan plan) {
        return new Part<>("successCriteria", "the list of success criteria", plan.successCriteria());
    }

    private static Part<List<GateEvidence>> successEvidence(RolloutPlan plan) {
        return new Part<>("successEvidence", "the bake", plan.successEvidence());
    }

    /**
     * Returns whether nothing changed in meaning.
     *
     * @return whether there is no change
     */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /**
     * Returns the changes of one direction.
     *
     * @param direction the direction
     * @return the changes, in the order in which a plan says them
     */
    public List<PlanChange> changes(Direction direction) {
        requireNonNull(direction, "direction");
        return changes.stream()
                .filter(change -> change.direction() == direction)
                .toList();
    }

    /**
     * Returns the changes with those first that take more risk.
     *
     * @return riskier ones, then safer ones, then the others; of each, first who has the change and when, then what stops it, then
     *     what can be detected
     */
    public List<PlanChange> riskierFirst() {
        return changes.stream()
                .sorted(Comparator.comparing(PlanChange::direction).thenComparing(Topic::of))
                .toList();
    }

    /**
     * Returns how much changed, and in what.
     *
     * @return one sentence: how many changes there are in each direction, and what they are about
     */
    public String summary() {
        if (isEmpty()) {
            return "The plans do not differ in meaning.";
        }
        return Wording.count(changes.size(), "change") + ": "
                + changes(Direction.RISKIER).size() + " riskier, "
                + changes(Direction.SAFER).size() + " safer, "
                + changes(Direction.NEUTRAL).size() + " neutral; "
                + Wording.and(Topic.counted(changes)) + ".";
    }

    /**
     * Returns what changed, in one sentence each.
     *
     * @return the sentences, riskier ones first
     */
    public List<String> sentences() {
        return riskierFirst().stream().map(PlanChange::sentence).toList();
    }

    /**
     * Writes the changes for a pull request: a table with those first that take more risk, and one of the times in which the
     * plans expose different percentages. Of more than 20 changes, those that take no more risk are folded into a {@code details} block.
     * Texts of the plans are escaped, and of more than 200 changes or times the rest is counted.
     *
     * @return Markdown with tables, which ends with the end of a line
     */
    public String markdown() {
        return DiffMarkdown.of(this);
    }

    /**
     * Returns the changes as lines.
     *
     * @return the changes, riskier ones first
     */
    @Override
    public String toString() {
        return String.join(
                "\n", riskierFirst().stream().map(PlanChange::toString).toList());
    }
}
