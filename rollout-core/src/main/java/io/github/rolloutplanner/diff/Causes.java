package io.github.rolloutplanner.diff;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.diff.PlanChange.Cause;
import io.github.rolloutplanner.diff.PlanChange.Driver;
import io.github.rolloutplanner.evidence.EvidenceBasis;
import io.github.rolloutplanner.evidence.ExposureLedger;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.internal.rules.DiffCauseRows;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.PlannedUrgency;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.reason.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What made phases differ, as far as the typed parts of the plans tell: the population, the evidence, the urgency, the
 * policy, the risk. No reason is read for it.
 */
final class Causes {
    private final RolloutPlan before;
    private final RolloutPlan after;
    private final Pairs<RolloutPhase> phases;

    Causes(RolloutPlan before, RolloutPlan after, Pairs<RolloutPhase> phases) {
        this.before = before;
        this.after = after;
        this.phases = phases;
    }

    /** Why the plans have other steps. */
    List<Cause> ofLadder() {
        List<Cause> causes = new ArrayList<>();
        if (!PlanComparison.isSame(before.strategy(), after.strategy())) {
            add(
                    causes,
                    Driver.STRATEGY,
                    DiffCauseRows.STRATEGY,
                    plan -> Optional.of(plan.strategy().label()));
        }
        addGeneral(causes);
        addUrgency(causes, isUrgent(before), isUrgent(after));
        return causes;
    }

    /** Why a phase soaks for another time. */
    List<Cause> ofLength(Pairs.Pair<RolloutPhase> phase) {
        List<Cause> causes = new ArrayList<>();
        if (!phase.before().value().soak().equals(phase.after().value().soak())) {
            addEvidence(causes, phase);
            addUrgency(causes, isShorter(before, phase.before()), isShorter(after, phase.after()));
            addPolicy(causes);
            addGeneral(causes);
        }
        return causes;
    }

    /** Why a phase begins at another time: what soaks for another time before it, or stands there in one plan alone. */
    List<Cause> ofStart(Pairs.Pair<RolloutPhase> phase) {
        List<Cause> causes = new ArrayList<>();
        phases.both().stream()
                .filter(other -> other.before().place() < phase.before().place()
                        && other.after().place() < phase.after().place())
                .filter(other -> !other.before()
                        .value()
                        .soak()
                        .equals(other.after().value().soak()))
                .forEach(other -> causes.add(cause(
                        Driver.EARLIER_PHASE,
                        DiffCauseRows.EARLIER_SOAK,
                        fact("phase", other.after().name()),
                        fact("before", other.before().value().soak()),
                        fact("after", other.after().value().soak()))));
        phases.added().stream()
                .filter(other -> other.place() < phase.after().place())
                .forEach(other -> causes.add(earlier(DiffCauseRows.EARLIER_ADDED, other)));
        phases.removed().stream()
                .filter(other -> other.place() < phase.before().place())
                .forEach(other -> causes.add(earlier(DiffCauseRows.EARLIER_REMOVED, other)));
        return causes;
    }

    private static Cause earlier(Rule row, Part<RolloutPhase> phase) {
        return cause(Driver.EARLIER_PHASE, row, fact("phase", phase.name()));
    }

    private void addEvidence(List<Cause> causes, Pairs.Pair<RolloutPhase> phase) {
        Optional<GateEvidence> was = extending(phase.before());
        Optional<GateEvidence> is = extending(phase.after());
        if (was.isEmpty() && is.isEmpty()) {
            return;
        }
        String metric = is.or(() -> was).orElseThrow().metric();
        Optional<Long> neededBefore = needed(phase.before(), metric);
        Optional<Long> neededAfter = needed(phase.after(), metric);
        if (neededBefore.isPresent() && neededAfter.isPresent() && !neededBefore.equals(neededAfter)) {
            causes.add(cause(
                    Driver.SAMPLE,
                    DiffCauseRows.SAMPLE,
                    fact("metric", Part.named(metric)),
                    fact("phase", phase.after().name()),
                    fact("before", neededBefore),
                    fact("after", neededAfter)));
        }
        add(
                causes,
                Driver.TRAFFIC,
                DiffCauseRows.USERS,
                "users a day",
                plan -> plan.population().map(people -> people.usersPerDay()));
        add(
                causes,
                Driver.TRAFFIC,
                DiffCauseRows.USERS,
                "requests a day",
                plan -> plan.population()
                        .flatMap(people ->
                                people.requestsPerDay().stream().boxed().findFirst()));
    }

    /** The gate that a phase was made longer for. */
    private static Optional<GateEvidence> extending(Part<RolloutPhase> phase) {
        return phase.value().evidence().stream()
                .filter(gate -> gate.verdict() == Verdict.EXTENDED)
                .findFirst();
    }

    private static Optional<Long> needed(Part<RolloutPhase> phase, String metric) {
        return phase.value().evidence().stream()
                .filter(gate -> gate.metric().equals(metric))
                .findFirst()
                .flatMap(gate -> gate.needed().stream().boxed().findFirst());
    }

    private void addGeneral(List<Cause> causes) {
        add(causes, Driver.RISK, DiffCauseRows.RISK, plan -> Optional.of(plan.risk()));
        add(
                causes,
                Driver.DELIVERY,
                DiffCauseRows.DELIVERY,
                plan -> plan.delivery()
                        .map(delivery -> delivery.carrier().kind().phrase()));
    }

    private void addPolicy(List<Cause> causes) {
        add(
                causes,
                Driver.POLICY,
                DiffCauseRows.POLICY,
                "a power",
                plan -> basis(plan).map(basis -> Percentage.ofFraction(basis.power())));
        add(
                causes,
                Driver.POLICY,
                DiffCauseRows.POLICY,
                "a significance level",
                plan -> basis(plan).map(basis -> Percentage.ofFraction(basis.significanceLevel())));
        if (!before.policyLengths().equals(after.policyLengths())) {
            causes.add(cause(Driver.POLICY, DiffCauseRows.OTHER_POLICY, fact("what", "lengths")));
        }
    }

    private static Optional<EvidenceBasis> basis(RolloutPlan plan) {
        return plan.exposure().map(ExposureLedger::basis);
    }

    private void addUrgency(List<Cause> causes, boolean wasUrgent, boolean isUrgent) {
        if (isUrgent && !wasUrgent) {
            causes.add(cause(
                    Driver.URGENCY,
                    DiffCauseRows.URGENT,
                    fact("deadline", after.urgency().flatMap(PlannedUrgency::deadline))));
        }
        if (wasUrgent && !isUrgent) {
            causes.add(cause(Driver.URGENCY, DiffCauseRows.NOT_URGENT));
        }
    }

    private static boolean isUrgent(RolloutPlan plan) {
        return plan.urgency().filter(PlannedUrgency::isShortened).isPresent();
    }

    private static boolean isShorter(RolloutPlan plan, Part<RolloutPhase> phase) {
        return plan.urgency()
                .flatMap(urgency -> urgency.phase(phase.value().name()))
                .filter(PlannedUrgency.PhasePrice::isShorter)
                .isPresent();
    }

    private void add(List<Cause> causes, Driver driver, Rule row, Function<RolloutPlan, Optional<?>> value) {
        add(causes, driver, row, "", value);
    }

    /** Adds what both plans know, and know otherwise. */
    private void add(
            List<Cause> causes, Driver driver, Rule row, String subject, Function<RolloutPlan, Optional<?>> value) {
        Optional<?> was = value.apply(before);
        Optional<?> is = value.apply(after);
        if (was.isPresent() && is.isPresent() && !was.equals(is)) {
            causes.add(cause(driver, row, fact("what", subject), fact("before", was), fact("after", is)));
        }
    }

    private static Cause cause(Driver driver, Rule row, Fact... facts) {
        return new Cause(driver, row.text(row.reason(facts)));
    }
}
