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
import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.Environment;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.internal.rules.NeedRows;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * When to roll out gradually and when not. The caller knows best; where no users are, never; else one trigger is enough; without a trigger,
 * what is known to be harmless may be skipped; the rest is not known to be harmless.
 */
final class NeedRules {

    private static final List<Row> TRIGGERS = List.of(
            new Row(NeedRows.NEW_FEATURE, change -> change.is(NEW_FEATURE)),
            new Row(NeedRows.UI, NeedRules::changesTheInterface),
            new Row(NeedRows.BEHAVIOR, NeedRules::changesWorkflows),
            new Row(NeedRows.PERFORMANCE, change -> change.has(PERFORMANCE)),
            new Row(NeedRows.DATA_MODEL, change -> change.has(DATA_MODEL)),
            new Row(NeedRows.INTEGRATION, change -> change.has(INTEGRATION)),
            new Row(NeedRows.MULTI_TENANT, NeedRules::reachesTenants),
            new Row(NeedRows.SEGMENTS, change -> !change.segments().isEmpty(), NeedRules::segments),
            new Row(NeedRows.IRREVERSIBLE, change -> change.is(IRREVERSIBLE)),
            new Row(NeedRows.EXPERIMENT, change -> change.experiment().isPresent()));

    private static final List<Row> SKIPS = List.of(
            new Row(NeedRows.SKIP_REFACTORING, NeedRules::changesTheInside),
            new Row(NeedRows.SKIP_BUG_FIX, RepairRule::isContained),
            new Row(NeedRows.SKIP_CONFIGURATION, NeedRules::configuresOnly),
            new Row(NeedRows.SKIP_VISUAL, change -> change.is(VISUAL_ONLY)));

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
            triggers.add(highRisk(risk));
        }
        triggers.addAll(matching(TRIGGERS, change));
        if (!triggers.isEmpty()) {
            return new Verdict(RolloutNeed.REQUIRED, triggers);
        }
        List<Reason> skips = matching(SKIPS, change);
        if (skips.isEmpty()) {
            return new Verdict(RolloutNeed.REQUIRED, List.of(NeedRows.UNKNOWN.reason()));
        }
        return risk == RiskLevel.LOW
                ? new Verdict(RolloutNeed.SKIP, skips)
                : new Verdict(RolloutNeed.REQUIRED, List.of(highRisk(risk)));
    }

    /** Who gives a ladder, or asks for a strategy that climbs one, has decided. */
    private static boolean asksForSteps(Change change) {
        return change.internalFirst()
                || change.ladder().filter(ladder -> ladder.steps().size() > 1).isPresent()
                || change.strategy().filter(id -> !id.equals("immediate")).isPresent();
    }

    private static Reason caller(Change change) {
        return NeedRows.CALLER.reason(fact("strategy", change.strategy().orElse("own ladder")));
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

    private static List<Reason> matching(List<Row> rows, Change change) {
        return rows.stream()
                .filter(row -> row.applies.test(change))
                .map(row -> row.reason(change))
                .toList();
    }

    private static Reason segments(Rule rule, Change change) {
        return rule.reason(fact("segments", List.copyOf(change.segments().keySet())));
    }

    private static Reason environment(Change change) {
        return NeedRows.SKIP_ENVIRONMENT.reason(fact("environment", change.environment()));
    }

    private static Reason highRisk(RiskLevel risk) {
        return NeedRows.RISK.reason(fact("risk", risk));
    }

    record Verdict(RolloutNeed need, List<Reason> reasons) {}

    private record Row(Rule rule, Predicate<Change> applies, BiFunction<Rule, Change, Reason> fires) {
        Row(Rule rule, Predicate<Change> applies) {
            this(rule, applies, (fired, change) -> fired.reason());
        }

        Reason reason(Change change) {
            return fires.apply(rule, change);
        }
    }
}
