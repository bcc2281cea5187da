package io.github.rolloutplanner;

import static io.github.rolloutplanner.metric.Severity.CRITICAL;
import static io.github.rolloutplanner.metric.Severity.HIGH;
import static io.github.rolloutplanner.metric.Severity.LOW;
import static io.github.rolloutplanner.metric.Severity.MEDIUM;

import io.github.rolloutplanner.change.ImpactKind;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Severity;
import io.github.rolloutplanner.plan.PlanRisk;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.Wording;
import io.github.rolloutplanner.strategy.PhaseOutline;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** What could go wrong with this change in this plan, and what is done about it. */
final class RiskSection {
    private static final List<Rule> TABLE = List.of(
            new Rule(
                    "risk-register.payments",
                    CRITICAL,
                    on(Trait.PAYMENTS),
                    facts -> facts.name() + " charges twice, not at all, or the wrong amount",
                    facts -> "Compare what was charged with what was ordered for every payment in "
                            + phaseOne(facts) + ", before going on"),
            new Rule(
                    "risk-register.authentication",
                    HIGH,
                    on(Trait.AUTHENTICATION),
                    facts -> facts.name() + " locks " + facts.users() + " out, or lets strangers in",
                    facts -> "Keep a way to turn flag '" + facts.flagKey() + "' off that needs no sign-in, and count refused"
                            + " sign-ins in " + phaseOne(facts)),
            new Rule(
                    "risk-register.security",
                    HIGH,
                    facts -> facts.change().is(Trait.SECURITY) && !facts.change().is(Trait.BUG_FIX),
                    facts -> facts.name() + " opens a hole that no metric shows",
                    facts -> "Have somebody who did not write " + facts.name() + " attack it in " + phaseOne(facts)),
            new Rule(
                    "risk-register.security-fix",
                    HIGH,
                    facts -> facts.change().is(Trait.SECURITY) && facts.change().is(Trait.BUG_FIX),
                    facts -> "The hole that " + facts.name() + " closes stays open for those who wait",
                    facts -> "Do not stay in a phase of " + facts.name() + " longer than its gates need"),
            new Rule(
                    "risk-register.data",
                    HIGH,
                    Facts::touchesData,
                    facts -> "Data written by " + facts.name() + " cannot be read by the version before it",
                    facts -> facts.change()
                            .dataReversal()
                            .map(procedure -> "Rehearse on a copy: " + procedure)
                            .orElse("Write data in both forms until " + facts.name() + " has baked for "
                                    + Wording.of(facts.bake()))),
            new Rule(
                    "risk-register.irreversible",
                    CRITICAL,
                    on(Trait.IRREVERSIBLE),
                    facts -> "What " + facts.name() + " does in " + phaseOne(facts) + " can already not be undone",
                    facts -> "Only mark what it would do, and let " + facts.owner()
                            + " check the marks of each phase before they take effect"),
            new Rule(
                    "risk-register.breaking",
                    HIGH,
                    on(Trait.BREAKING_CHANGE),
                    facts -> "Clients that rely on what " + facts.name() + " ends stop working",
                    facts -> "List who still relies on it, and tell them the dates of " + shares(facts)),
            new Rule(
                    "risk-register.agent",
                    CRITICAL,
                    on(Trait.KERNEL_OR_AGENT),
                    facts -> "A host that fails with " + facts.name() + " can no longer be reached to take it back",
                    facts -> "Prove in " + phaseOne(facts) + " that a host which does not start repairs itself"),
            new Rule(
                    "risk-register.global",
                    HIGH,
                    on(Trait.GLOBAL_CONFIG),
                    facts -> facts.name() + " reaches every place at once, past the shares of this plan",
                    facts -> "Block its spread beyond the share of the phase where it is read, at " + shares(facts)),
            new Rule(
                    "risk-register.tenants",
                    MEDIUM,
                    on(Trait.MULTI_TENANT),
                    facts -> "One large tenant makes up most of a phase of " + facts.name(),
                    facts -> "Look at each gate per tenant too, and name the tenants of each ring before its date"),
            new Rule(
                    "risk-register.integration",
                    MEDIUM,
                    facts -> facts.change().has(ImpactKind.INTEGRATION),
                    facts -> "A service of others fails or refuses the load: " + facts.noticed(ImpactKind.INTEGRATION),
                    facts -> "Agree on limits with its owner for each of " + shares(facts)),
            new Rule(
                    "risk-register.load",
                    MEDIUM,
                    facts -> facts.change().has(ImpactKind.PERFORMANCE),
                    facts -> "The load of " + facts.noticed(ImpactKind.PERFORMANCE) + " shows only at a share above "
                            + facts.firstPublicStep().share(),
                    facts -> "Compare the load per " + facts.change().unit() + " at " + shares(facts)),
            new Rule(
                    "risk-register.workflow",
                    MEDIUM,
                    on(Trait.WORKFLOW_CHANGE),
                    facts -> "Users do not find their way: " + facts.noticed(),
                    facts -> "Explain it where they meet it, and read what they write to support about it from "
                            + phaseOne(facts) + " on"),
            new Rule(
                    "risk-register.no-fallback",
                    HIGH,
                    on(Trait.NO_FALLBACK),
                    facts -> "When " + facts.name() + " fails, its users have nothing to fall back to",
                    facts -> "Keep the code path without " + facts.name() + " until it has baked for "
                            + Wording.of(facts.bake())),
            new Rule(
                    "risk-register.cache",
                    LOW,
                    facts -> facts.tooling().cache().isPresent() && facts.isNoticed(),
                    facts -> facts.tooling().cache().orElse("") + " still shows " + facts.name() + " after the "
                            + Wording.of(facts.rollbackBound()) + " of the rollback",
                    facts -> "Keep what it holds of " + facts.name() + " for less than "
                            + Wording.of(facts.rollbackBound()) + ", or clear it in step 2 of the rollback"),
            new Rule(
                    "risk-register.targeting",
                    MEDIUM,
                    facts -> facts.hasFlag() && !facts.startsWithEverybody(),
                    facts -> "Flag '" + facts.flagKey() + "' turns " + facts.name() + " on for others than it should",
                    facts -> tested(rules(facts)) + "count who has it in " + expected(facts)),
            new Rule(
                    "risk-register.blind",
                    HIGH,
                    facts -> facts.isNeeded() && facts.metricNames(GateRole.GUARDRAIL).isEmpty(),
                    facts -> "Harm by " + facts.name() + " goes unseen, because no guardrail measures it",
                    facts -> "Give the planner a guardrail with its baseline for " + facts.noticed()),
            new Rule(
                    "risk-register.harmless",
                    LOW,
                    facts -> !facts.isNeeded(),
                    facts -> facts.name() + " does more than it seems: "
                            + facts.assessment().needReasons().get(0).sentence(),
                    facts -> "Watch it for " + Wording.of(facts.bake()) + " after the deployment"));

    private final Facts facts;

    RiskSection(Facts facts) {
        this.facts = facts;
    }

    List<PlanRisk> risks() {
        return TABLE.stream()
                .filter(rule -> rule.applies.test(facts))
                .map(rule -> rule.risk(facts))
                .toList();
    }

    private static Predicate<Facts> on(Trait trait) {
        return facts -> facts.change().is(trait) && facts.isNeeded();
    }

    private static String phaseOne(Facts facts) {
        Step step = facts.firstPhase().step();
        return "phase 1, '" + step.name() + "' at " + step.share();
    }

    private static String shares(Facts facts) {
        return Wording.and(facts.outlines().stream()
                .map(PhaseOutline::step)
                .map(Step::share)
                .map(Percentage::toString)
                .toList());
    }

    private static String tested(int rules) {
        return rules == 0 ? "In phase 1, " : "Test its " + Wording.count(rules, "targeting rule") + " in staging, then ";
    }

    private static int rules(Facts facts) {
        return new FlagSection(facts).flags().get(0).rules().size();
    }

    private static String expected(Facts facts) {
        Step step = facts.firstPublicStep();
        String whole = facts.change()
                .population()
                .map(known -> Wording.count(Math.round(known.usersPerDay() * step.share().fraction()), known.unit())
                        + " a day, " + step.share() + " of " + Wording.of(known.usersPerDay()))
                .orElse(step.share() + " of those who ask it");
        return "'" + step.name() + "' and compare with " + whole;
    }

    private record Rule(
            String id,
            Severity severity,
            Predicate<Facts> applies,
            Function<Facts, String> risk,
            Function<Facts, String> mitigation) {

        PlanRisk risk(Facts facts) {
            Reason reason = Reason.rule(id)
                    .fact("traits", facts.change().traits())
                    .says("By what is known of " + facts.name() + ", this can happen to it.");
            return new PlanRisk(risk.apply(facts), mitigation.apply(facts), severity, List.of(reason));
        }
    }
}
