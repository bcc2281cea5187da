package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;
import java.util.List;

/** What a change of infrastructure needs, and how it is rolled back. */
public final class InfrastructureRows {
    private static final Rows ROWS = new Rows();

    public static final Rule DRAIN = ROWS.row(Rule.of("rollback.drain", "Traffic leaves a changed cell first.")
            .says("Drain the changed {carried}, as long as {carried} that have not changed can take their traffic")
            .because("Traffic moves faster than a definition is applied."));

    public static final Rule REAPPLY =
            ROWS.row(Rule.of("rollback.reapply", "A cell gets its previous definition again.")
                    .says(
                            "Apply the previous definition to one changed {place} at a time, and verify each before it gets traffic")
                    .because("Applying a definition is a change too."));

    public static final Rule DRAINABLE = ROWS.row(Rule.of("dependency.drain", "A cell can be drained.")
            .says("Traffic management: drains one {place} within minutes, and works while that {place} is down")
            .because("Draining is the first step of the rollback."));

    public static final Rule SPARE =
            ROWS.row(Rule.of("dependency.spare-capacity", "The other cells can take over a cell.")
                    .says("Spare capacity: the other {carried} take the traffic of those that change, at peak")
                    .because("A drained {place} hands all its traffic over at once."));

    public static final Rule ACCESS = ROWS.row(Rule.of(
                    "dependency.access", "There is access that the change cannot cut off.")
            .says("Out-of-band access: the on-call reaches every {place} when its network, DNS or sign-in fails")
            .because("The change can cut off its own rollback."));

    public static final Rule DRIFT = ROWS.row(Rule.of("before.drift", "A definition is compared with what runs.")
            .says("Diff of the new definition against each {place} reviewed: nothing unexpected destroyed or replaced")
            .because("{^carried} that were changed by hand get more than the change."));

    public static final Rule ONE_AT_A_TIME =
            ROWS.row(Rule.of("during.one-cell", "No cell changes while another is in doubt.")
                    .says("Change no further {place} while one is in doubt: {phases}")
                    .because("Two {carried} that fail together may leave no capacity to drain to."));

    public static final Rule CONVERGED = ROWS.row(Rule.of("after.converged", "All cells end with the same definition.")
            .says("Verify that every {place} runs the new definition")
            .because("{^carried} that were left out can fail at the next change."));

    public static final Rule SHARED =
            ROWS.row(Rule.of("risk-register.shared-dependency", "Cells share what they depend on.")
                    .says("What the {carried} share fails for all of them, whatever the phase")
                    .advises(
                            "List what all {carried} depend on (DNS, identity, quota, control plane), and leave it as it is until the last phase")
                    .because("{^carried} limit a failure only as far as they are independent."));

    public static final Rule PREPARATION =
            ROWS.row(Rule.of("preparation.cells", "Changing cell by cell takes time to set up.")
                    .says("the order of the cells"));

    public static final Rule AUTOMATION =
            ROWS.row(Rule.of("dependency.automatic-drain", "Guardrails need something that drains a changed cell.")
                    .says(
                            "Automated rollback: drains the changed {carried}, and changes no further {place}, when {guardrails:|any of }{guardrails} breaches its limit")
                    .because(DependencyRows.ROLLED_BACK));

    public static final DeliveryWords WORDS = new DeliveryWords(
            "cell",
            "drain",
            "who may drain cells and apply definitions",
            "a cell without customers",
            "each cell that changed",
            List.of("error rate by cell", "saturation of the other cells"));

    static final List<Rule> ALL = ROWS.all();

    private InfrastructureRows() {}
}
