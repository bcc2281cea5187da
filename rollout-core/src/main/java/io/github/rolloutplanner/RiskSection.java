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
import java.util.ArrayList;
import java.util.List;

/** What could go wrong with this change in this plan, and what is done about it. */
final class RiskSection {

    private final Facts facts;
    private final List<PlanRisk> risks = new ArrayList<>();

    RiskSection(Facts facts) {
        this.facts = facts;
    }

    List<PlanRisk> risks() {
        payments();
        authentication();
        security();
        securityFix();
        data();
        irreversible();
        breaking();
        agent();
        global();
        tenants();
        integration();
        load();
        workflow();
        noFallback();
        cache();
        targeting();
        blind();
        harmless();
        return List.copyOf(risks);
    }

    private void payments() {
        if (touches(Trait.PAYMENTS)) {
            add(
                    "payments",
                    CRITICAL,
                    facts.name() + " charges twice, not at all, or the wrong amount",
                    "Compare what was charged with what was ordered for every payment in " + phaseOne(facts)
                            + ", before going on");
        }
    }

    private void authentication() {
        if (touches(Trait.AUTHENTICATION)) {
            add(
                    "authentication",
                    HIGH,
                    facts.name() + " locks " + facts.users() + " out, or lets strangers in",
                    "Keep a way to turn flag '" + facts.flagKey() + "' off that needs no sign-in, and count refused"
                            + " sign-ins in " + phaseOne(facts));
        }
    }

    private void security() {
        if (facts.change().is(Trait.SECURITY) && !facts.change().is(Trait.BUG_FIX)) {
            add(
                    "security",
                    HIGH,
                    facts.name() + " opens a hole that no metric shows",
                    "Have somebody who did not write " + facts.name() + " attack it in " + phaseOne(facts));
        }
    }

    private void securityFix() {
        if (facts.change().is(Trait.SECURITY) && facts.change().is(Trait.BUG_FIX)) {
            add(
                    "security-fix",
                    HIGH,
                    "The hole that " + facts.name() + " closes stays open for those who wait",
                    "Do not stay in a phase of " + facts.name() + " longer than its gates need");
        }
    }

    private void data() {
        if (facts.touchesData()) {
            add(
                    "data",
                    HIGH,
                    "Data written by " + facts.name() + " cannot be read by the version before it",
                    facts.change()
                            .dataReversal()
                            .map(procedure -> "Rehearse on a copy: " + procedure)
                            .orElse("Write data in both forms until " + facts.name() + " has baked for "
                                    + Wording.of(facts.bake())));
        }
    }

    private void irreversible() {
        if (touches(Trait.IRREVERSIBLE)) {
            add(
                    "irreversible",
                    CRITICAL,
                    "What " + facts.name() + " does in " + phaseOne(facts) + " can already not be undone",
                    "Only mark what it would do, and let " + facts.owner()
                            + " check the marks of each phase before they take effect");
        }
    }

    private void breaking() {
        if (touches(Trait.BREAKING_CHANGE)) {
            add(
                    "breaking",
                    HIGH,
                    "Clients that rely on what " + facts.name() + " ends stop working",
                    "List who still relies on it, and tell them the dates of " + shares(facts));
        }
    }

    private void agent() {
        if (touches(Trait.KERNEL_OR_AGENT)) {
            add(
                    "agent",
                    CRITICAL,
                    "A host that fails with " + facts.name() + " can no longer be reached to take it back",
                    "Prove in " + phaseOne(facts) + " that a host which does not start repairs itself");
        }
    }

    private void global() {
        if (touches(Trait.GLOBAL_CONFIG)) {
            add(
                    "global",
                    HIGH,
                    facts.name() + " reaches every place at once, past the shares of this plan",
                    "Block its spread beyond the share of the phase where it is read, at " + shares(facts));
        }
    }

    private void tenants() {
        if (touches(Trait.MULTI_TENANT)) {
            add(
                    "tenants",
                    MEDIUM,
                    "One large tenant makes up most of a phase of " + facts.name(),
                    "Look at each gate per tenant too, and name the tenants of each ring before its date");
        }
    }

    private void integration() {
        if (facts.change().has(ImpactKind.INTEGRATION)) {
            add(
                    "integration",
                    MEDIUM,
                    "A service of others fails or refuses the load: " + facts.noticed(ImpactKind.INTEGRATION),
                    "Agree on limits with its owner for each of " + shares(facts));
        }
    }

    private void load() {
        if (facts.change().has(ImpactKind.PERFORMANCE)) {
            add(
                    "load",
                    MEDIUM,
                    "The load of " + facts.noticed(ImpactKind.PERFORMANCE) + " shows only at a share above "
                            + facts.firstPublicStep().share(),
                    "Compare the load per " + facts.change().unit() + " at " + shares(facts));
        }
    }

    private void workflow() {
        if (touches(Trait.WORKFLOW_CHANGE)) {
            add(
                    "workflow",
                    MEDIUM,
                    "Users do not find their way: " + facts.noticed(),
                    "Explain it where they meet it, and read what they write to support about it from "
                            + phaseOne(facts) + " on");
        }
    }

    private void noFallback() {
        if (touches(Trait.NO_FALLBACK)) {
            add(
                    "no-fallback",
                    HIGH,
                    "When " + facts.name() + " fails, its users have nothing to fall back to",
                    "Keep the code path without " + facts.name() + " until it has baked for "
                            + Wording.of(facts.bake()));
        }
    }

    private void cache() {
        if (facts.tooling().cache().isPresent() && facts.isNoticed()) {
            add(
                    "cache",
                    LOW,
                    facts.tooling().cache().orElse("") + " still shows " + facts.name() + " after the "
                            + Wording.of(facts.rollbackBound()) + " of the rollback",
                    "Keep what it holds of " + facts.name() + " for less than " + Wording.of(facts.rollbackBound())
                            + ", or clear it in step 2 of the rollback");
        }
    }

    private void targeting() {
        if (facts.hasFlag() && !facts.startsWithEverybody()) {
            add(
                    "targeting",
                    MEDIUM,
                    "Flag '" + facts.flagKey() + "' turns " + facts.name() + " on for others than it should",
                    tested(new FlagSection(facts).segments()) + "count who has it in " + expected(facts));
        }
    }

    private void blind() {
        if (facts.isNeeded() && facts.metricNames(GateRole.GUARDRAIL).isEmpty()) {
            add(
                    "blind",
                    HIGH,
                    "Harm by " + facts.name() + " goes unseen, because no guardrail measures it",
                    "Give the planner a guardrail with its baseline for " + facts.noticed());
        }
    }

    private void harmless() {
        if (!facts.isNeeded()) {
            add(
                    "harmless",
                    LOW,
                    facts.name() + " does more than it seems: "
                            + facts.assessment().needReasons().get(0).sentence(),
                    "Watch it for " + Wording.of(facts.bake()) + " after the deployment");
        }
    }

    private void add(String rule, Severity severity, String risk, String mitigation) {
        Reason reason = Reason.rule("risk-register." + rule)
                .fact("traits", facts.change().traits())
                .says("By what is known of " + facts.name() + ", this can happen to it.");
        risks.add(new PlanRisk(risk, mitigation, severity, List.of(reason)));
    }

    private boolean touches(Trait trait) {
        return facts.change().is(trait) && facts.isNeeded();
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

    private static String tested(List<String> segments) {
        return segments.isEmpty()
                ? "In phase 1, "
                : "Test it in staging with members of " + Wording.and(segments) + ", then ";
    }

    private static String expected(Facts facts) {
        Step step = facts.firstPublicStep();
        String whole = facts.change()
                .population()
                .map(known -> Wording.count(
                                Math.round(known.usersPerDay() * step.share().fraction()), known.unit()) + " a day, "
                        + step.share() + " of " + Wording.of(known.usersPerDay()))
                .orElse(step.share() + " of those who ask it");
        return "'" + step.name() + "' and compare with " + whole;
    }
}
