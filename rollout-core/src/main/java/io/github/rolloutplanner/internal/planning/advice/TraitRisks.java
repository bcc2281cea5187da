package io.github.rolloutplanner.internal.planning.advice;

import static io.github.rolloutplanner.metric.Severity.CRITICAL;
import static io.github.rolloutplanner.metric.Severity.HIGH;
import static io.github.rolloutplanner.metric.Severity.MEDIUM;

import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.internal.planning.Facts;
import io.github.rolloutplanner.internal.text.Wording;

/** What could go wrong with a change because of what it touches or is. */
final class TraitRisks {
    private final Facts facts;
    private final RiskRegister register;

    TraitRisks(Facts facts, RiskRegister register) {
        this.facts = facts;
        this.register = register;
    }

    void enter() {
        payments();
        authentication();
        security();
        securityFix();
        irreversible();
        breaking();
        agent();
        global();
        tenants();
        workflow();
        noFallback();
    }

    private void payments() {
        if (touches(Trait.PAYMENTS)) {
            register.add(
                    "payments",
                    CRITICAL,
                    facts.name() + " charges twice, not at all, or the wrong amount",
                    "Compare what was charged with what was ordered for every payment in " + register.phaseOne()
                            + ", before going on",
                    does(Trait.PAYMENTS));
        }
    }

    private void authentication() {
        if (touches(Trait.AUTHENTICATION)) {
            register.add(
                    "authentication",
                    HIGH,
                    facts.name() + " locks " + facts.users() + " out, or lets strangers in",
                    "Keep a way to turn flag '" + facts.flagKey() + "' off that needs no sign-in, and count refused"
                            + " sign-ins in " + register.phaseOne(),
                    does(Trait.AUTHENTICATION));
        }
    }

    private void security() {
        if (touches(Trait.SECURITY) && !facts.change().is(Trait.BUG_FIX)) {
            register.add(
                    "security",
                    HIGH,
                    facts.name() + " opens a hole that no metric shows",
                    "Have somebody who did not write " + facts.name() + " attack it in " + register.phaseOne(),
                    does(Trait.SECURITY));
        }
    }

    private void securityFix() {
        if (touches(Trait.SECURITY) && facts.change().is(Trait.BUG_FIX)) {
            register.add(
                    "security-fix",
                    HIGH,
                    "The hole that " + facts.name() + " closes stays open for those who wait",
                    "Do not stay in a phase of " + facts.name() + " longer than its gates need",
                    does(Trait.SECURITY));
        }
    }

    private void irreversible() {
        if (touches(Trait.IRREVERSIBLE)) {
            register.add(
                    "irreversible",
                    CRITICAL,
                    "What " + facts.name() + " does in " + register.phaseOne() + " can already not be undone",
                    "Only mark what it would do, and let " + facts.owner()
                            + " check the marks of each phase before they take effect",
                    does(Trait.IRREVERSIBLE));
        }
    }

    private void breaking() {
        if (touches(Trait.BREAKING_CHANGE)) {
            register.add(
                    "breaking",
                    HIGH,
                    "Clients that rely on what " + facts.name() + " ends stop working",
                    "List who still relies on it, and tell them the dates of " + register.percentages(),
                    does(Trait.BREAKING_CHANGE));
        }
    }

    private void agent() {
        if (touches(Trait.KERNEL_OR_AGENT)) {
            register.add(
                    "agent",
                    CRITICAL,
                    "A host that fails with " + facts.name() + " can no longer be reached to take it back",
                    "Prove in " + register.phaseOne() + " that a host which does not start repairs itself",
                    does(Trait.KERNEL_OR_AGENT));
        }
    }

    private void global() {
        if (touches(Trait.GLOBAL_CONFIG)) {
            register.add(
                    "global",
                    HIGH,
                    facts.name() + " reaches every place at once, past the percentages of this plan",
                    "Block its spread beyond the percentage of the phase where it is read, at "
                            + register.percentages(),
                    does(Trait.GLOBAL_CONFIG));
        }
    }

    private void tenants() {
        if (touches(Trait.MULTI_TENANT)) {
            register.add(
                    "tenants",
                    MEDIUM,
                    "One large tenant makes up most of a phase of " + facts.name(),
                    "Look at the gates of " + facts.name() + " per tenant too, and name the tenants that "
                            + register.percentages() + " reach",
                    does(Trait.MULTI_TENANT));
        }
    }

    private void workflow() {
        if (touches(Trait.WORKFLOW_CHANGE)) {
            register.add(
                    "workflow",
                    MEDIUM,
                    "Users do not find their way: " + facts.noticed(),
                    "Explain it where they meet it, and read what they write to support about it from "
                            + register.phaseOne() + " on",
                    does(Trait.WORKFLOW_CHANGE));
        }
    }

    private void noFallback() {
        if (touches(Trait.NO_FALLBACK)) {
            register.add(
                    "no-fallback",
                    HIGH,
                    "When " + facts.name() + " fails, its users have nothing to fall back to",
                    "Keep the code path without " + facts.name() + " until it has baked for "
                            + Wording.of(facts.bake()),
                    does(Trait.NO_FALLBACK));
        }
    }

    private boolean touches(Trait trait) {
        return facts.isNeeded() && facts.change().is(trait);
    }

    private String does(Trait trait) {
        return facts.name() + " " + trait.phrase() + ".";
    }
}
