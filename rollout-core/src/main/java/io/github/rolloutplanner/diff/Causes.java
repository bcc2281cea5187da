package io.github.rolloutplanner.diff;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.diff.PlanChange.Cause;
import io.github.rolloutplanner.diff.PlanChange.Driver;
import io.github.rolloutplanner.evidence.EvidenceBasis;
import io.github.rolloutplanner.evidence.ExposureLedger;
import io.github.rolloutplanner.internal.rules.DiffCauseRows;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.PlannedUrgency;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.reason.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
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
        addStrategy(causes);
        addRisk(causes);
        addDelivery(causes);
        addUrgency(causes, isUrgent(before), isUrgent(after));
        return causes;
    }

    /** Why a phase soaks for another time: what moved its length the way it moved, the strongest first. */
    List<Cause> ofLength(Pairs.Pair<RolloutPhase> phase) {
        Optional<Duration> was = phase.before().value().soak();
        Optional<Duration> is = phase.after().value().soak();
        if (was.isEmpty() || is.isEmpty() || was.equals(is)) {
            return List.of();
        }
        boolean isLonger = is.get().compareTo(was.get()) > 0;
        List<Cause> causes = new ArrayList<>(new SampleCauses(before, after).of(phase, isLonger));
        addUrgency(causes, isShorter(before, phase.before()), isShorter(after, phase.after()));
        addStrategy(causes);
        if (!causes.isEmpty()) {
            addPolicy(causes);
        }
        addPolicyLengths(causes);
        if (after.risk().compareTo(before.risk()) > 0 == isLonger) {
            addRisk(causes);
        }
        addDelivery(causes);
        return causes;
    }

    /**
     * Why a phase begins at another time: what soaks for another time before it, or stands there in one plan alone; the greatest part
     * first.
     */
    List<Cause> ofStart(Pairs.Pair<RolloutPhase> phase, boolean isLater) {
        List<Moved> all = new ArrayList<>();
        phases.both().stream()
                .filter(other -> other.before().place() < phase.before().place()
                        && other.after().place() < phase.after().place())
                .forEach(other -> all.add(moved(other)));
        phases.added().stream()
                .filter(other -> other.place() < phase.after().place())
                .forEach(other -> all.add(new Moved(soak(other), earlier(DiffCauseRows.EARLIER_ADDED, other))));
        phases.removed().stream()
                .filter(other -> other.place() < phase.before().place())
                .forEach(other ->
                        all.add(new Moved(soak(other).negated(), earlier(DiffCauseRows.EARLIER_REMOVED, other))));
        return all.stream()
                .filter(part -> !part.by().isZero() && part.by().isNegative() != isLater)
                .sorted(Comparator.comparing((Moved part) -> part.by().abs()).reversed())
                .map(Moved::cause)
                .toList();
    }

    /** What made a phase begin later, or earlier where the time is negative. */
    private record Moved(Duration by, Cause cause) {}

    private static Moved moved(Pairs.Pair<RolloutPhase> phase) {
        return new Moved(
                soak(phase.after()).minus(soak(phase.before())),
                cause(
                        Driver.EARLIER_PHASE,
                        DiffCauseRows.EARLIER_SOAK,
                        fact("phase", phase.after().name()),
                        fact("before", phase.before().value().soak()),
                        fact("after", phase.after().value().soak())));
    }

    private static Duration soak(Part<RolloutPhase> phase) {
        return phase.value().soak().orElse(Duration.ZERO);
    }

    private static Cause earlier(Rule row, Part<RolloutPhase> phase) {
        return cause(Driver.EARLIER_PHASE, row, fact("phase", phase.name()));
    }

    private void addStrategy(List<Cause> causes) {
        if (!PlanComparison.isSame(before.strategy(), after.strategy())) {
            add(
                    causes,
                    Driver.STRATEGY,
                    DiffCauseRows.STRATEGY,
                    plan -> Optional.of(plan.strategy().label()));
        }
    }

    private void addRisk(List<Cause> causes) {
        add(causes, Driver.RISK, DiffCauseRows.RISK, plan -> Optional.of(plan.risk()));
    }

    private void addDelivery(List<Cause> causes) {
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
    }

    private void addPolicyLengths(List<Cause> causes) {
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

    static Cause cause(Driver driver, Rule row, Fact... facts) {
        return new Cause(driver, row.text(row.reason(facts)));
    }
}
