package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;
import java.util.List;

/** What a configuration push needs, and how it is rolled back. */
public final class ConfigurationPushRows {
    private static final Rows ROWS = new Rows();

    public static final Rule PUSH_BACK = ROWS.row(Rule.of(
                    "rollback.push-back", "A configuration is rolled back by pushing the last known good one.")
            .says("Stop the push, and push the last known good configuration to all {carried} that have the new one")
            .because("The configuration itself is the change."));

    public static final Rule STUCK = ROWS.row(
            Rule.of("rollback.stuck-readers", "Those who failed on a configuration may not take the next one.")
                    .says(
                            "Restart the {carried} that no longer report, in small batches, with the last known good configuration")
                    .because(
                            "{^carried} that crashed on the new configuration do not fetch the next one, and restarting all of them at once overloads its source."));

    public static final Rule STAGES =
            ROWS.row(Rule.of("dependency.stages", "A configuration that goes out in phases needs a staged push.")
                    .says("Staged push: to {percentages} of the {carried}, each stage released on its own")
                    .because("A configuration that is not staged reaches everything at once."));

    public static final Rule LAST_GOOD = ROWS.row(Rule.of(
                    "dependency.last-good", "Readers of a configuration keep the last one that worked.")
            .says("Last known good configuration: kept by each reader, and loaded when the new one fails to load")
            .because("A reader that crashes on a bad configuration cannot be rolled back remotely."));

    public static final Rule VALIDATION =
            ROWS.row(Rule.of("dependency.validation", "A configuration is validated by the code that reads it.")
                    .says(
                            "Validation: the new configuration parsed, and its limits checked, by each version of the code that reads it")
                    .because("A schema does not know the limits of the code."));

    public static final Rule DRY_RUN =
            ROWS.row(Rule.of("before.dry-run", "A configuration is tried before it is pushed.")
                    .says("Dry run of the push done, and its diff reviewed by a second person")
                    .because("The push takes effect as soon as it is read."));

    public static final Rule STAGED = ROWS.row(Rule.of("during.stage", "The reach of each stage is verified.")
            .says("Verify how many {carried} run the new configuration: {phases}")
            .because("A push that goes further than its stage can look healthy."));

    public static final Rule STORE =
            ROWS.row(Rule.of("after.configuration", "The old configuration is removed after the bake.")
                    .says("Remove the previous values, and record the new ones as the last known good configuration")
                    .because("A later rollback goes back to them."));

    public static final Rule UNREADABLE =
            ROWS.row(Rule.of("risk-register.unreadable", "A configuration that cannot be read stops its readers.")
                    .says("A configuration that cannot be read stops every reader at once")
                    .advises(
                            "Fall back to the last known good configuration, and test with empty, oversized and malformed values")
                    .because("Its readers load it within minutes."));

    public static final Rule PUSH_SYSTEM = ROWS.row(Rule.of(
                    "risk-register.push-system", "A push can cut off the way to roll it back.")
            .says("The rollback needs the systems that the configuration breaks")
            .advises("Keep a way to push that depends on nothing the change configures, and try it before {firstPhase}")
            .because("The push and its rollback take the same path."));

    public static final Rule STAGE_IT = ROWS.row(Rule.of(
                    "recommend.stage-push", "A push that cannot be staged has no phases.")
            .says("Build a staged push before the change goes out, or put the change behind a feature flag")
            .because("The push reaches everything at once, so no phase can limit a failure of a {risk}-risk change."));

    public static final Rule PREPARATION = ROWS.row(
            Rule.of("preparation.push", "A staged push takes time to set up.").says("the staged push"));

    public static final Rule AUTOMATION = ROWS.row(Rule.of(
                    "dependency.automatic-push",
                    "Guardrails need something that pushes the last known good configuration.")
            .says(
                    "Automated rollback: stops the push and restores the last known good configuration when {guardrails:|any of }{guardrails} breaches its limit")
            .because(DependencyRows.ROLLED_BACK));

    public static final DeliveryWords WORDS = new DeliveryWords(
            "configuration version",
            "push of the last known good configuration",
            "who may push configuration",
            "hosts of the team",
            "a host of each version",
            List.of("hosts that report the new configuration", "configuration load errors"));

    static final List<Rule> ALL = ROWS.all();

    private ConfigurationPushRows() {}
}
