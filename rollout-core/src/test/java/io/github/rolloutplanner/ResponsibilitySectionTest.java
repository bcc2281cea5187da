package io.github.rolloutplanner;

import static io.github.rolloutplanner.AdviceEntry.ERRORS;
import static io.github.rolloutplanner.AdviceEntry.base;
import static io.github.rolloutplanner.AdviceEntry.silent;
import static io.github.rolloutplanner.AdviceEntry.skipped;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.People;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.plan.Responsibility;
import io.github.rolloutplanner.plan.Responsibility.Role;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.RolloutPolicy;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who does what, and who of them is still to be named. */
class ResponsibilitySectionTest {
    private static final People PEOPLE = People.builder()
            .addApprovers("Ada", "Bo")
            .onCall("web on-call")
            .communicationOwner("Cy")
            .build();

    private static List<Responsibility> roles(ChangeDraft draft) {
        return draft.plan().responsibilities();
    }

    private static RolloutPlan withApprovals(int number) {
        RolloutPolicy policy = RolloutPolicy.standard().withApprovals(RiskLevel.CRITICAL, number);
        return RolloutPlanner.withPolicy(policy)
                .describe("Tips")
                .touching(Trait.PAYMENTS)
                .guardrail(ERRORS)
                .owner("Team Checkout")
                .people(PEOPLE)
                .plan();
    }

    private static List<Condition.Approval> signOffs(RolloutPhase phase) {
        return phase.goLiveCriteria().stream()
                .map(gate -> gate.condition())
                .filter(Condition.Approval.class::isInstance)
                .map(Condition.Approval.class::cast)
                .toList();
    }

    @Test
    void eachRoleIsFilledByWhoeverWasNamed() {
        assertThat(roles(Plans.onePageCheckout().people(PEOPLE)))
                .extracting(Responsibility::role, Responsibility::names, Responsibility::open)
                .containsExactly(
                        tuple(Role.OWNER, List.of("Team Checkout"), 0),
                        tuple(Role.APPROVER, List.of("Ada", "Bo"), 0),
                        tuple(Role.ON_CALL, List.of("web on-call"), 0),
                        tuple(Role.KILL_SWITCH_HOLDER, List.of("web on-call"), 0),
                        tuple(Role.COMMUNICATION_OWNER, List.of("Cy"), 0));
    }

    @Test
    void whatIsNotNamedIsOpen() {
        assertThat(roles(base())).extracting(Responsibility::open).containsOnly(1);
    }

    @Test
    void anApproverIsNeededWhereSomethingIsApproved() {
        ChangeDraft automatic = base().owner("Grace")
                .population(Population.ofUsersPerDay(9_000_000))
                .guardrail(ERRORS);

        assertThat(automatic.plan().checkpoints()).anyMatch(checkpoint -> checkpoint.isAutomatic());
        assertThat(roles(automatic)).extracting(Responsibility::role).doesNotContain(Role.APPROVER);
    }

    @Test
    void messagesAreSentAboutWhatIsVisible() {
        assertThat(roles(silent())).extracting(Responsibility::role).doesNotContain(Role.COMMUNICATION_OWNER);
    }

    @Test
    void aRegularReleaseTakesNoRoles() {
        assertThat(roles(skipped())).isEmpty();
    }

    @Test
    void withoutAnAlertTheOnCallWatches() {
        assertThat(dutyOfOnCall(base())).contains("people.watch");
        assertThat(dutyOfOnCall(base().guardrail(ERRORS))).contains("people.on-call");
    }

    private static Stream<String> dutyOfOnCall(ChangeDraft draft) {
        return roles(draft).stream()
                .filter(role -> role.role() == Role.ON_CALL)
                .flatMap(role -> role.duty().reasons().stream())
                .map(reason -> reason.rule());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10})
    void eachApprovalIsOfAnotherPerson(int needed) {
        RolloutPlan plan = withApprovals(needed);

        for (RolloutPhase phase : plan.phases().subList(0, plan.phases().size() - 1)) {
            List<Condition.Approval> signOffs = signOffs(phase);
            assertThat(signOffs).hasSize(needed).doesNotHaveDuplicates();
            assertThat(signOffs)
                    .extracting(Condition.Approval::matter)
                    .containsOnly(signOffs.get(0).matter());
            assertThat(signOffs.stream().flatMap(signOff -> signOff.approver().stream()))
                    .containsExactlyElementsOf(
                            List.of("Ada", "Bo", "Team Checkout").subList(0, Math.min(3, needed)));
        }
        assertThat(plan.checkpoints().get(0).signOffs()).hasSize(needed);
        assertThat(plan.recommendations().stream()
                        .flatMap(entry -> entry.reasons().stream())
                        .filter(reason -> reason.rule().equals("recommend.approvers"))
                        .map(reason -> reason.facts().get("openApprovers")))
                .containsExactlyElementsOf(needed > 3 ? List.of("7") : List.of());
    }

    @Test
    void whoIsNamedTwiceIsAProblem() {
        People twice = People.builder()
                .addApprovers("Ada", " ada", " ")
                .onCall("")
                .addKillSwitchHolders("Cy", "Cy")
                .build();

        assertThat(Problems.of(base().people(twice)))
                .containsExactly(
                        "people.approvers[1]: ' ada' is named twice. Name each person or team once.",
                        "people.approvers[2]: ' ' is blank. Name a person or team, or leave it out.",
                        "people.onCall: '' is blank. Name a person or team, or leave it out.",
                        "people.killSwitchHolders[1]: 'Cy' is named twice. Name each person or team once.");
    }

    @Test
    void onePersonInTwoSpellingsIsOne() {
        RolloutPlan plan = RolloutPlanner.withPolicy(RolloutPolicy.standard().withApprovals(RiskLevel.CRITICAL, 2))
                .describe("Tips")
                .touching(Trait.PAYMENTS)
                .owner("ann ")
                .people(People.builder().addApprovers("Ann").build())
                .plan();

        assertThat(plan.responsibilities().get(1).open()).isEqualTo(1);
        assertThat(signOffs(plan.phases().get(0)))
                .extracting(Condition.Approval::isAssigned)
                .containsExactly(true, false);
    }

    @Test
    void theCompletionTakesAsManyApprovalsAsThePhases() {
        RolloutPlan plan = withApprovals(2);

        assertThat(plan.checkpoints().get(plan.checkpoints().size() - 1).signOffs())
                .extracting(signOff -> signOff.approver().orElseThrow())
                .containsExactly("Ada", "Bo");
    }

    @Test
    void whatCannotBeRolledBackIsStopped() {
        assertThat(rulesOf(base().deliveredBy(Delivery.appStore(Delivery.Store.APPLE))))
                .contains("people.halt")
                .doesNotContain("people.kill-switch");
        assertThat(rulesOf(base())).contains("people.kill-switch").doesNotContain("people.halt");
    }

    private static List<String> rulesOf(ChangeDraft draft) {
        return roles(draft).stream()
                .flatMap(role -> role.duty().reasons().stream())
                .map(reason -> reason.rule())
                .toList();
    }
}
