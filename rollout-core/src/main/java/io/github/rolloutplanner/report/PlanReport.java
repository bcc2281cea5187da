package io.github.rolloutplanner.report;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.plan.RolloutPlan;

/**
 * A plan as a report for people. Each form says the same: the page with pictures, for readers and for paper; Markdown for the
 * description of a change; text for a terminal. Sections without content are left out, and the same plan gives the same bytes.
 *
 * @since 0.1.0
 */
public final class PlanReport {
    private PlanReport() {}

    /**
     * Writes a plan as one page of HTML. The page loads nothing and runs nothing, is light or dark as its reader likes it, and
     * can be printed.
     *
     * @param plan the plan, of the planner or external
     * @return the file
     */
    public static String html(RolloutPlan plan) {
        return HtmlRenderer.write(PlanDocument.of(requireNonNull(plan, "plan")));
    }
}
