package io.github.rolloutplanner.internal.rules;

import static io.github.rolloutplanner.reason.Fact.fact;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.reason.Rule;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommunicationRowsTest {
    private static final Map<String, Object> LEAST = Map.ofEntries(
            Map.entry("change", "Green button"),
            Map.entry("users", "visitors"),
            Map.entry("visibleChanges", "The button is green"),
            Map.entry("firstPhase", "Internal (0%)"),
            Map.entry("firstPublicPhase", "Canary (1%)"),
            Map.entry("phase", "25%"),
            Map.entry("passed", "Canary (1%)"),
            Map.entry("phaseCount", 3),
            Map.entry("schedule", "1% (1 day) -> 25% (1 day) -> 100%"),
            Map.entry("risk", RiskLevel.HIGH),
            Map.entry("bake", Duration.ofDays(2)),
            Map.entry("restore", Duration.ofMinutes(1)),
            Map.entry("notice", Duration.ofDays(90)),
            Map.entry("experimentLength", Duration.ofDays(14)),
            Map.entry("ring", "Beta"),
            Map.entry("reach", "1% of the visitors"),
            Map.entry("phaseReach", "25% of the visitors"),
            Map.entry("delivery", "a feature flag"),
            Map.entry("ownerOrRole", "the rollout owner"),
            Map.entry("deciders", List.of("the rollout owner")),
            Map.entry("speaker", "Ada"),
            Map.entry("successCriteria", "Orders > 3.1%"));

    static List<RowCase> rollbacks() {
        return List.of(
                RowCase.of(CommunicationRows.INTERNAL, fact("channel", "#incidents"), fact("speaker", "Ada"))
                        .says("#incidents: Ada tells on-call, support and stakeholders what was rolled back and why"),
                RowCase.of(
                                CommunicationRows.EXTERNAL,
                                fact("statusPage", "status.example"),
                                fact("visibleChanges", "The button is green"))
                        .says(
                                "status.example: For now we have undone a change: The button is green. We are looking into a"
                                        + " problem with it."),
                RowCase.of(CommunicationRows.STOPPED, fact("users", "visitors"), fact("visibleChanges", "It beeps"))
                        .says(
                                "Message to the exposed visitors: For now we have paused a change: It beeps. We are looking into a"
                                        + " problem with it. If you have it already and something does not work, contact support."),
                RowCase.of(CommunicationRows.INTERNAL_STOPPED, fact("speaker", "Ada"))
                        .says("Ada tells on-call, support and stakeholders what was stopped and why"),
                RowCase.of(CommunicationRows.NONE).says("None: no change that users see is declared"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rollbacks")
    void aRollbackReads(RowCase row) {
        row.check();
    }

    private static List<Rule> messages() {
        return CommunicationRows.ALL.stream().filter(Rule::givesReasons).toList();
    }

    @Test
    void messagesAreReadyToSend() {
        Map<String, Object> facts = new HashMap<>(LEAST);
        facts.putAll(Map.of(
                "reach", "1,200 visitors a day",
                "phaseReach", "30,000 visitors a day",
                "fallback", "the blue button",
                "toFullRollout", Duration.ofDays(2),
                "remaining", Duration.ofDays(1),
                "incidentChannel", "#button",
                "everyone", "120,000 visitors a day",
                "guardrails", List.of("Error rate")));
        facts.putAll(Map.of(
                "expedite",
                "totals are wrong",
                "urgentLength",
                Duration.ofHours(1),
                "usualLength",
                Duration.ofDays(2),
                "unseen",
                "Error rate, power 1 -> 0.1 before full rollout"));
        assertThat(RowTexts.of(messages(), facts)).isEqualTo("""
                        message.support-briefing
                          Green button starts with Canary (1%), 1,200 visitors a day. What visitors will notice: The button is green. If it does not work for them, they can use: the blue button. Full rollout is planned 2 days later. Report what visitors say about it in #button.
                          Visitors who see the change will ask about it.
                        message.support-experiment
                          Green button is compared with the present version for 14 days: visitors see different versions. Do not tell them which one they have, and do not move them to another one.
                          Visitors who know their variant behave differently, and moving them spoils the comparison.
                        message.support-promotion
                          Green button is now in 25%, 30,000 visitors a day. Expect questions about: The button is green.
                          A promotion brings more visitors who ask.
                        message.support-rollback
                          Green button is being rolled back. Within 1 minute, visitors have the previous behavior again (the blue button). Collect reports of what went wrong, with the time.
                          A rollback reaches visitors while they work.
                        message.support-stopped
                          The rollout of Green button has been stopped. Visitors who have it keep it until a fix is out. Collect reports of what went wrong, with the time.
                          What visitors have cannot be taken away.
                        message.stakeholders-schedule
                          Green button is a high-risk change, delivered by a feature flag, for 120,000 visitors a day. Schedule: 1% (1 day) -> 25% (1 day) -> 100%, then a bake of 2 days. Go/no-go for Internal (0%): the rollout owner. It is rolled back when a limit of Error rate is breached. It is expedited: totals are wrong. The phases take 1 hour instead of 2 days. What they can hardly see any more: Error rate, power 1 -> 0.1 before full rollout.
                          The rollout has 3 phases.
                        message.stakeholders-start
                          Green button reaches its first users: 25% has begun, 30,000 visitors a day. Full rollout follows in 1 day if all gates pass.
                          From 25% on a regression hits visitors.
                        message.stakeholders-promotion
                          Green button: Canary (1%) passed, 25% has begun, 30,000 visitors a day. Full rollout follows in 1 day if all gates pass.
                          25% exposes more visitors than Canary (1%).
                        message.stakeholders-rollback
                          Green button is being rolled back. The cause is reported after the review, by the rollout owner; the next start is a new go/no-go.
                          A rollback changes the schedule of those who depend on it.
                        message.stakeholders-stopped
                          The rollout of Green button has been stopped. The cause and the date of the fix are reported by the rollout owner; promotion needs a new go/no-go.
                          What visitors have cannot be taken away, so a fix follows.
                        message.stakeholders-result
                          Green button is complete: full rollout and a bake of 2 days are over. Success criteria met: Orders > 3.1%.
                          The rollout is a success when its criteria hold, not when it reaches 100%.
                        message.customers-notice
                          In 90 days the following changes: The button is green. Please prepare for it before then.
                          The change breaks what others rely on.
                        message.customers-brownout
                          As a rehearsal, for a limited time: The button is green. In 1 day it stays so.
                          25% hits 30,000 visitors a day.
                        message.customers-first
                          You are in the first group with this change: The button is green. Tell us what does not work for you.
                          Beta gets the change before all other visitors.
                        message.customers-all
                          From now on, for all visitors: The button is green.
                          Before full rollout, most visitors who read of it would look for it in vain.
                        message.customers-security
                          All visitors now have a security update: The button is green.
                          Details before all visitors have it help attackers.
                        message.customers-rollback
                          For now we have undone a change: The button is green. We are looking into a problem with it.
                          Visitors see that the change is gone.
                        message.customers-stopped
                          For now we have paused a change: The button is green. We are looking into a problem with it. If you have it already and something does not work, contact support.
                          Visitors who have the change keep it.
                        """);
    }

    @Test
    void leaveOutWhatIsNotKnown() {
        assertThat(RowTexts.of(
                        List.of(
                                CommunicationRows.SUPPORT_BRIEFING,
                                CommunicationRows.SUPPORT_PROMOTION,
                                CommunicationRows.STAKEHOLDERS_SCHEDULE,
                                CommunicationRows.STAKEHOLDERS_PROMOTION),
                        LEAST))
                .isEqualTo("""
                        message.support-briefing
                          Green button starts with Canary (1%), 1% of the visitors. What visitors will notice: The button is green. Report what visitors say about it.
                          Visitors who see the change will ask about it.
                        message.support-promotion
                          Green button is now in 25%, 25% of the visitors. Expect questions about: The button is green.
                          A promotion brings more visitors who ask.
                        message.stakeholders-schedule
                          Green button is a high-risk change, delivered by a feature flag. Schedule: 1% (1 day) -> 25% (1 day) -> 100%, then a bake of 2 days. Go/no-go for Internal (0%): the rollout owner.
                          The rollout has 3 phases.
                        message.stakeholders-promotion
                          Green button: Canary (1%) passed, 25% has begun, 25% of the visitors.
                          25% exposes more visitors than Canary (1%).
                        """);
    }

    @Test
    void allAreRead() {
        assertThat(messages().size() + rollbacks().size()).isEqualTo(CommunicationRows.ALL.size());
        assertThat(CommunicationRows.ALL).extracting(Rule::meaning).allMatch(meaning -> meaning.endsWith("."));
    }
}
