package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.WrittenLength.LENGTH;

import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.policy.UrgencyPolicy;

/** How short a rollout may become, as far as it differs from what the document extends. */
final class WrittenUrgency extends PolicyCodec<UrgencyPolicy> {
    WrittenUrgency(UrgencyPolicy base) {
        super("urgency", base);
        setEach(
                "fewest_phases",
                MapCodec.of(RiskLevel.class, Scalars.NUMBER),
                UrgencyPolicy::fewestPhases,
                UrgencyPolicy::withFewestPhases,
                "How many phases that expose users an urgent rollout keeps at least, by risk; from 1 to 100.");
        setEach(
                "watches",
                MapCodec.of(RiskLevel.class, LENGTH),
                UrgencyPolicy::watches,
                UrgencyPolicy::withWatch,
                "How long each phase of an urgent rollout is watched at least, by risk.");
        set(
                "look_every",
                LENGTH,
                UrgencyPolicy::lookEvery,
                UrgencyPolicy::withLookEvery,
                "How often guardrails are evaluated in an urgent rollout.");
        set(
                "on_call_response",
                LENGTH,
                UrgencyPolicy::onCallResponse,
                UrgencyPolicy::withOnCallResponse,
                "How long it takes until an on-call has answered a page and decided; shorter phases are watched live.");
        set(
                "preparation",
                new WrittenPreparation("urgent_preparation", base.preparation()),
                UrgencyPolicy::preparation,
                UrgencyPolicy::withPreparation,
                "The hours before the first phase of a change that is expedited.");
    }
}
