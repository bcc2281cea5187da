package io.github.rolloutplanner.internal.planning.advice;

import io.github.rolloutplanner.change.ImpactKind;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.internal.planning.Facts;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.Statement;
import java.util.List;

/** What else to do, and what to tell the planner so that it can say more. */
public final class RecommendationSection {

    private final Facts facts;
    private final List<RolloutPhase> phases;
    private final Sentences sentences;

    public RecommendationSection(Facts facts, List<RolloutPhase> phases) {
        this.facts = facts;
        this.phases = phases;
        this.sentences = new Sentences(facts);
    }

    public List<Statement> recommendations() {
        skip();
        alerts();
        rehearse();
        support();
        lowTraffic();
        onCall();
        population();
        guardrail();
        experiment();
        fallback();
        owner();
        cleanUp();
        return sentences.said();
    }

    private void skip() {
        if (!facts.isNeeded()) {
            sentences.say(
                    "recommend.skip",
                    "Deploy " + facts.name() + " like any other version and watch it for " + Wording.of(facts.bake()),
                    facts.name() + " needs no gradual rollout.");
        }
    }

    private void alerts() {
        if (facts.isNeeded() && !facts.change().measures().isEmpty()) {
            sentences.say(
                    "recommend.alerts",
                    "Before phase 1, set off by hand what watches " + Wording.and(facts.metricNames())
                            + ", and see that it reaches "
                            + facts.tooling().incidentChannel().orElse("somebody on call for " + facts.name()),
                    "The rollback of " + facts.name() + " within " + Wording.of(facts.rollbackBound())
                            + " starts with an alert that arrives.");
        }
    }

    private void rehearse() {
        if (facts.hasFlag()) {
            sentences.say(
                    "recommend.rehearse",
                    "Turn flag '" + facts.flagKey()
                            + "' off in staging and take the time: it must be less than "
                            + Wording.of(facts.rollbackBound()),
                    "The plan promises a rollback within " + Wording.of(facts.rollbackBound()) + ".");
        }
    }

    private void support() {
        if (facts.isNeeded() && facts.isNoticed()) {
            sentences.say(
                    "recommend.support",
                    "Tell support before " + firstPublic(facts) + " what they will be asked about: " + facts.noticed(),
                    facts.users() + " notice " + facts.noticed() + ".");
        }
    }

    private void lowTraffic() {
        if (facts.isNeeded()
                && (facts.change().has(ImpactKind.PERFORMANCE)
                        || facts.assessment().risk().compareTo(RiskLevel.HIGH) >= 0)) {
            sentences.say(
                    "recommend.low-traffic",
                    "Begin " + firstPublic(facts) + " in hours of low traffic"
                            + facts.firstPublicStep()
                                    .soak()
                                    .map(soak -> ", and let its " + Wording.of(soak) + " run through a peak")
                                    .orElse(""),
                    "A failure of " + facts.name() + ", which is "
                            + facts.assessment().risk() + ", hurts fewest then, and its load shows only at a peak.");
        }
    }

    private void onCall() {
        if (facts.assessment().risk().compareTo(RiskLevel.HIGH) >= 0 && facts.isNeeded()) {
            sentences.say(
                    "recommend.on-call",
                    "Have somebody on call who can turn " + facts.name() + " off, through all "
                            + facts.outlines().size() + " phases and " + Wording.of(facts.bake()) + " after them",
                    facts.name() + " is " + facts.assessment().risk() + ".");
        }
    }

    private void population() {
        if (facts.isNeeded() && facts.change().population().isEmpty()) {
            sentences.say(
                    "recommend.population",
                    "Give the planner the daily users of " + facts.name()
                            + ", so that it can say how many of them each phase exposes",
                    "Without traffic, the lengths of " + facts.outlines().size()
                            + " phases come from the policy's tables.");
        }
    }

    private void guardrail() {
        if (facts.isNeeded() && facts.metricNames(GateRole.GUARDRAIL).isEmpty()) {
            sentences.say(
                    "recommend.guardrail",
                    "Name a metric that gets worse when this fails, with what it shows today: " + facts.noticed(),
                    "Nothing rolls " + facts.name() + " back by itself.");
        }
    }

    private void experiment() {
        facts.experiment()
                .filter(test -> !test.enabled())
                .ifPresent(test -> sentences.say(
                        "recommend.experiment",
                        "Choose the strategy 'ab-test' to run the experiment on "
                                + test.metrics().get(0) + ", which this plan of " + facts.name() + " leaves out",
                        "Another strategy was chosen for " + facts.name() + "."));
    }

    private void fallback() {
        if (facts.assessment().risk().compareTo(RiskLevel.HIGH) < 0
                && facts.change().is(Trait.NEW_FEATURE)
                && !facts.change().is(Trait.HAS_FALLBACK)
                && !facts.change().is(Trait.NO_FALLBACK)) {
            sentences.say(
                    "recommend.fallback",
                    "Say what users fall back to when " + facts.name() + " fails: without a fallback its risk is"
                            + " one level higher",
                    "Whether the new feature " + facts.name() + " has a fallback is not known.");
        }
    }

    private void owner() {
        if (facts.isNeeded() && facts.change().owner().isEmpty()) {
            sentences.say(
                    "recommend.owner",
                    "Name who answers for " + facts.name() + " and gives " + approvals(),
                    "The approvals of " + facts.name() + " have no name on them.");
        }
    }

    private void cleanUp() {
        if (facts.hasFlag()) {
            sentences.say(
                    "recommend.clean-up",
                    "Put a date on the removal of flag '" + facts.flagKey() + "', "
                            + Wording.of(facts.bake().multipliedBy(2)) + " after full rollout",
                    facts.name() + " is watched for " + Wording.of(facts.bake())
                            + "; a flag that stays longer than twice that is forgotten.");
        }
    }

    private static String firstPublic(Facts facts) {
        Step step = facts.firstPublicStep();
        return "'" + step.name() + "' (" + step.percentage() + ")";
    }

    private String approvals() {
        long inPhases = phases.stream()
                .flatMap(phase -> phase.goLiveCriteria().stream())
                .filter(gate -> gate.condition() instanceof Condition.Approval)
                .count();
        return inPhases == 0 ? "its last approval" : "its approvals, " + Wording.of(inPhases) + " of them in phases";
    }
}
