package io.github.rolloutplanner.plan;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.assessment.RolloutNeed;
import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.internal.rules.PeopleRows;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.Checkpoint.Kind;
import io.github.rolloutplanner.reason.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The go/no-go decisions of a plan, which follow from its phases, gates, checklists and people. */
final class CheckpointDerivation {
    private final RolloutPlan plan;
    private final List<RolloutPhase> phases;

    private CheckpointDerivation(RolloutPlan plan) {
        this.plan = plan;
        this.phases = plan.phases();
    }

    static List<Checkpoint> of(RolloutPlan plan) {
        boolean isRegular = plan.assessment()
                .filter(known -> known.need() == RolloutNeed.SKIP)
                .isPresent();
        return isRegular || plan.phases().isEmpty() ? List.of() : new CheckpointDerivation(plan).all();
    }

    private List<Checkpoint> all() {
        List<Checkpoint> all = new ArrayList<>();
        all.add(start());
        for (int next = 1; next < phases.size(); next++) {
            all.add(promotion(phases.get(next - 1), next));
        }
        all.add(completion());
        return List.copyOf(all);
    }

    private Checkpoint start() {
        String name = "Start of " + phases.get(0).label();
        return new Checkpoint(
                Kind.START, name, phases.get(0).number(), plan.checklists().before(), signers(name), isNoReturn(0));
    }

    private Checkpoint promotion(RolloutPhase passed, int next) {
        RolloutPhase begins = phases.get(next);
        List<Statement> criteria = new ArrayList<>();
        lasted(criteria, PeopleRows.SOAKED, passed, passed.soak());
        criteria.addAll(measured(passed.goLiveCriteria()));
        return new Checkpoint(
                Kind.PROMOTION,
                "Promotion to " + begins.label(),
                begins.number(),
                criteria,
                approvals(passed.goLiveCriteria()),
                isNoReturn(next));
    }

    private Checkpoint completion() {
        RolloutPhase last = phases.get(phases.size() - 1);
        List<Statement> criteria = new ArrayList<>();
        lasted(criteria, PeopleRows.BAKED, last, plan.timeline().bake().length());
        criteria.addAll(measured(last.goLiveCriteria()));
        criteria.addAll(measured(plan.successCriteria()));
        List<Condition.Approval> signOffs = new ArrayList<>(approvals(last.goLiveCriteria()));
        signOffs.addAll(approvals(plan.successCriteria()));
        return new Checkpoint(
                Kind.COMPLETION,
                "Completion of " + last.label(),
                last.number(),
                eachOnce(criteria),
                signOffs.stream().distinct().toList(),
                false);
    }

    private static void lasted(List<Statement> criteria, Rule rule, RolloutPhase phase, Optional<Duration> length) {
        length.ifPresent(
                lasted -> criteria.add(Statement.by(rule, fact("phase", phase.label()), fact("length", lasted))));
    }

    private static List<Statement> measured(List<Gate> gates) {
        return gates.stream()
                .filter(gate -> !(gate.condition() instanceof Condition.Approval))
                .map(gate -> new Statement(gate.toString(), gate.reasons()))
                .toList();
    }

    /** A success criterion may say what a gate says, for another reason. */
    private static List<Statement> eachOnce(List<Statement> criteria) {
        Map<String, Statement> byText = new LinkedHashMap<>();
        criteria.forEach(criterion -> byText.putIfAbsent(criterion.text(), criterion));
        return List.copyOf(byText.values());
    }

    private static List<Condition.Approval> approvals(List<Gate> gates) {
        List<Condition.Approval> approvals = new ArrayList<>();
        for (Gate gate : gates) {
            if (gate.condition() instanceof Condition.Approval approval) {
                approvals.add(approval);
            }
        }
        return approvals;
    }

    /** Who signs off phases signs off their start; else the owner does. */
    private List<Condition.Approval> signers(String matter) {
        Responsibility role = filled(Responsibility.Role.APPROVER)
                .or(() -> filled(Responsibility.Role.OWNER))
                .orElse(new Responsibility(Responsibility.Role.OWNER, 1, List.of(), Statement.stated(matter)));
        return Condition.Approval.each(role.names(), role.needed(), matter);
    }

    private Optional<Responsibility> filled(Responsibility.Role role) {
        return plan.responsibilities().stream()
                .filter(responsibility -> responsibility.role() == role)
                .findFirst();
    }

    /** Data that cannot be brought back are lost with the first user; a migration removes the previous store at its end. */
    private boolean isNoReturn(int next) {
        if (plan.delivery()
                .filter(by -> by.carrier() instanceof Delivery.DataMigration)
                .isPresent()) {
            return next == phases.size() - 1;
        }
        return plan.rollback().data().reversal() == DataRollback.Kind.IMPOSSIBLE
                && isExposed(phases.get(next))
                && phases.subList(0, next).stream().noneMatch(CheckpointDerivation::isExposed);
    }

    private static boolean isExposed(RolloutPhase phase) {
        return phase.percentage().compareTo(Percentage.ZERO) > 0;
    }
}
