package io.github.rolloutplanner.internal.planning.advice;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.ImpactKind;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.internal.planning.Facts;
import io.github.rolloutplanner.internal.rules.ExpediteRows;
import io.github.rolloutplanner.internal.rules.RecommendationRows;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.plan.Statement;
import java.util.List;

/** What else to do, and what to tell the planner so that it can say more. */
public final class RecommendationSection {
    private RecommendationSection() {}

    public static List<Statement> of(KnownFacts known) {
        Facts facts = known.facts();
        Change change = facts.change();
        boolean needed = facts.isNeeded();
        boolean risky = known.isHighRisk();
        boolean mayFallBack = change.is(Trait.HAS_FALLBACK) || change.is(Trait.NO_FALLBACK);
        UrgencyFacts urgency = new UrgencyFacts(facts);
        boolean isShort = urgency.isShortened();
        boolean isWatched = urgency.isTooShortForAPage();
        boolean isExpedited = facts.isExpedited();
        boolean testLeftOut =
                facts.experiment().isPresent() && !facts.experiment().get().enabled();
        return new Lines(known)
                .when(!needed, RecommendationRows.SKIP)
                .when(urgency.hasLost(), ExpediteRows.PRICE)
                .when(isWatched, ExpediteRows.WATCH)
                .when(isWatched && facts.canTakeAway(), ExpediteRows.TRIGGER)
                .when(isWatched && !facts.canTakeAway(), ExpediteRows.TRIGGER_STOP)
                .when(urgency.isToBeVerified(), ExpediteRows.VERIFY)
                .when(needed && !isExpedited && !facts.metricNames().isEmpty(), RecommendationRows.ALERTS)
                .when(needed && !isExpedited, RecommendationRows.REHEARSE)
                .when(needed && facts.isNoticed(), RecommendationRows.SUPPORT)
                .when(
                        needed
                                && !isShort
                                && facts.carrier().canTakeAway()
                                && (risky || change.has(ImpactKind.PERFORMANCE)),
                        RecommendationRows.LOW_TRAFFIC)
                .when(needed && risky && !isWatched, RecommendationRows.ON_CALL)
                .when(needed && change.population().isEmpty(), RecommendationRows.POPULATION)
                .when(needed && facts.metricNames(GateRole.GUARDRAIL).isEmpty(), RecommendationRows.GUARDRAIL)
                .when(testLeftOut, RecommendationRows.EXPERIMENT)
                .when(!risky && change.is(Trait.NEW_FEATURE) && !mayFallBack, RecommendationRows.FALLBACK)
                .when(needed && change.owner().isEmpty(), RecommendationRows.OWNER)
                .when(
                        needed
                                && facts.signers().needed() > 1
                                && facts.signers().open() > 0,
                        RecommendationRows.APPROVERS)
                .when(facts.hasFlag(), RecommendationRows.CLEAN_UP)
                .when(needed && change.deliveries().isEmpty(), RecommendationRows.DELIVERY)
                .all(needed ? facts.guide().recommendations() : List.of())
                .all();
    }
}
