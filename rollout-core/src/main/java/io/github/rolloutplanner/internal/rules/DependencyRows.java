package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;
import java.util.List;

/** What must be there before the start: systems and people, and what each is needed for. */
public final class DependencyRows {
    private static final Rows ROWS = new Rows();

    /** Why a guardrail needs something that acts by itself. */
    static final String ROLLED_BACK =
            "A breach of a guardrail is rolled back within {rollbackWithin}, without waiting for a person.";

    public static final Rule FLAG_SYSTEM =
            ROWS.row(Rule.of("dependency.flag-system", "A flag needs a system that serves it.")
                    .says("Feature flag system[ ({flagSystem})]: flag {flag}, bucketing key {bucketBy}")
                    .because("Flag {flag} decides who is exposed."));

    public static final Rule SEGMENTS =
            ROWS.row(Rule.of("dependency.segments", "A flag that targets segments needs their definitions.")
                    .says("Segment definitions in the flag system: {segmentRules}")
                    .because("Flag {flag} targets {segmentRules:a segment|segments}."));

    public static final Rule GROUPS =
            ROWS.row(Rule.of("dependency.groups", "Groups that no condition describes need members in the flag system.")
                    .says("Membership in the flag system: {undefinedGroups}; each group is turned on with its phase")
                    .because("No targeting condition was given for {undefinedGroups:this group|these groups}."));

    public static final Rule MONITORING = ROWS.row(Rule.of("dependency.monitoring", "Metrics need monitoring.")
            .says("Monitoring[ ({monitoring})]: {metrics}")
            .because("The stage gates read {metrics:this metric|these metrics}."));

    public static final Rule AUTOMATIC_ROLLBACK =
            ROWS.row(Rule.of("dependency.automatic-rollback", "Guardrails need something that sets the flag to off.")
                    .says(
                            "Automated rollback: sets flag {flag} to off when {guardrails:|any of }{guardrails} breaches its limit")
                    .because(ROLLED_BACK));

    public static final Rule AUTOMATIC_REDEPLOY = ROWS.row(
            Rule.of("dependency.automatic-redeploy", "Guardrails without a flag need something that redeploys.")
                    .says(
                            "Automated rollback: redeploys the previous version when {guardrails:|any of }{guardrails} breaches its limit")
                    .because(ROLLED_BACK));

    public static final Rule AUTOMATIC_STOP = ROWS.row(
            Rule.of("dependency.automatic-stop", "Guardrails of any other delivery need something that stops it.")
                    .says(
                            "Automated stop: no further {place} gets the change when {guardrails:|any of }{guardrails} breaches its limit")
                    .because(
                            "A breach of a guardrail stops the rollout without waiting for a person; the rollback follows within {rollbackWithin}."));

    public static final Rule ERROR_TRACKING =
            ROWS.row(Rule.of("dependency.error-tracking", "Errors of a change are told from older ones.")
                    .says("Error tracking[ ({errorTracking})]: new errors[, split by {splitBy}]")
                    .because("New errors must be told apart from known ones."));

    public static final Rule ANALYTICS =
            ROWS.row(Rule.of("dependency.analytics", "What users do is counted in analytics.")
                    .says("User analytics[ ({analytics})]: {behaviorMetrics}, once per {unit}")
                    .because("{behaviorMetrics:This metric shows|These metrics show} what {users} do."));

    public static final Rule THIRD_PARTIES =
            ROWS.row(Rule.of("dependency.other-services", "Third-party services must stand the load.")
                    .says("Third-party capacity for full traffic[ ({traffic} a day)]: {integrations}")
                    .because("The change depends on services of third parties."));

    public static final Rule DATA_ROLLBACK =
            ROWS.row(Rule.of("dependency.data-rollback", "A change of stored data needs a data rollback.")
                    .says("Data rollback procedure, rehearsed: {dataRollback}")
                    .because("The change alters stored data."));

    public static final Rule DATA_ROLLBACK_MISSING =
            ROWS.row(Rule.of("dependency.data-rollback-missing", "A data rollback that is missing must be written.")
                    .says("Data rollback procedure: to be written and rehearsed")
                    .because("The change alters stored data, and no data rollback was given."));

    public static final Rule PIPELINE =
            ROWS.row(Rule.of("dependency.pipeline", "Without a flag, a deployment is the rollout and the rollback.")
                    .says("Deployment pipeline: deploys to {environment} and redeploys the previous version")
                    .because("Without a flag, the rollback is a deployment."));

    public static final Rule APPROVER = ROWS.row(Rule.of("dependency.approver", "Manual approvals need an approver.")
            .says("{approvals:Approver|Approvers}[ ({approvers})]: sign-off on {approvalPhases}")
            .because("A manual approval gates {approvalPhases:this phase|these phases}."));

    public static final Rule APPWRITE_DATABASE =
            ROWS.row(Rule.of("dependency.appwrite-database", "A flag in Appwrite is a document.")
                    .says("Appwrite database: document of flag {flag}, followed through Appwrite Realtime")
                    .because("A change of flag {flag} must reach running clients within {rollbackWithin}."));

    public static final Rule APPWRITE_TEAMS =
            ROWS.row(Rule.of("dependency.appwrite-teams", "Segments in Appwrite are teams.")
                    .says("Appwrite Teams: members of {segments}")
                    .because("Flag {flag} targets {segments:a team|teams}."));

    public static final Rule APPWRITE_FUNCTIONS =
            ROWS.row(Rule.of("dependency.appwrite-functions", "Metrics in Appwrite are added up by functions.")
                    .says("Appwrite Functions: aggregation of {metrics}")
                    .because("Appwrite does not aggregate {metrics:this metric|these metrics} itself."));

    static final List<Rule> ALL = ROWS.all();

    private DependencyRows() {}
}
