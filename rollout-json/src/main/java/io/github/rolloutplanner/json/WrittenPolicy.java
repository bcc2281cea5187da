package io.github.rolloutplanner.json;

import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.policy.EvidencePolicy;
import io.github.rolloutplanner.policy.RolloutPolicy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A policy, as far as it differs from another. */
final class WrittenPolicy extends PolicyCodec<RolloutPolicy> {
    WrittenPolicy(KnownStrategies strategies, PolicyBase base) {
        super("policy", declaring(strategies, base.policy()));
        RolloutPolicy usual = base.policy();
        // Always written, so that a document says what it is, and never needed.
        add(Field.optional(
                        "extends", WordCodec.lowerCase(PolicyBase.class), (RolloutPolicy policy) -> Optional.of(base))
                .described("What holds where the document says nothing; the standard policy where it is left out."));
        set(
                "risks",
                new WrittenRisks(usual.risks()),
                RolloutPolicy::risks,
                RolloutPolicy::withRisks,
                "How risky a change is.");
        set(
                "ladders",
                new WrittenLadders(strategies, usual.ladders()),
                RolloutPolicy::ladders,
                RolloutPolicy::withLadders,
                "In which steps it goes out, and how fast.");
        set(
                "deliveries",
                new WrittenDeliveries(usual.deliveries()),
                RolloutPolicy::deliveries,
                RolloutPolicy::withDeliveries,
                "What is assumed of a delivery where neither the change nor its tooling says it.");
        set(
                "limits",
                new WrittenLimits(usual.limits()),
                RolloutPolicy::limits,
                RolloutPolicy::withLimits,
                "Where gates, alerts and triggers sit between a baseline and its limit.");
        set(
                "experiments",
                new WrittenExperiments(usual.experiments()),
                RolloutPolicy::experiments,
                RolloutPolicy::withExperiments,
                "How sure A/B tests must be, and how long they run.");
        set(
                field(
                        "evidence",
                        new WrittenEvidence(usual.evidence()),
                        RolloutPolicy::evidence,
                        "How sure gates must be, and how long that may take."),
                WrittenPolicy::takeEvidence);
        set(
                "preparation",
                new WrittenPreparation("preparation", usual.preparation()),
                RolloutPolicy::preparation,
                RolloutPolicy::withPreparation,
                "The working hours of the preparation.");
        set(
                "urgency",
                new WrittenUrgency(usual.urgency()),
                RolloutPolicy::urgency,
                RolloutPolicy::withUrgency,
                "How short a rollout may become for a deadline, or for a change that is expedited.");
        set(
                "calendar",
                WrittenCalendar.CALENDAR.as(Optional::of, Optional::orElseThrow),
                RolloutPolicy::calendar,
                (policy, calendar) -> calendar.map(policy::withCalendar).orElse(policy),
                "When rollouts may start and promote: promotion hours, freezes, stops, peaks of traffic.");
        setEach(
                "rollback_bounds",
                MapCodec.of(RiskLevel.class, WrittenLength.LENGTH),
                RolloutPolicy::rollbackBounds,
                RolloutPolicy::withRollbackBound,
                "When a rollback must be complete, by risk, where a change does not say it.");
        setEach(
                "approvals",
                MapCodec.of(RiskLevel.class, Scalars.NUMBER),
                RolloutPolicy::approvals,
                RolloutPolicy::withApprovals,
                "How many different people approve where a plan asks for an approval, by risk; from 1 to 10.");
    }

    private static RolloutPolicy declaring(KnownStrategies strategies, RolloutPolicy policy) {
        return policy.withLadders(strategies.declaredIn(policy.ladders()));
    }

    /** Soaks are named by strategies, which only the whole policy knows. */
    private static RolloutPolicy takeEvidence(RolloutPolicy policy, EvidencePolicy evidence, Place place) {
        boolean isKnown = true;
        for (Map.Entry<String, Duration> soak : evidence.longestSoaks().entrySet()) {
            RolloutPolicy asked = place.attempt(
                    policy,
                    so -> so.withEvidence(WrittenEvidence.withOnly(soak)),
                    WrittenEvidence.LONGEST_SOAKS,
                    soak.getKey());
            isKnown &= asked.evidence().longestSoaks().containsKey(soak.getKey());
        }
        return isKnown ? policy.withEvidence(evidence) : policy;
    }
}
