package io.github.rolloutplanner.decision;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.observation.EvidenceFate;
import io.github.rolloutplanner.observation.Replanning;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.reason.Reason;
import java.util.List;

/**
 * What planning a running rollout again brought: the rollout after it, and what of it was kept.
 *
 * @param rollout the rollout, with its new plan
 * @param replanning when, by whom and why, and what became of the evidence of each metric; the last of {@link
 *     RunningRollout#replannings()}
 * @param reasons what was kept and what was not, and why
 * @since 0.1.0
 */
public record Replan(RunningRollout rollout, Replanning replanning, List<Reason> reasons) {

    public Replan {
        requireNonNull(rollout, "rollout");
        requireNonNull(replanning, "replanning");
        reasons = Elements.listOf(reasons, "reasons");
    }

    /**
     * The phase that is live, as the new plan has it.
     *
     * @return the current phase of {@link #rollout()}
     */
    public RolloutPhase phase() {
        return rollout.phase();
    }

    /**
     * Whether a regression is now less likely to roll the change back, so that the new plan wants a second look: a guardrail was dropped
     * or loosened, evidence of a regression no longer counts, or hardly any of the significance level was left for a guardrail.
     * A level that is lower because more guardrails share it does not count: {@link #reasons()} say which evidence each then takes.
     *
     * @return whether that is so of any metric
     */
    public boolean isRiskier() {
        return replanning.evidence().stream().anyMatch(EvidenceFate::riskier);
    }

    @Override
    public String toString() {
        return DecisionText.lines(reasons);
    }
}
