package io.github.rolloutplanner.plan;

import io.github.rolloutplanner.internal.bounds.Elements;
import java.util.List;

/**
 * What people tick off.
 *
 * @param before before the first phase
 * @param during in each phase
 * @param after after full rollout
 * @since 0.1.0
 */
public record Checklists(List<Statement> before, List<Statement> during, List<Statement> after) {
    /** Nothing to tick off. */
    public static final Checklists NONE = new Checklists(List.of(), List.of(), List.of());

    public Checklists {
        before = Elements.listOf(before, "before");
        during = Elements.listOf(during, "during");
        after = Elements.listOf(after, "after");
    }
}
