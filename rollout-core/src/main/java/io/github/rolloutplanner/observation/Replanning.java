package io.github.rolloutplanner.observation;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.internal.bounds.TimeBound;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import java.util.List;

/**
 * A time at which a running rollout got another plan.
 *
 * @param at when, since the start of the rollout
 * @param phase number of the phase that was live, in both plans
 * @param transitions after how many transitions of the rollout it was
 * @param fingerprint of the plan until then
 * @param ladder the percentage of each phase of the plan until then
 * @param evidence what became of the evidence, metric by metric
 * @param gates where each gate of the phase stands now, in their order until then: as its number, from 1 on; 0 where it was left out
 *     or changed, so that it is to be confirmed anew
 * @param by who planned again
 * @param why why
 * @since 0.1.0
 */
public record Replanning(
        Duration at,
        int phase,
        int transitions,
        String fingerprint,
        List<Percentage> ladder,
        List<EvidenceFate> evidence,
        List<Integer> gates,
        String by,
        String why) {

    public Replanning {
        TimeBound.require(requireNonNull(at, "at"), "at");
        requireNonNull(fingerprint, "fingerprint");
        ladder = Elements.listOf(ladder, "ladder");
        evidence = Elements.listOf(evidence, "evidence");
        gates = Elements.listOf(gates, "gates");
        requireNonNull(by, "by");
        requireNonNull(why, "why");
        if (phase < 1 || transitions < 0 || gates.stream().anyMatch(gate -> gate < 0)) {
            throw new RolloutException.InvalidValue("A rollout was not planned again in phase " + phase + " after "
                    + transitions + " transitions with the gates " + gates
                    + ". Give a phase from 1 on, transitions from 0 on and the numbers of gates, 0 for none.");
        }
    }

    /** Where a gate of the phase stands now; 0 where it is another one or none. */
    int gate(int number) {
        return number >= 1 && number <= gates.size() ? gates.get(number - 1) : 0;
    }

    /**
     * Where a gate that was approved in this phase stands after it.
     *
     * @param approval an approval
     * @param place after how many transitions it was made
     * @return its number now; 0 where the approval no longer counts, and as it was where it was made of another phase or later
     */
    public int gateOf(Transition approval, int place) {
        int number = requireNonNull(approval, "approval").gate().orElse(0);
        return approval.phase() == phase && place < transitions ? gate(number) : number;
    }
}
