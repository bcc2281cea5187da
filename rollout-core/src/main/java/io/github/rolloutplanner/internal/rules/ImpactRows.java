package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;
import java.util.List;

/** How users see a change. */
public final class ImpactRows {
    private static final Rows ROWS = new Rows();

    public static final Rule UI = ROWS.row(
            Rule.of("impact.ui", "Layout, styling and interactions.").because("User interface change: {changes}."));

    public static final Rule BEHAVIORAL =
            ROWS.row(Rule.of("impact.behavioral", "Workflows, navigation and what happens when.")
                    .because("Behavioral change: {changes}."));

    public static final Rule PERFORMANCE =
            ROWS.row(Rule.of("impact.performance", "Loading times, responsiveness and use of resources.")
                    .because("Performance change: {changes}."));

    public static final Rule DATA_MODEL = ROWS.row(
            Rule.of("impact.data-model", "Stored data and API contracts.").because("Data model change: {changes}."));

    public static final Rule INTEGRATION =
            ROWS.row(Rule.of("impact.integration", "Third-party services.").because("Integration change: {changes}."));

    static final List<Rule> ALL = ROWS.all();

    private ImpactRows() {}
}
