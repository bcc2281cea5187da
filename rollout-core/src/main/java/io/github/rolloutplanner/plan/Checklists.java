package io.github.rolloutplanner.plan;

import static java.util.Objects.requireNonNull;

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
        before = List.copyOf(requireNonNull(before, "before"));
        during = List.copyOf(requireNonNull(during, "during"));
        after = List.copyOf(requireNonNull(after, "after"));
    }
}
