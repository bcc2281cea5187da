package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;
import java.util.List;

/** What is watched, where, and which alerts fire. */
public final class MonitoringRows {
    private static final Rows ROWS = new Rows();

    public static final Rule LIMIT_CALLER =
            ROWS.row(Rule.of("limit.caller", "A metric keeps the limit that its owner gives.")
                    .because("The caller's limit of {metric} is {limit}; the baseline is {baseline}."));

    public static final Rule LIMIT_POLICY =
            ROWS.row(Rule.of("limit.policy", "A metric without a limit gets the policy's for its family.")
                    .because("No limit was given for {metric}: the policy allows {family} metrics a change of {margin}"
                            + " from the baseline ({baseline}), that is {limit}."));

    public static final Rule LIMIT_POLICY_FROM_ALL = LIMIT_POLICY.because(
            "No limit was given for {metric}: the policy allows {family} metrics a change of {margin}"
                    + " of what the baseline ({baseline}) leaves to 100%, that is {limit}.");

    public static final Rule PERCENTILE_ASSUMED =
            ROWS.row(Rule.of("percentile.assumed", "A quantile is the 95th percentile where none is stated.")
                    .because("Neither {metric} nor its name says which percentile it is: {percentile} is assumed."));

    private static final String MARGIN =
            "{level} is {margin} of the way from where the metric may stand by itself ({usual}) to the limit ({limit}).";

    public static final Rule ALERT_GUARDRAIL =
            ROWS.row(Rule.of("alert.guardrail", "The alert of a guardrail fires before its limit rolls back.")
                    .says("Hold the rollout and find the cause; it rolls back automatically when {trigger}")
                    .because(MARGIN));

    public static final Rule ALERT_SIGNAL =
            ROWS.row(Rule.of("alert.signal", "The alert of any other metric fires before its limit.")
                    .says("Hold the rollout until {metric} recovers towards its baseline ({baseline})")
                    .because(MARGIN));

    private static final String SPLIT = "[, split by {splitBy}][, before and after the deployment to {environment}]";

    public static final Rule DASHBOARD_METRICS =
            ROWS.row(Rule.of("dashboard.metrics", "A dashboard shows what the gates read.")
                    .says("Dashboard[ in {tool}]: {metrics}" + SPLIT)
                    .because("Gates and success criteria read {metrics:this metric|these metrics}."));

    public static final Rule DASHBOARD_ERRORS =
            ROWS.row(Rule.of("dashboard.errors", "A view shows the errors that are new.")
                    .says("New errors in {tool}" + SPLIT)
                    .because("Errors are tracked in {tool}."));

    public static final Rule DASHBOARD_BEHAVIOR =
            ROWS.row(Rule.of("dashboard.behavior", "A report shows what users do.")
                    .says("Report in {tool}: {metrics}" + SPLIT)
                    .because("User behavior is analyzed in {tool}."));

    static final List<Rule> ALL = ROWS.all();

    private MonitoringRows() {}
}
