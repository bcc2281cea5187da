package io.github.rolloutplanner.assessment;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.ImpactKind;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.internal.rules.RiskRows;
import io.github.rolloutplanner.internal.text.Counted;
import io.github.rolloutplanner.policy.RiskPolicy;
import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The risk of a change: the highest level that one of its facts brings, then what raises it.
 *
 * <p>Each rule adds a reason even when another outweighs it, so that a reader sees what was considered.
 */
final class RiskRules {

    /** Where users get the previous behavior back at once, a failure of these is over at once. */
    private static final Set<Trait> FALLING_BACK =
            EnumSet.of(Trait.SECURITY, Trait.CRITICAL_PATH, Trait.AUTHENTICATION);

    /** What many systems, hosts or tenants have in common. */
    private static final Set<Trait> SHARED =
            EnumSet.of(Trait.GLOBAL_CONFIG, Trait.KERNEL_OR_AGENT, Trait.MULTI_TENANT, Trait.CRITICAL_PATH);

    private final Change change;
    private final RiskPolicy policy;
    private final List<Reason> reasons = new ArrayList<>();
    private Optional<RiskLevel> level = Optional.empty();

    private RiskRules(Change change, RiskPolicy policy) {
        this.change = change;
        this.policy = policy;
    }

    static Verdict assess(Change change, RiskPolicy policy) {
        RiskRules rules = new RiskRules(change, policy);
        rules.traits();
        rules.impacts();
        RiskLevel known = rules.level.isPresent() ? rules.level.get() : rules.nothingKnown();
        RiskLevel raised = rules.byCaller(rules.byReversibility(rules.byPopulation(known)));
        return new Verdict(raised, rules.reasons);
    }

    private void traits() {
        for (Trait trait : change.traits()) {
            RiskLevel brought = policy.traitLevels().get(trait);
            if (brought != null) {
                trait(trait, brought);
            }
        }
    }

    private void trait(Trait trait, RiskLevel brought) {
        if (trait == Trait.BUG_FIX && !RepairRule.isContained(change)) {
            return; // "Fixes something" says nothing of how far the repair reaches.
        }
        if (trait == Trait.NEW_FEATURE && change.is(Trait.NO_FALLBACK)) {
            raise(brought.raised(), RiskRows.NO_FALLBACK);
        } else if (trait == Trait.SECURITY && change.is(Trait.BUG_FIX)) {
            // Holding a patch back leaves the hole open, so it is staged like a critical path, not like a new lock.
            raise(brought.lowered(), RiskRows.SECURITY_FIX);
        } else if (FALLING_BACK.contains(trait) && change.is(Trait.HAS_FALLBACK)) {
            raise(
                    brought.lowered(),
                    RiskRows.FALLBACK,
                    fact("change", trait.phrase()),
                    fact("fallback", change.fallback()));
        } else if (trait == Trait.OBSERVABILITY && isShared()) {
            raise(RiskLevel.CRITICAL, RiskRows.OBSERVABILITY);
        } else {
            raise(brought, RiskRows.TRAIT, fact("change", trait.phrase()));
        }
    }

    private boolean isShared() {
        return change.traits().stream().anyMatch(SHARED::contains);
    }

    private void impacts() {
        for (ImpactKind kind : ImpactKind.values()) {
            RiskLevel brought = policy.impactLevels().get(kind);
            if (brought != null && change.has(kind) && !isIsolatedRepair()) {
                raise(brought, RiskRows.IMPACT, fact("change", kind.phrase()));
            }
        }
    }

    /** A bug fix in one corner changes behavior back to what was promised. */
    private boolean isIsolatedRepair() {
        return change.is(Trait.BUG_FIX) && change.is(Trait.ISOLATED);
    }

    private RiskLevel nothingKnown() {
        return raise(RiskLevel.MEDIUM, RiskRows.UNKNOWN);
    }

    private RiskLevel byPopulation(RiskLevel known) {
        long users = change.population().isPresent() ? change.population().get().mostUsersPerDay() : 0;
        boolean isAssumed = change.population().isPresent()
                && change.population().get().statedUsersPerDay().isEmpty();
        boolean cannotReach = change.is(Trait.VISUAL_ONLY) || change.is(Trait.INTERNAL_REFACTORING);
        if (known.compareTo(RiskLevel.HIGH) >= 0 || cannotReach || users < policy.largePopulation()) {
            return known;
        }
        return raise(
                known.raised(),
                RiskRows.POPULATION,
                fact("assumed", isAssumed ? Optional.of("up to") : Optional.empty()),
                fact("users", new Counted(users, change.unit())),
                fact("large", policy.largePopulation()));
    }

    private RiskLevel byReversibility(RiskLevel known) {
        return change.is(Trait.IRREVERSIBLE) && known != RiskLevel.CRITICAL
                ? raise(known.raised(), RiskRows.IRREVERSIBLE, fact("before", known))
                : known;
    }

    private RiskLevel byCaller(RiskLevel known) {
        RiskLevel floor = change.riskAtLeast().orElse(known);
        return floor.compareTo(known) > 0 ? raise(floor, RiskRows.CALLER, fact("before", known)) : known;
    }

    private RiskLevel raise(RiskLevel brought, Rule rule, Fact... facts) {
        level = Optional.of(level.orElse(brought).atLeast(brought));
        Fact[] all = Arrays.copyOf(facts, facts.length + 1);
        all[facts.length] = fact("level", brought);
        reasons.add(rule.reason(all));
        return brought;
    }

    record Verdict(RiskLevel level, List<Reason> reasons) {}
}
