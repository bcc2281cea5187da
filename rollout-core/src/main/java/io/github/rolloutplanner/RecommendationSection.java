package io.github.rolloutplanner;

import io.github.rolloutplanner.change.ImpactKind;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.plan.Statement;
import io.github.rolloutplanner.reason.Wording;
import java.util.List;

/** What else to do, and what to tell the planner so that it can say more. */
final class RecommendationSection {
    private static final List<SentenceRule> TABLE = List.of(
            new SentenceRule(
                    "recommend.skip",
                    facts -> !facts.isNeeded(),
                    facts -> "Deploy " + facts.name() + " like any other version and watch it for "
                            + Wording.of(facts.bake()),
                    facts -> facts.assessment().needReasons().get(0).sentence()),
            new SentenceRule(
                    "recommend.alerts",
                    facts -> facts.isNeeded() && !facts.change().measures().isEmpty(),
                    facts -> "Fire the " + Wording.count(facts.change().measures().size(), "alert") + " of "
                            + facts.name() + " once by hand before phase 1, and see that "
                            + facts.tooling().incidentChannel().orElse("somebody on call") + " gets them",
                    facts -> "The rollback of " + facts.name() + " within " + Wording.of(facts.rollbackBound())
                            + " starts with an alert that arrives."),
            new SentenceRule(
                    "recommend.rehearse",
                    Facts::hasFlag,
                    facts -> "Turn flag '" + facts.flagKey() + "' off in staging and take the time: it must be less than "
                            + Wording.of(facts.rollbackBound()),
                    facts -> "The plan promises a rollback within " + Wording.of(facts.rollbackBound()) + "."),
            new SentenceRule(
                    "recommend.support",
                    facts -> facts.isNeeded() && facts.isNoticed(),
                    facts -> "Tell support before " + firstPublic(facts) + " what " + facts.users() + " will ask about: "
                            + facts.noticed(),
                    facts -> facts.users() + " notice " + facts.noticed() + "."),
            new SentenceRule(
                    "recommend.low-traffic",
                    facts -> facts.isNeeded() && (facts.change().has(ImpactKind.PERFORMANCE)
                            || facts.assessment().risk().compareTo(RiskLevel.HIGH) >= 0),
                    facts -> "Begin " + firstPublic(facts) + " in hours of low traffic, and let its soak run through a peak",
                    facts -> "A failure of " + facts.name() + ", which is " + facts.assessment().risk()
                            + ", hurts fewest then, and its load shows only at a peak."),
            new SentenceRule(
                    "recommend.on-call",
                    facts -> facts.assessment().risk().compareTo(RiskLevel.HIGH) >= 0 && facts.isNeeded(),
                    facts -> "Have somebody on call who can turn " + facts.name() + " off, through all "
                            + facts.outlines().size() + " phases and " + Wording.of(facts.bake()) + " after them",
                    facts -> facts.name() + " is " + facts.assessment().risk() + "."),
            new SentenceRule(
                    "recommend.population",
                    facts -> facts.isNeeded() && facts.change().population().isEmpty(),
                    facts -> "Give the planner the daily users of " + facts.name()
                            + ", so that it can say what each phase is able to see",
                    facts -> "Without traffic, the lengths of " + facts.outlines().size()
                            + " phases come from the policy's tables."),
            new SentenceRule(
                    "recommend.guardrail",
                    facts -> facts.isNeeded() && facts.metricNames(GateRole.GUARDRAIL).isEmpty(),
                    facts -> "Name a metric that gets worse when this fails, with what it shows today: " + facts.noticed(),
                    facts -> "Nothing rolls " + facts.name() + " back by itself."),
            new SentenceRule(
                    "recommend.fallback",
                    facts -> facts.assessment().risk().compareTo(RiskLevel.HIGH) < 0
                            && facts.change().is(Trait.NEW_FEATURE)
                            && !facts.change().is(Trait.HAS_FALLBACK)
                            && !facts.change().is(Trait.NO_FALLBACK),
                    facts -> "Say what users fall back to when " + facts.name() + " fails: without a fallback its risk is"
                            + " one level higher",
                    facts -> "Whether the new feature " + facts.name() + " has a fallback is not known."),
            new SentenceRule(
                    "recommend.owner",
                    facts -> facts.isNeeded() && facts.change().owner().isEmpty(),
                    facts -> "Name who answers for " + facts.name() + " and gives its " + approvals(facts),
                    facts -> "The approvals of " + facts.name() + " have no name on them."),
            new SentenceRule(
                    "recommend.clean-up",
                    Facts::hasFlag,
                    facts -> "Put a date on the removal of flag '" + facts.flagKey() + "', "
                            + Wording.of(facts.bake().multipliedBy(2)) + " after full rollout",
                    facts -> "The policy watches " + facts.assessment().risk() + " changes for "
                            + Wording.of(facts.bake()) + "; a flag that stays longer than twice that is forgotten."));

    private final Facts facts;

    RecommendationSection(Facts facts) {
        this.facts = facts;
    }

    List<Statement> recommendations() {
        return SentenceRule.apply(TABLE, facts);
    }

    private static String firstPublic(Facts facts) {
        Step step = facts.firstPublicStep();
        return "'" + step.name() + "' (" + step.share() + ")";
    }

    private static String approvals(Facts facts) {
        long waiting = new PhaseSection(facts)
                        .phases().stream()
                                .flatMap(phase -> phase.goLiveCriteria().stream())
                                .filter(gate -> gate.condition().measured().isEmpty())
                                .count()
                + 1;
        return Wording.count(waiting, "approval");
    }
}
