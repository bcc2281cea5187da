package io.github.rolloutplanner.internal.planning.delivery;

import io.github.rolloutplanner.internal.rules.DeliveryWords;
import io.github.rolloutplanner.metric.Severity;
import io.github.rolloutplanner.plan.ManualStep;
import io.github.rolloutplanner.reason.Rule;
import java.util.List;

/**
 * What a delivery adds to a plan.
 *
 * @param words what other sentences say of it
 * @param rollback the first steps of the rollback, in order
 * @param automation what rolls back or stops by itself when a guardrail is breached; the last resort is another deployment
 * @param preparation what is set up before the first phase
 * @param dependencies what must be there before the start
 * @param before what is ticked off before the start
 * @param during what is ticked off in each phase
 * @param after what is ticked off after full rollout
 * @param risks what can go wrong
 * @param recommendations what else to do
 */
public record DeliveryGuide(
        DeliveryWords words,
        List<Action> rollback,
        Rule automation,
        List<Rule> preparation,
        List<Rule> dependencies,
        List<Rule> before,
        List<Rule> during,
        List<Rule> after,
        List<RatedRisk> risks,
        List<Rule> recommendations) {

    /**
     * A step of a rollback.
     *
     * @param kind what is done
     * @param rule its words
     */
    public record Action(ManualStep.Kind kind, Rule rule) {}

    /**
     * A risk with how bad it is.
     *
     * @param severity how bad
     * @param rule its words
     */
    public record RatedRisk(Severity severity, Rule rule) {}
}
