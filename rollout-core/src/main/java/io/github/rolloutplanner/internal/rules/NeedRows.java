package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;
import java.util.List;

/** Whether a gradual rollout is needed. */
public final class NeedRows {
    private static final Rows ROWS = new Rows();

    public static final Rule CALLER =
            ROWS.row(Rule.of("need.caller", "Whoever gives a ladder or a strategy wants a gradual rollout.")
                    .because("The caller asked for a gradual rollout: {strategy}."));

    public static final Rule RISK = ROWS.row(Rule.of("need.risk", "High and critical changes are rolled out gradually.")
            .because("The change is {risk} risk, so each step is validated before the next."));

    public static final Rule NEW_FEATURE =
            ROWS.row(Rule.of("need.new-feature", "New features are rolled out gradually.")
                    .because("Users get something new."));

    public static final Rule UI = ROWS.row(Rule.of("need.ui", "Changes of the interface are rolled out gradually.")
            .because("Users see a different interface."));

    public static final Rule BEHAVIOR =
            ROWS.row(Rule.of("need.behavior", "Changes of what users do are rolled out gradually.")
                    .because("The way users work changes."));

    public static final Rule PERFORMANCE =
            ROWS.row(Rule.of("need.performance", "Performance changes are rolled out gradually.")
                    .because("The effect on performance shows only under load."));

    public static final Rule DATA_MODEL =
            ROWS.row(Rule.of("need.data-model", "Changes of stored data or contracts are rolled out gradually.")
                    .because("Stored data or contracts change."));

    public static final Rule INTEGRATION =
            ROWS.row(Rule.of("need.integration", "Changes of integrations are rolled out gradually.")
                    .because("Third-party services take part."));

    public static final Rule MULTI_TENANT =
            ROWS.row(Rule.of("need.multi-tenant", "What several tenants share is rolled out gradually.")
                    .because("Several {tenants} share it."));

    public static final Rule SEGMENTS =
            ROWS.row(Rule.of("need.segments", "Segments that go first need a gradual rollout.")
                    .because("{segments} {segments:gets|get} it before the other users."));

    public static final Rule IRREVERSIBLE =
            ROWS.row(Rule.of("need.irreversible", "What cannot be rolled back is rolled out gradually.")
                    .because("The change cannot be rolled back."));

    public static final Rule EXPERIMENT = ROWS.row(
            Rule.of("need.experiment", "An A/B test needs a gradual rollout.").because("An A/B test was asked for."));

    public static final Rule UNKNOWN =
            ROWS.row(Rule.of("need.unknown", "A change of which nothing is known is rolled out gradually.")
                    .because("No fact says that the change is harmless."));

    public static final Rule SKIP_ENVIRONMENT =
            ROWS.row(Rule.of("skip.environment", "An environment without users needs no gradual rollout.")
                    .because("The change goes to {environment}, where no users are."));

    public static final Rule SKIP_REFACTORING =
            ROWS.row(Rule.of("skip.refactoring", "A refactoring without user-visible change needs no gradual rollout.")
                    .because("An internal refactoring without user-visible change."));

    public static final Rule SKIP_BUG_FIX =
            ROWS.row(Rule.of("skip.bug-fix", "A bug fix in an isolated feature needs no gradual rollout.")
                    .because("A bug fix in an isolated feature."));

    public static final Rule SKIP_CONFIGURATION = ROWS.row(Rule.of(
                    "skip.configuration",
                    "A configuration change without user-visible change needs no gradual rollout.")
            .because("A configuration change; no user-visible change was declared."));

    public static final Rule SKIP_VISUAL = ROWS.row(Rule.of("skip.visual", "A visual change needs no gradual rollout.")
            .because("Only the looks change, nothing that users do."));

    static final List<Rule> ALL = ROWS.all();

    private NeedRows() {}
}
