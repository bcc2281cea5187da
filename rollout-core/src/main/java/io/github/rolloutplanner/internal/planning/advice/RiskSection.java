package io.github.rolloutplanner.internal.planning.advice;

import static io.github.rolloutplanner.metric.Severity.CRITICAL;
import static io.github.rolloutplanner.metric.Severity.HIGH;
import static io.github.rolloutplanner.metric.Severity.LOW;
import static io.github.rolloutplanner.metric.Severity.MEDIUM;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.Environment;
import io.github.rolloutplanner.change.ImpactKind;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.internal.planning.Facts;
import io.github.rolloutplanner.internal.planning.delivery.DeliveryGuide;
import io.github.rolloutplanner.internal.rules.ExpediteRows;
import io.github.rolloutplanner.internal.rules.RiskEntryRows;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Severity;
import io.github.rolloutplanner.plan.PlanRisk;
import io.github.rolloutplanner.reason.Rule;
import java.util.ArrayList;
import java.util.List;

/** What could go wrong with this change in this plan, and what is done about it. */
public final class RiskSection {
    private final KnownFacts known;
    private final Facts facts;
    private final Change change;
    private final boolean needed;
    private final UrgencyFacts urgency;
    private final List<PlanRisk> risks = new ArrayList<>();

    private RiskSection(KnownFacts known) {
        this.known = known;
        this.facts = known.facts();
        this.change = facts.change();
        this.needed = facts.isNeeded();
        this.urgency = new UrgencyFacts(facts);
    }

    public static List<PlanRisk> of(KnownFacts known) {
        RiskSection section = new RiskSection(known);
        if (section.needed) {
            section.ofTheChange();
        }
        section.ofThePlan();
        if (section.needed) {
            section.ofTheDelivery();
        }
        return section.risks;
    }

    private void ofTheChange() {
        boolean repairs = change.is(Trait.BUG_FIX);
        when(change.is(Trait.PAYMENTS), CRITICAL, RiskEntryRows.PAYMENTS);
        when(change.is(Trait.AUTHENTICATION), HIGH, RiskEntryRows.AUTHENTICATION);
        when(change.is(Trait.SECURITY) && !repairs, HIGH, RiskEntryRows.SECURITY);
        when(change.is(Trait.SECURITY) && repairs, HIGH, RiskEntryRows.SECURITY_FIX);
        when(change.is(Trait.IRREVERSIBLE), CRITICAL, RiskEntryRows.IRREVERSIBLE);
        when(change.is(Trait.BREAKING_CHANGE), HIGH, RiskEntryRows.BREAKING);
        when(change.is(Trait.KERNEL_OR_AGENT), CRITICAL, RiskEntryRows.AGENT);
        when(change.is(Trait.GLOBAL_CONFIG) && facts.hasFlag(), HIGH, RiskEntryRows.GLOBAL);
        when(change.is(Trait.OBSERVABILITY), HIGH, RiskEntryRows.OBSERVABILITY);
        when(change.is(Trait.MULTI_TENANT), MEDIUM, RiskEntryRows.TENANTS);
        when(change.is(Trait.WORKFLOW_CHANGE), MEDIUM, RiskEntryRows.WORKFLOW);
        when(change.is(Trait.NO_FALLBACK), HIGH, RiskEntryRows.NO_FALLBACK);
        when(facts.canReverseData() && !facts.isMigration(), HIGH, RiskEntryRows.DATA);
        when(change.has(ImpactKind.INTEGRATION), MEDIUM, RiskEntryRows.INTEGRATION);
    }

    private void ofTheDelivery() {
        for (DeliveryGuide.RatedRisk rated : facts.guide().risks()) {
            when(true, rated.severity(), rated.rule());
        }
    }

    private boolean cannotShip() {
        return facts.experiment()
                .filter(test -> test.enabled() && !test.underpoweredGuardrails().isEmpty())
                .isPresent();
    }

    private void ofThePlan() {
        boolean atOnce = facts.startsAtFullPercentage();
        boolean reachesUsers = needed || change.environment() == Environment.PRODUCTION;
        boolean unguarded = facts.metricNames(GateRole.GUARDRAIL).isEmpty();
        boolean underpowered = facts.experiment().isPresent()
                && facts.experiment().get().enabled()
                && facts.experiment().get().capped();
        when(needed && !atOnce && change.has(ImpactKind.PERFORMANCE), MEDIUM, RiskEntryRows.LOAD);
        when(facts.tooling().cache().isPresent() && facts.isNoticed(), LOW, RiskEntryRows.CACHE);
        when(facts.hasFlag() && !atOnce, MEDIUM, RiskEntryRows.TARGETING);
        when(facts.hasFlag(), MEDIUM, RiskEntryRows.FLAG_SERVICE);
        when(facts.hasFlag(), LOW, RiskEntryRows.FLAG_FORGOTTEN);
        when(needed && !facts.isExpedited(), MEDIUM, RiskEntryRows.NOT_REHEARSED);
        ofUrgency();
        when(atOnce && reachesUsers, needed ? HIGH : LOW, RiskEntryRows.ALL_AT_ONCE);
        when(underpowered, HIGH, RiskEntryRows.UNDERPOWERED);
        when(cannotShip(), HIGH, RiskEntryRows.UNDERPOWERED_GUARDRAIL);
        when(needed && unguarded, HIGH, RiskEntryRows.NO_GUARDRAIL);
    }

    private void ofUrgency() {
        boolean canTakeAway = facts.canTakeAway();
        boolean isExpedited = needed && facts.isExpedited();
        when(isExpedited && canTakeAway, MEDIUM, ExpediteRows.NOT_REHEARSED);
        when(isExpedited && !canTakeAway, MEDIUM, ExpediteRows.FIX_NOT_REHEARSED);
        when(urgency.hasLost() && canTakeAway, HIGH, ExpediteRows.UNSEEN);
        when(urgency.hasLost() && !canTakeAway, HIGH, ExpediteRows.UNSEEN_KEPT);
        when(urgency.isPriceUnknown() && canTakeAway, HIGH, ExpediteRows.UNKNOWN);
        when(urgency.isPriceUnknown() && !canTakeAway, HIGH, ExpediteRows.UNKNOWN_KEPT);
    }

    private void when(boolean holds, Severity severity, Rule rule) {
        if (holds) {
            risks.add(PlanRisk.by(rule, severity, known.toldBy(rule)));
        }
    }
}
