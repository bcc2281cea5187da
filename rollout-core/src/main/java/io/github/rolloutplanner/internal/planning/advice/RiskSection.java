package io.github.rolloutplanner.internal.planning.advice;

import static io.github.rolloutplanner.metric.Severity.HIGH;
import static io.github.rolloutplanner.metric.Severity.LOW;
import static io.github.rolloutplanner.metric.Severity.MEDIUM;

import io.github.rolloutplanner.change.ImpactKind;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.internal.planning.Facts;
import io.github.rolloutplanner.internal.planning.FlagSection;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.plan.PlanRisk;
import io.github.rolloutplanner.strategy.Audience;
import io.github.rolloutplanner.strategy.PhaseOutline;
import java.util.List;

/** What could go wrong with this change in this plan, and what is done about it. */
public final class RiskSection {
    private final Facts facts;
    private final RiskRegister register;

    public RiskSection(Facts facts) {
        this.facts = facts;
        this.register = new RiskRegister(facts);
    }

    public List<PlanRisk> risks() {
        new TraitRisks(facts, register).enter();
        data();
        integration();
        load();
        cache();
        targeting();
        allAtOnce();
        underpowered();
        blind();
        harmless();
        return register.risks();
    }

    private void data() {
        if (facts.isNeeded() && facts.canReverseData()) {
            register.add(
                    "data",
                    HIGH,
                    "Data written by " + facts.name() + " cannot be read by the version before it",
                    facts.change()
                            .dataRollback()
                            .map(procedure -> "Rehearse on a copy: " + procedure)
                            .orElse("Write data in both forms until " + facts.name() + " has baked for "
                                    + Wording.of(facts.bake())),
                    facts.name() + " changes stored data.");
        }
    }

    private void integration() {
        if (notices(ImpactKind.INTEGRATION)) {
            register.add(
                    "integration",
                    MEDIUM,
                    "A service of others fails or refuses the load: " + facts.noticed(ImpactKind.INTEGRATION),
                    "Agree on limits with its owner for each of " + register.percentages(),
                    "Others answer for " + facts.noticed(ImpactKind.INTEGRATION) + ".");
        }
    }

    private void load() {
        if (notices(ImpactKind.PERFORMANCE) && !facts.startsWithEverybody()) {
            register.add(
                    "load",
                    MEDIUM,
                    "The load of " + facts.noticed(ImpactKind.PERFORMANCE) + " shows only at a percentage above "
                            + facts.firstPublicStep().percentage(),
                    "Compare the load per " + facts.change().unit() + " at " + register.percentages(),
                    "Users notice " + facts.noticed(ImpactKind.PERFORMANCE) + ".");
        }
    }

    private void cache() {
        if (facts.tooling().cache().isPresent() && facts.isNoticed()) {
            register.add(
                    "cache",
                    LOW,
                    facts.tooling().cache().orElse("") + " still shows " + facts.name() + " after the "
                            + Wording.of(facts.rollbackBound()) + " of the rollback",
                    "Keep what it holds of " + facts.name() + " for less than " + Wording.of(facts.rollbackBound())
                            + ", or clear it as the rollback says",
                    facts.tooling().cache().orElse("") + " keeps copies of " + facts.noticed() + ".");
        }
    }

    private void targeting() {
        if (facts.hasFlag() && !facts.startsWithEverybody()) {
            register.add(
                    "targeting",
                    MEDIUM,
                    "Flag '" + facts.flagKey() + "' turns " + facts.name() + " on for others than it should",
                    tested(new FlagSection(facts).segments()) + "count who has it in " + expected(facts),
                    "Flag '" + facts.flagKey() + "' starts at "
                            + facts.firstPhase().step().percentage() + ".");
        }
    }

    private void allAtOnce() {
        if (facts.isNeeded() && facts.startsWithEverybody()) {
            register.add(
                    "all-at-once",
                    HIGH,
                    "Harm by " + facts.name() + " meets all " + facts.users() + " before anybody sees it",
                    "Have somebody watch for " + Wording.of(facts.bake()) + " who can turn flag '" + facts.flagKey()
                            + "' off",
                    facts.name() + " starts at " + facts.firstPhase().step().percentage() + ".");
        }
    }

    private void underpowered() {
        facts.experiment()
                .filter(test -> test.enabled() && test.capped())
                .ifPresent(test -> register.add(
                        "underpowered",
                        HIGH,
                        "The experiment ends without an answer: too few " + facts.users() + " for "
                                + test.metrics().get(0),
                        "Look for a larger effect than "
                                + test.effect().map(Object::toString).orElse("this")
                                + ", or for a metric that moves more",
                        "The policy stops the test after "
                                + Wording.count(test.days().orElseThrow(), "day") + ", before its groups are full."));
    }

    private void blind() {
        if (facts.isNeeded() && facts.metricNames(GateRole.GUARDRAIL).isEmpty()) {
            register.add(
                    "blind",
                    HIGH,
                    "Harm by " + facts.name() + " goes unseen, because no guardrail measures it",
                    "Give the planner a guardrail with its baseline for " + facts.noticed(),
                    facts.name() + " has " + Wording.count(facts.metricNames().size(), "metric")
                            + " and none of them is a guardrail.");
        }
    }

    private void harmless() {
        if (!facts.isNeeded()) {
            register.add(
                    "harmless",
                    LOW,
                    facts.name() + " does more than it seems",
                    "Watch " + facts.name() + " for " + Wording.of(facts.bake()) + " after the deployment",
                    facts.name() + " needs no gradual rollout.");
        }
    }

    private boolean notices(ImpactKind kind) {
        return facts.isNeeded() && facts.change().has(kind);
    }

    private static String tested(List<String> segments) {
        return segments.isEmpty()
                ? "In phase 1, "
                : "Test it in staging with members of " + Wording.and(segments) + ", then ";
    }

    private static String expected(Facts facts) {
        PhaseOutline first = facts.firstPublicPhase();
        Step step = first.step();
        String known;
        if (first.audience() instanceof Audience.RingMembers ring && ring.size() > 0) {
            known = "its " + Wording.count(ring.size(), ring.unit());
        } else {
            known = facts.change()
                    .population()
                    .map(all -> Wording.count(
                                    Math.round(all.usersPerDay()
                                            * step.percentage().fraction()),
                                    all.unit()) + " a day, "
                            + step.percentage() + " of " + Wording.of(all.usersPerDay()))
                    .orElse(step.percentage() + " of those who ask it");
        }
        return "'" + step.name() + "' and compare with " + known;
    }
}
