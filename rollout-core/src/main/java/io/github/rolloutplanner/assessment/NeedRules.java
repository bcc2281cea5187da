package io.github.rolloutplanner.assessment;

import static io.github.rolloutplanner.change.ImpactKind.BEHAVIORAL;
import static io.github.rolloutplanner.change.ImpactKind.DATA_MODEL;
import static io.github.rolloutplanner.change.ImpactKind.INTEGRATION;
import static io.github.rolloutplanner.change.ImpactKind.PERFORMANCE;
import static io.github.rolloutplanner.change.ImpactKind.UI;
import static io.github.rolloutplanner.change.Trait.BUG_FIX;
import static io.github.rolloutplanner.change.Trait.CONFIGURATION;
import static io.github.rolloutplanner.change.Trait.INTERNAL_REFACTORING;
import static io.github.rolloutplanner.change.Trait.IRREVERSIBLE;
import static io.github.rolloutplanner.change.Trait.MULTI_TENANT;
import static io.github.rolloutplanner.change.Trait.NEW_FEATURE;
import static io.github.rolloutplanner.change.Trait.VISUAL_ONLY;
import static io.github.rolloutplanner.change.Trait.WORKFLOW_CHANGE;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.Environment;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.reason.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * When to go step by step and when not. The caller knows best; where no users are, never; else one trigger is enough; without a trigger, what is
 * known to be harmless may be skipped; the rest is not known to be harmless.
 */
final class NeedRules {

    private static final List<Rule> TRIGGERS = List.of(
            rule("need.new-feature", change -> change.is(NEW_FEATURE), "users get something that they did not have"),
            rule("need.ui", NeedRules::changesTheInterface, "users see another interface"),
            rule("need.behavior", NeedRules::changesWorkflows, "the way users work changes"),
            rule(
                    "need.performance",
                    change -> change.has(PERFORMANCE),
                    "its effect on performance shows only under load"),
            rule("need.data-model", change -> change.has(DATA_MODEL), "stored data or contracts change"),
            rule("need.integration", change -> change.has(INTEGRATION), "services of others take part"),
            rule("need.multi-tenant", NeedRules::reachesTenants, "several tenants share it"),
            rule("need.segments", change -> !change.segments().isEmpty(), "some users shall get it before others"),
            rule("need.irreversible", change -> change.is(IRREVERSIBLE), "what it does cannot be undone"),
            rule("need.experiment", change -> change.experiment().isPresent(), "an A/B test was asked for"));

    private static final List<Rule> SKIPS = List.of(
            rule("skip.refactoring", NeedRules::changesTheInside, "only the inside changes and users notice nothing"),
            rule("skip.bug-fix", RepairRule::isContained, "it is a repair that is known to stay where it is"),
            rule(
                    "skip.configuration",
                    NeedRules::configuresOnly,
                    "it changes settings, and no user-facing change was named"),
            rule("skip.visual", change -> change.is(VISUAL_ONLY), "only the looks change, nothing that users do"));

    private NeedRules() {}

    static Verdict assess(Change change, RiskLevel risk) {
        if (asksForSteps(change)) {
            return new Verdict(RolloutNeed.REQUIRED, List.of(caller(change)));
        }
        if (change.environment() != Environment.PRODUCTION) {
            return new Verdict(RolloutNeed.SKIP, List.of(environment(change)));
        }
        List<Reason> triggers = new ArrayList<>();
        if (risk.compareTo(RiskLevel.HIGH) >= 0) {
            triggers.add(highRisk(change, risk));
        }
        triggers.addAll(matching(TRIGGERS, change));
        if (!triggers.isEmpty()) {
            return new Verdict(RolloutNeed.REQUIRED, triggers);
        }
        List<Reason> skips = matching(SKIPS, change);
        if (skips.isEmpty()) {
            return new Verdict(RolloutNeed.REQUIRED, List.of(notKnownHarmless(change)));
        }
        return risk == RiskLevel.LOW
                ? new Verdict(RolloutNeed.SKIP, skips)
                : new Verdict(RolloutNeed.REQUIRED, List.of(highRisk(change, risk)));
    }

    /** Who gives a ladder, or asks for a strategy that climbs one, has decided. */
    private static boolean asksForSteps(Change change) {
        return change.internalFirst()
                || change.ladder().filter(ladder -> ladder.steps().size() > 1).isPresent()
                || change.strategy().filter(id -> !id.equals("immediate")).isPresent();
    }

    private static Reason caller(Change change) {
        return Reason.rule("need.caller")
                .fact("strategy", change.strategy().orElse("own ladder"))
                .says("The caller wants '" + change.name() + "' to go step by step.");
    }

    private static boolean changesTheInterface(Change change) {
        return change.has(UI) && !change.is(VISUAL_ONLY) && !change.is(BUG_FIX);
    }

    private static boolean changesWorkflows(Change change) {
        return change.is(WORKFLOW_CHANGE) || (change.has(BEHAVIORAL) && !RepairRule.isContained(change));
    }

    private static boolean reachesTenants(Change change) {
        return !change.is(VISUAL_ONLY)
                && (change.is(MULTI_TENANT)
                        || change.population()
                                .flatMap(p -> p.tenants().stream().boxed().findFirst())
                                .isPresent());
    }

    private static boolean changesTheInside(Change change) {
        return change.is(INTERNAL_REFACTORING) && change.userFacingChanges().isEmpty();
    }

    private static boolean configuresOnly(Change change) {
        return change.is(CONFIGURATION) && change.userFacingChanges().isEmpty();
    }

    private static List<Reason> matching(List<Rule> rules, Change change) {
        return rules.stream()
                .filter(rule -> rule.applies.test(change))
                .map(rule -> rule.reason(change))
                .toList();
    }

    private static Reason environment(Change change) {
        return Reason.rule("skip.environment")
                .fact("environment", change.environment())
                .says("No users are in " + Wording.of(change.environment()) + ", where '" + change.name() + "' goes.");
    }

    private static Reason highRisk(Change change, RiskLevel risk) {
        return Reason.rule("need.risk")
                .fact("risk", risk)
                .says("'" + change.name() + "' is " + risk + ", and what can do such harm is validated step by step.");
    }

    private static Reason notKnownHarmless(Change change) {
        return Reason.rule("need.unknown")
                .fact("traits", change.traits())
                .says("Nothing says that '" + change.name() + "' is harmless, so it is not assumed to be.");
    }

    private static Rule rule(String id, Predicate<Change> applies, String because) {
        return new Rule(id, applies, because);
    }

    record Verdict(RolloutNeed need, List<Reason> reasons) {}

    private record Rule(String id, Predicate<Change> applies, String because) {
        Reason reason(Change change) {
            return Reason.rule(id)
                    .fact("traits", change.traits())
                    .says("For '" + change.name() + "', " + because + ".");
        }
    }
}
