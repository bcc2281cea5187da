package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;
import java.util.List;

/** Who hears of a rollout, and what. Texts for customers name no phase, metric, team or internal name. */
public final class CommunicationRows {
    private static final Rows ROWS = new Rows();

    private static final String RETURNED =
            "For now we have undone a change[: {visibleChanges}]. We are looking into a problem with it.";
    private static final String PAUSED =
            "For now we have paused a change[: {visibleChanges}]. We are looking into a problem with"
                    + " it. If you have it already and something does not work, contact support.";

    public static final Rule INTERNAL = ROWS.row(Rule.of(
                    "communication.internal", "A rollback is announced in the incident channel.")
            .says("[{channel}: ]{speaker} tells on-call, support and stakeholders what was rolled back and why"));

    public static final Rule INTERNAL_STOPPED =
            ROWS.row(Rule.of("communication.internal-stopped", "That a rollout is stopped is announced in the channel.")
                    .says("[{channel}: ]{speaker} tells on-call, support and stakeholders what was stopped and why"));

    public static final Rule EXTERNAL =
            ROWS.row(Rule.of("communication.external", "Users hear of the rollback of a user-visible change.")
                    .says("[{statusPage}][Message to the exposed {users}]: " + RETURNED));

    public static final Rule STOPPED = ROWS.row(
            Rule.of("communication.stopped", "Users hear that a change which cannot be undone goes no further.")
                    .says("[{statusPage}][Message to the exposed {users}]: " + PAUSED));

    public static final Rule NONE =
            ROWS.row(Rule.of("communication.none", "Users hear nothing of what they do not see.")
                    .says("None: no change that users see is declared"));

    public static final Rule SUPPORT_BRIEFING =
            ROWS.row(Rule.of("message.support-briefing", "Support can answer when the first users ask.")
                    .says(
                            "{change} starts with {firstPublicPhase}, {reach}. What {users} will notice: {visibleChanges}.[ If it does not work for them, they can use: {fallback}.][ Full rollout is planned {toFullRollout} later.] Report what {users} say about it[ in {incidentChannel}].")
                    .because("{^users} who see the change will ask about it."));

    public static final Rule SUPPORT_EXPERIMENT = ROWS.row(Rule.of(
                    "message.support-experiment", "Support knows that users see different versions.")
            .says(
                    "{change} is compared with the present version for {experimentLength}: {users} see different versions. Do not tell them which one they have, and do not move them to another one.")
            .because("{^users} who know their variant behave differently, and moving them spoils the comparison."));

    public static final Rule SUPPORT_PROMOTION =
            ROWS.row(Rule.of("message.support-promotion", "Support knows when more users see the change.")
                    .says("{change} is now in {phase}, {phaseReach}. Expect questions about: {visibleChanges}.")
                    .because("A promotion brings more {users} who ask."));

    public static final Rule SUPPORT_ROLLBACK =
            ROWS.row(Rule.of("message.support-rollback", "Support knows what users see after a rollback.")
                    .says(
                            "{change} is being rolled back. Within {restore}, {users} have the previous behavior again[ ({fallback})]. Collect reports of what went wrong, with the time.")
                    .because("A rollback reaches {users} while they work."));

    public static final Rule SUPPORT_STOPPED =
            ROWS.row(Rule.of("message.support-stopped", "Support knows who keeps a change that was stopped.")
                    .says(
                            "The rollout of {change} has been stopped. {^users} who have it keep it until a fix is out. Collect reports of what went wrong, with the time.")
                    .because("What {users} have cannot be taken away."));

    public static final Rule STAKEHOLDERS_SCHEDULE =
            ROWS.row(Rule.of("message.stakeholders-schedule", "Stakeholders know risk, schedule and who decides.")
                    .says(
                            "{change} is a {risk}-risk change, delivered by {delivery}[, for {everyone}]. Schedule: {schedule}, then a bake of {bake}. Go/no-go for {firstPhase}: {deciders}.[ It is rolled back when a limit of {guardrails} is breached.][ It is expedited: {expedite}.][ The phases take {urgentLength} instead of {usualLength}.][ What they can hardly see any more: {unseen}.]")
                    .because("The rollout has {phaseCount} {phaseCount:phase|phases}."));

    public static final Rule STAKEHOLDERS_START =
            ROWS.row(Rule.of("message.stakeholders-start", "Stakeholders hear when the first users are exposed.")
                    .says(
                            "{change} reaches its first users: {phase} has begun, {phaseReach}.[ Full rollout follows in {remaining} if all gates pass.]")
                    .because("From {phase} on a regression hits {users}."));

    public static final Rule STAKEHOLDERS_PROMOTION =
            ROWS.row(Rule.of("message.stakeholders-promotion", "Stakeholders hear of each promotion.")
                    .says(
                            "{change}: {passed} passed, {phase} has begun, {phaseReach}.[ Full rollout follows in {remaining} if all gates pass.]")
                    .because("{phase} exposes more {users} than {passed}."));

    public static final Rule STAKEHOLDERS_ROLLBACK =
            ROWS.row(Rule.of("message.stakeholders-rollback", "Stakeholders hear of a rollback and what follows it.")
                    .says(
                            "{change} is being rolled back. The cause is reported after the review, by {ownerOrRole}; the next start is a new go/no-go.")
                    .because("A rollback changes the schedule of those who depend on it."));

    public static final Rule STAKEHOLDERS_STOPPED =
            ROWS.row(Rule.of("message.stakeholders-stopped", "Stakeholders hear that a rollout goes no further.")
                    .says(
                            "The rollout of {change} has been stopped. The cause and the date of the fix are reported by {ownerOrRole}; promotion needs a new go/no-go.")
                    .because("What {users} have cannot be taken away, so a fix follows."));

    public static final Rule STAKEHOLDERS_RESULT =
            ROWS.row(Rule.of("message.stakeholders-result", "Stakeholders hear of the result.")
                    .says(
                            "{change} is complete: full rollout and a bake of {bake} are over. Success criteria met: {successCriteria}.")
                    .because("The rollout is a success when its criteria hold, not when it reaches 100%."));

    public static final Rule CUSTOMERS_NOTICE =
            ROWS.row(Rule.of("message.customers-notice", "Those who depend on what breaks can prepare.")
                    .says("In {notice} the following changes: {visibleChanges}. Please prepare for it before then.")
                    .because("The change breaks what others rely on."));

    public static final Rule CUSTOMERS_BROWNOUT =
            ROWS.row(Rule.of("message.customers-brownout", "Those who depend on what breaks hear of each brownout.")
                    .says("As a rehearsal, for a limited time: {visibleChanges}.[ In {remaining} it stays so.]")
                    .because("{phase} hits {phaseReach}."));

    public static final Rule CUSTOMERS_FIRST = ROWS.row(Rule.of(
                    "message.customers-first", "The first ring knows that it is the first.")
            .says("You are in the first group with this change: {visibleChanges}. Tell us what does not work for you.")
            .because("{ring} gets the change before all other {users}."));

    public static final Rule CUSTOMERS_ALL =
            ROWS.row(Rule.of("message.customers-all", "Users hear of a change when all of them get it.")
                    .says("From now on, for all {users}: {visibleChanges}.")
                    .because("Before full rollout, most {users} who read of it would look for it in vain."));

    public static final Rule CUSTOMERS_SECURITY =
            ROWS.row(Rule.of("message.customers-security", "Users hear of a security change after the bake.")
                    .says("All {users} now have a security update: {visibleChanges}.")
                    .because("Details before all {users} have it help attackers."));

    public static final Rule CUSTOMERS_ROLLBACK =
            ROWS.row(Rule.of("message.customers-rollback", "Exposed users hear why the previous behavior is back.")
                    .says(RETURNED)
                    .because("{^users} see that the change is gone."));

    public static final Rule CUSTOMERS_STOPPED =
            ROWS.row(Rule.of("message.customers-stopped", "Exposed users hear what to do until a fix is out.")
                    .says(PAUSED)
                    .because("{^users} who have the change keep it."));

    static final List<Rule> ALL = ROWS.all();

    private CommunicationRows() {}
}
