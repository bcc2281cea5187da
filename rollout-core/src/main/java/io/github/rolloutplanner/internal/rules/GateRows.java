package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;
import java.util.List;

/** What must hold to leave a phase. */
public final class GateRows {
    private static final Rows ROWS = new Rows();
    private static final String NO_ISSUE =
            "No user-impacting issue attributed to the change in {phase}[ during the bake ({bake})]";

    public static final Rule MARGIN = ROWS.row(Rule.of(
                    "gate.margin",
                    "Thresholds come closer to the baseline as the percentage rises, so that no day uses more than a"
                            + " fixed part of the harm budget: what a day at 100% and at the limit would cost.")
            .because("Gate margin: {part} of the way from the baseline {baseline} to the limit {limit}. Uses at most"
                    + " {spent} of the daily harm budget."));

    public static final Rule MARGIN_WITHOUT_CONTROL = ROWS.row(Rule.of(
                    "gate.margin-without-control",
                    "Where no control group runs, thresholds start from where the metric may stand by itself: its baseline"
                            + " is known only so well.")
            .because(
                    "No control group: by what is known of the baseline {baseline}, the metric may stand at {usual} without the"
                            + " change. Gate margin: {part} of the way from there to the limit {limit}. Uses at most {spent} of"
                            + " the daily harm budget."));

    public static final Rule INTERNAL = ROWS.row(
            Rule.of("gate.internal", "An internal phase is left by manual approval: it has no traffic to measure.")
                    .says("Dogfooding complete: no open critical issue")
                    .because("Manual approval: an internal phase has no automated gate.[ To try: {changes}.]"));

    public static final Rule NO_METRIC =
            ROWS.row(Rule.of("gate.no-metric", "A phase without an automated gate is left by manual approval.")
                    .says(NO_ISSUE)
                    .because("Manual approval: {phase} has no automated gate."));

    public static final Rule UNDERPOWERED = ROWS.row(
            Rule.of("gate.underpowered", "A phase whose gates are all underpowered is left by manual approval.")
                    .says(NO_ISSUE)
                    .because("Manual approval: {metrics} {metrics:is|are} underpowered in {phase}."));

    public static final Rule SET_UP_LATER = ROWS.row(
            Rule.of("gate.set-up-later", "A phase whose metrics are set up afterwards is left by manual approval.")
                    .says(NO_ISSUE)
                    .because("Manual approval: {metrics} {metrics:is|are} set up after full rollout."));

    public static final Rule CRITICAL =
            ROWS.row(Rule.of("gate.critical", "Each phase of a critical change needs a sign-off on the way to 100%.")
                    .says(NO_ISSUE)
                    .because("Manual approval: the change is critical."));

    static final List<Rule> ALL = ROWS.all();

    private GateRows() {}
}
