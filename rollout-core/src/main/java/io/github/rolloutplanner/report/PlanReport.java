package io.github.rolloutplanner.report;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.RolloutException;

/**
 * A plan as a report for people. Each form says the same: the page with pictures, for readers and for paper; Markdown for the
 * description of a change; text for a terminal. Sections without content are left out, and the same plan gives the same bytes.
 *
 * @since 0.1.0
 */
public final class PlanReport {
    private static final int LEAST_WIDTH = 40;

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

    /**
     * Writes a plan as Markdown, as GitHub reads it: with tables, boxes to tick and the phases as a Gantt chart of Mermaid, for the
     * description of a pull request, an issue or a wiki. Reasons and arithmetic are left to the page.
     *
     * @param plan the plan, of the planner or external
     * @return the text; names in it stay text, whatever they are
     */
    public static String markdown(RolloutPlan plan) {
        return MarkdownRenderer.write(PlanDocument.of(requireNonNull(plan, "plan")));
    }

    /**
     * Writes a plan for a terminal. Reasons and arithmetic are left to the page.
     *
     * @param plan the plan, of the planner or external
     * @param width how many columns there are; a wide character of East Asia takes two
     * @return lines that are no wider
     * @throws RolloutException.InvalidValue if the width is below 40
     */
    public static String text(RolloutPlan plan, int width) {
        requireNonNull(plan, "plan");
        if (width < LEAST_WIDTH) {
            throw new RolloutException.InvalidValue(
                    "A report cannot be " + width + " columns wide. Give " + LEAST_WIDTH + " or more.");
        }
        return TextRenderer.write(PlanDocument.of(plan), width);
    }
}
