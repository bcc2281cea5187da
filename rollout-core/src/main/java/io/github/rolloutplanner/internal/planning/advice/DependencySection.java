package io.github.rolloutplanner.internal.planning.advice;

import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.ImpactKind;
import io.github.rolloutplanner.internal.planning.Facts;
import io.github.rolloutplanner.internal.rules.DeliveryRows;
import io.github.rolloutplanner.internal.rules.DependencyRows;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.MetricFamily;
import io.github.rolloutplanner.plan.Statement;
import io.github.rolloutplanner.snippet.SnippetStyle;
import java.util.List;

/** What must be there before the start: the systems and people that the plan needs, and what the change itself depends on. */
public final class DependencySection {
    private DependencySection() {}

    public static List<Statement> of(KnownFacts known) {
        Facts facts = known.facts();
        boolean hasFlag = facts.hasFlag();
        boolean hasSegments = !known.segmentRules().isEmpty();
        boolean hasMetrics = !facts.metricNames().isEmpty();
        boolean hasGuardrails = !facts.metricNames(GateRole.GUARDRAIL).isEmpty();
        boolean tracksErrors = facts.tooling().errorTracking().isPresent()
                || !facts.metricNames(MetricFamily.ERROR).isEmpty();
        boolean canRollBackData = facts.change().dataRollback().isPresent();
        boolean ownData = facts.canReverseData() && !facts.isMigration();
        boolean isReplaced = facts.carrier().delivery().equals(Delivery.replacement());
        boolean onAppwrite = facts.tooling().snippetStyle() == SnippetStyle.APPWRITE;
        return new Lines(known)
                .when(hasFlag, DependencyRows.FLAG_SYSTEM)
                .when(hasFlag && hasSegments, DependencyRows.SEGMENTS)
                .when(hasFlag && !known.phases().undefinedGroups().isEmpty(), DependencyRows.GROUPS)
                .when(hasMetrics, DependencyRows.MONITORING)
                .when(hasGuardrails, facts.guide().automation())
                .when(tracksErrors, DependencyRows.ERROR_TRACKING)
                .when(!known.behaviorMetrics().isEmpty(), DependencyRows.ANALYTICS)
                .when(facts.change().has(ImpactKind.INTEGRATION), DependencyRows.THIRD_PARTIES)
                .when(ownData && canRollBackData, DependencyRows.DATA_ROLLBACK)
                .when(ownData && !canRollBackData, DependencyRows.DATA_ROLLBACK_MISSING)
                .when(isReplaced, DependencyRows.PIPELINE)
                .all(facts.guide().dependencies())
                .when(!facts.carrier().others().isEmpty(), DeliveryRows.AHEAD)
                .when(!known.approvalPhases().isEmpty(), DependencyRows.APPROVER)
                .when(onAppwrite && hasFlag, DependencyRows.APPWRITE_DATABASE)
                .when(onAppwrite && hasFlag && hasSegments, DependencyRows.APPWRITE_TEAMS)
                .when(onAppwrite && hasMetrics, DependencyRows.APPWRITE_FUNCTIONS)
                .all();
    }
}
