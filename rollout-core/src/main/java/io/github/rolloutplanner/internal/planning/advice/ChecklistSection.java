package io.github.rolloutplanner.internal.planning.advice;

import io.github.rolloutplanner.change.ImpactKind;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.internal.planning.Facts;
import io.github.rolloutplanner.internal.planning.delivery.DeliveryGuide;
import io.github.rolloutplanner.internal.rules.ChecklistRows;
import io.github.rolloutplanner.internal.rules.ExpediteRows;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.plan.Checklists;
import io.github.rolloutplanner.plan.Statement;
import java.util.List;

/** What people tick off: before the first phase, in each phase, and after full rollout. */
public final class ChecklistSection {
    private final KnownFacts known;
    private final Facts facts;
    private final boolean needed;
    private final boolean hasMetrics;
    private final boolean hasGuardrail;
    private final boolean isPerformance;
    private final boolean isExpedited;
    private final boolean canTakeAway;
    private final DeliveryGuide guide;

    private ChecklistSection(KnownFacts known) {
        this.known = known;
        this.facts = known.facts();
        this.needed = facts.isNeeded();
        this.hasMetrics = !facts.metricNames().isEmpty();
        this.hasGuardrail = !facts.metricNames(GateRole.GUARDRAIL).isEmpty();
        this.isPerformance = facts.change().has(ImpactKind.PERFORMANCE);
        this.isExpedited = facts.isExpedited();
        this.canTakeAway = facts.canTakeAway();
        this.guide = facts.guide();
    }

    public static Checklists of(KnownFacts known) {
        ChecklistSection section = new ChecklistSection(known);
        return new Checklists(section.before(), section.during(), section.after());
    }

    private List<Statement> before() {
        boolean breaks = facts.change().is(Trait.BREAKING_CHANGE);
        return new Lines(known)
                .when(hasMetrics && !isExpedited, ChecklistRows.BASELINES)
                .when(hasMetrics && !isExpedited, ChecklistRows.DASHBOARDS)
                .when(hasMetrics && !isExpedited, ChecklistRows.ALERTS)
                .when(hasGuardrail && isExpedited, ExpediteRows.ALIVE)
                .when(needed && !isExpedited, ChecklistRows.ROLLBACK)
                .when(needed && isExpedited && canTakeAway, ExpediteRows.CHECKED)
                .when(needed && isExpedited && !canTakeAway, ExpediteRows.CHECKED_STOP)
                .when(facts.hasFlag(), ChecklistRows.FLAG)
                .all(guide.before())
                .when(needed && !isExpedited && isPerformance, ChecklistRows.LOAD_TEST)
                .when(needed && facts.canReverseData() && !facts.isMigration(), ChecklistRows.BACKUP)
                .when(needed && facts.change().is(Trait.IRREVERSIBLE), ChecklistRows.NO_RETURN)
                .when(needed && breaks && !facts.isLibrary(), ChecklistRows.NOTICE)
                .when(needed && known.isHighRisk(), ChecklistRows.ON_CALL)
                .when(needed, ChecklistRows.TEAM)
                .all();
    }

    private List<Statement> during() {
        boolean isSeen = facts.change().has(ImpactKind.UI) || facts.change().has(ImpactKind.BEHAVIORAL);
        return new Lines(known)
                .when(hasMetrics, ChecklistRows.METRICS)
                .when(needed && facts.isNoticed(), ChecklistRows.ERRORS)
                .when(needed && isSeen, ChecklistRows.FEEDBACK)
                .when(facts.hasFlag(), ChecklistRows.TARGETING)
                .all(guide.during())
                .when(needed && !known.approvalPhases().isEmpty(), ChecklistRows.SIGN_OFF)
                .when(needed, ChecklistRows.NOTES)
                .all();
    }

    private List<Statement> after() {
        boolean others = !facts.laterMetrics().isEmpty();
        return new Lines(known)
                .when(others, ExpediteRows.METRICS_LATER)
                .when(isExpedited && needed && canTakeAway, ExpediteRows.REHEARSAL_LATER)
                .when(isExpedited && needed && !canTakeAway, ExpediteRows.STOP_LATER)
                .when(isExpedited && needed && isPerformance, ExpediteRows.LOAD_TEST_LATER)
                .when(hasMetrics, ChecklistRows.COMPARE)
                .when(needed, ChecklistRows.SUCCESS)
                .when(needed, ChecklistRows.LESSONS)
                .when(facts.hasFlag(), ChecklistRows.CLEAN_UP)
                .all(guide.after())
                .when(needed && facts.isNoticed(), ChecklistRows.RESULTS)
                .when(!needed, ChecklistRows.LOOK)
                .all();
    }
}
