package io.github.rolloutplanner.plan;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.reason.Reason;
import java.util.List;
import java.util.Optional;

/**
 * The strategy of a plan.
 *
 * @param id by which callers ask for it; empty where only the label is known
 * @param label by which people know it
 * @param reasons why it was chosen; empty in an external plan
 * @since 0.1.0
 */
public record StrategyName(Optional<String> id, String label, List<Reason> reasons) {

    public StrategyName {
        requireNonNull(id, "id");
        requireNonNull(label, "label");
        reasons = Elements.listOf(reasons, "reasons");
    }
}
