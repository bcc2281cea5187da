package io.github.rolloutplanner;

import io.github.rolloutplanner.assessment.Assessment;
import io.github.rolloutplanner.assessment.RolloutNeed;
import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.ImpactKind;
import io.github.rolloutplanner.change.Measure;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Tooling;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.change.UserFacingChange;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.MetricFamily;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.reason.Wording;
import io.github.rolloutplanner.strategy.PhaseOutline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What every section of a plan is derived from.
 *
 * @param flagKey the key of the change's flag, which most sections name: it is spelled once
 */
record Facts(
        Change change,
        Assessment assessment,
        RolloutPolicy policy,
        Proof proof,
        Optional<Experiment> experiment,
        String flagKey) {

    /** The change as it stands in a sentence. */
    String name() {
        return "'" + change.name() + "'";
    }

    Tooling tooling() {
        return change.tooling();
    }

    /** Who answers for the change. */
    String owner() {
        return change.owner().orElse("the owner of " + name());
    }

    /** Who answers for the change, at the start of a sentence. */
    String ownerFirst() {
        return change.owner().orElse("The owner of " + name());
    }

    List<PhaseOutline> outlines() {
        return proof.outlines();
    }

    PhaseOutline firstPhase() {
        return outlines().get(0);
    }

    /** The first phase that reaches users beyond the team. */
    PhaseOutline firstPublicPhase() {
        return outlines().stream()
                .filter(phase -> phase.step().share().compareTo(Percentage.ZERO) > 0)
                .findFirst()
                .orElseThrow();
    }

    Step firstPublicStep() {
        return firstPublicPhase().step();
    }

    boolean startsWithEverybody() {
        return firstPhase().step().share().equals(Percentage.FULL);
    }

    /** Users as the plural of what the population calls them. */
    String users() {
        return Wording.plural(change.unit());
    }

    boolean isNeeded() {
        return assessment.need() == RolloutNeed.REQUIRED;
    }

    boolean isExperiment() {
        return experiment.filter(Experiment::enabled).isPresent();
    }

    /** A part of the users can have it only by a flag; so can a caller's own ladder where none is needed. */
    boolean hasFlag() {
        return isNeeded() || !startsWithEverybody();
    }

    boolean touchesData() {
        return change.is(Trait.DATA_MIGRATION) || change.is(Trait.DATA_INTEGRITY) || change.has(ImpactKind.DATA_MODEL);
    }

    boolean canReverseData() {
        return touchesData() && !change.is(Trait.IRREVERSIBLE);
    }

    boolean isNoticed() {
        return !change.userFacingChanges().isEmpty();
    }

    /** What users notice, as one phrase; the change itself where nothing was said. */
    String noticed() {
        return isNoticed() ? Wording.and(quoted(change.userFacingChanges())) : name();
    }

    String noticed(ImpactKind kind) {
        return Wording.and(quoted(change.userFacingChanges().stream()
                .filter(noticed -> noticed.kind() == kind)
                .toList()));
    }

    private static List<String> quoted(List<UserFacingChange> changes) {
        return changes.stream()
                .map(noticed -> "'" + noticed.description() + "'")
                .toList();
    }

    List<String> metricNames() {
        return names(measure -> true);
    }

    List<String> metricNames(GateRole role) {
        return names(measure -> measure.role() == role);
    }

    List<String> metricNames(MetricFamily family) {
        return names(measure -> measure.metric().family() == family);
    }

    private List<String> names(Predicate<Measure> wanted) {
        return change.measures().stream()
                .filter(wanted)
                .map(measure -> measure.metric().name())
                .toList();
    }

    Duration rollbackBound() {
        return policy.rollbackBoundOf(change, assessment.risk());
    }

    Duration bake() {
        return proof.bake();
    }
}
