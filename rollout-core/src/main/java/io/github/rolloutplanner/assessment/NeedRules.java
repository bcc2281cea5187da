package io.github.rolloutplanner.assessment;

import static io.github.rolloutplanner.change.ImpactKind.BEHAVIORAL;
import static io.github.rolloutplanner.change.ImpactKind.DATA_MODEL;
import static io.github.rolloutplanner.change.ImpactKind.INTEGRATION;
import static io.github.rolloutplanner.change.ImpactKind.PERFORMANCE;
import static io.github.rolloutplanner.change.ImpactKind.UI;
import static io.github.rolloutplanner.change.Trait.BUG_FIX;
import static io.github.rolloutplanner.change.Trait.CONFIGURATION;
import static io.github.rolloutplanner.change.Trait.GLOBAL_CONFIG;
import static io.github.rolloutplanner.change.Trait.INTERNAL_REFACTORING;
import static io.github.rolloutplanner.change.Trait.IRREVERSIBLE;
import static io.github.rolloutplanner.change.Trait.MULTI_TENANT;
import static io.github.rolloutplanner.change.Trait.NEW_FEATURE;
import static io.github.rolloutplanner.change.Trait.VISUAL_ONLY;
import static io.github.rolloutplanner.change.Trait.WORKFLOW_CHANGE;
import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.Environment;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.internal.rules.NeedRows;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.Rule;
import java.util.ArrayList;
import java.util.List;

/**
 * When to roll out gradually and when not. The caller knows best; where no users are, never; else one trigger is enough; without a trigger,
 * what is known to be harmless may be skipped; the rest is not known to be harmless.
 */
final class NeedRules {
    private NeedRules() {}

    static Verdict assess(Change change, RiskLevel risk) {
        if (asksForSteps(change)) {
            return new Verdict(RolloutNeed.REQUIRED, List.of(caller(change)));
        }
        if (change.environment() != Environment.PRODUCTION && !reachesProduction(change)) {
            return new Verdict(RolloutNeed.SKIP, List.of(environment(change)));
        }
        List<Reason> triggers = triggers(change, risk);
        if (!triggers.isEmpty()) {
            return new Verdict(RolloutNeed.REQUIRED, triggers);
        }
        List<Reason> skips = skips(change);
        if (skips.isEmpty()) {
            return new Verdict(RolloutNeed.REQUIRED, List.of(NeedRows.UNKNOWN.reason()));
        }
        return risk == RiskLevel.LOW
                ? new Verdict(RolloutNeed.SKIP, skips)
                : new Verdict(RolloutNeed.REQUIRED, List.of(highRisk(risk)));
    }

    private static List<Reason> triggers(Change change, RiskLevel risk) {
        return new Fired()
                .when(risk.compareTo(RiskLevel.HIGH) >= 0, NeedRows.RISK, fact("risk", risk))
                .when(change.is(NEW_FEATURE), NeedRows.NEW_FEATURE)
                .when(changesTheInterface(change), NeedRows.UI)
                .when(changesWorkflows(change), NeedRows.BEHAVIOR)
                .when(change.has(PERFORMANCE), NeedRows.PERFORMANCE)
                .when(change.has(DATA_MODEL), NeedRows.DATA_MODEL)
                .when(change.has(INTEGRATION), NeedRows.INTEGRATION)
                .when(reachesTenants(change), NeedRows.MULTI_TENANT, tenants(change))
                .when(!change.segments().isEmpty(), NeedRows.SEGMENTS, segments(change))
                .when(change.is(IRREVERSIBLE), NeedRows.IRREVERSIBLE)
                .when(change.experiment().isPresent(), NeedRows.EXPERIMENT)
                .reasons;
    }

    private static List<Reason> skips(Change change) {
        return new Fired()
                .when(changesTheInside(change), NeedRows.SKIP_REFACTORING)
                .when(RepairRule.isContained(change), NeedRows.SKIP_BUG_FIX)
                .when(configuresOnly(change), NeedRows.SKIP_CONFIGURATION)
                .when(change.is(VISUAL_ONLY), NeedRows.SKIP_VISUAL)
                .reasons;
    }

    /** Who gives a ladder, or asks for a strategy that climbs one, has decided. */
    private static boolean asksForSteps(Change change) {
        return change.internalFirst()
                || (change.ladder().isPresent() && change.ladder().get().steps().size() > 1)
                || !change.strategy().orElse("immediate").equals("immediate");
    }

    private static Reason caller(Change change) {
        return NeedRows.CALLER.reason(fact("strategy", change.strategy().orElse("own ladder")));
    }

    /** What takes effect everywhere at once does so whatever the environment is called that it is released in. */
    private static boolean reachesProduction(Change change) {
        return change.is(GLOBAL_CONFIG);
    }

    private static boolean changesTheInterface(Change change) {
        return change.has(UI) && !change.is(VISUAL_ONLY) && !change.is(BUG_FIX);
    }

    private static boolean changesWorkflows(Change change) {
        return change.is(WORKFLOW_CHANGE) || (change.has(BEHAVIORAL) && !RepairRule.isContained(change));
    }

    private static Fact tenants(Change change) {
        String one = change.population().map(Population::tenantUnit).orElse("tenant");
        return fact("tenants", Wording.plural(one));
    }

    private static boolean reachesTenants(Change change) {
        return !change.is(VISUAL_ONLY)
                && (change.is(MULTI_TENANT)
                        || (change.population().isPresent()
                                && change.population().get().tenants().isPresent()));
    }

    private static boolean changesTheInside(Change change) {
        return change.is(INTERNAL_REFACTORING) && change.userFacingChanges().isEmpty();
    }

    private static boolean configuresOnly(Change change) {
        return change.is(CONFIGURATION) && change.userFacingChanges().isEmpty();
    }

    private static Fact segments(Change change) {
        return fact("segments", List.copyOf(change.segments().keySet()));
    }

    private static Reason environment(Change change) {
        return NeedRows.SKIP_ENVIRONMENT.reason(fact("environment", change.environment()));
    }

    private static Reason highRisk(RiskLevel risk) {
        return NeedRows.RISK.reason(fact("risk", risk));
    }

    record Verdict(RolloutNeed need, List<Reason> reasons) {}

    /** The reasons of those rules whose condition holds. */
    private static final class Fired {
        private final List<Reason> reasons = new ArrayList<>();

        Fired when(boolean holds, Rule rule, Fact... facts) {
            if (holds) {
                reasons.add(rule.reason(facts));
            }
            return this;
        }
    }
}
