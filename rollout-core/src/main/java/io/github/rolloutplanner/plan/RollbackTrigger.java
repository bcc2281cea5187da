package io.github.rolloutplanner.plan;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.reason.Reason;
import java.util.List;

/**
 * What rolls a change back automatically.
 *
 * @param condition what must have happened
 * @param reasons why at this level; empty in an external plan
 * @since 0.1.0
 */
public record RollbackTrigger(Condition condition, List<Reason> reasons) {

    public RollbackTrigger {
        requireNonNull(condition, "condition");
        reasons = Elements.listOf(reasons, "reasons");
    }

    /**
     * The trigger as something that happens.
     *
     * @return for instance "Error rate exceeds 5%"
     */
    @Override
    public String toString() {
        return condition instanceof Condition.OnMetric measured ? measured.asEvent() : condition.toString();
    }
}
