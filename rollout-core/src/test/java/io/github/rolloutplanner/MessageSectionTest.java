package io.github.rolloutplanner;

import static io.github.rolloutplanner.AdviceEntry.base;
import static io.github.rolloutplanner.AdviceEntry.silent;
import static io.github.rolloutplanner.AdviceEntry.skipped;
import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.Environment;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.Message;
import io.github.rolloutplanner.plan.Message.Moment;
import io.github.rolloutplanner.plan.Message.Recipient;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who hears what, and when. */
class MessageSectionTest {

    private static List<Message> to(Recipient recipient, RolloutPlan plan) {
        return plan.messages().stream()
                .filter(message -> message.recipient() == recipient)
                .toList();
    }

    private static List<String> rules(Recipient recipient, ChangeDraft draft) {
        return to(recipient, draft.plan()).stream()
                .flatMap(message -> message.text().reasons().stream())
                .map(reason -> reason.rule())
                .toList();
    }

    static Stream<ChangeDraft> named() {
        return Stream.of(
                Plans.onePageCheckout(),
                Plans.appointmentStore(),
                base().owner("Team Filters"),
                base().touching(Trait.BREAKING_CHANGE).deliveredBy(Delivery.library()),
                base().touching(Trait.IRREVERSIBLE, Trait.DATA_INTEGRITY));
    }

    /** What customers read names no phase, percentage, metric, team, risk or internal name of the change. */
    @ParameterizedTest
    @MethodSource("named")
    void customersReadNoInternalDetail(ChangeDraft draft) {
        RolloutPlan plan = draft.plan();

        assertThat(to(Recipient.CUSTOMERS, plan)).isNotEmpty().allSatisfy(message -> {
            String text = message.text().text();
            assertThat(text).doesNotContain(plan.feature()).doesNotContain("%").doesNotContainIgnoringCase("risk");
            assertThat(plan.phases()).extracting(RolloutPhase::name).noneMatch(text::contains);
            assertThat(plan.metricRoles().keySet()).noneMatch(text::contains);
            assertThat(plan.responsibilities().stream().flatMap(role -> role.names().stream()))
                    .noneMatch(text::contains);
            assertThat(plan.flags()).noneMatch(flag -> text.contains(flag.key()));
        });
    }

    @Test
    void whoNoticesNothingIsToldNothing() {
        assertThat(silent().plan().messages()).extracting(Message::recipient).containsOnly(Recipient.STAKEHOLDERS);
        ChangeDraft quicker = RolloutPlanner.forChange("Quicker pages").performance("Pages load in half the time");
        assertThat(rules(Recipient.CUSTOMERS, quicker)).isEmpty();
        assertThat(rules(Recipient.CUSTOMERS, base().in(Environment.STAGING).touching(Trait.GLOBAL_CONFIG)))
                .isEmpty();
    }

    @Test
    void aRegularReleaseSendsNoMessages() {
        assertThat(skipped().plan().messages()).isEmpty();
    }

    @Test
    void eachPhaseIsAnnouncedOnce() {
        RolloutPlan plan = base().plan();

        for (Recipient recipient : List.of(Recipient.STAKEHOLDERS, Recipient.SUPPORT)) {
            assertThat(to(recipient, plan).stream()
                            .filter(message -> message.moment().beginsPhase())
                            .map(message -> message.phase().orElseThrow()))
                    .containsExactly(1, 2, 3, 4);
        }
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void everyMomentHasAMessage(Moment moment) {
        assertThat(Plans.onePageCheckout().plan().messages())
                .extracting(Message::moment)
                .contains(moment);
    }

    @Test
    void momentsComeInTheirOrderForEachRecipient() {
        for (Recipient recipient : Recipient.values()) {
            assertThat(to(recipient, Plans.onePageCheckout().plan()))
                    .extracting(Message::moment)
                    .isSorted();
        }
    }

    @Test
    void whatBreaksIsAnnouncedBeforeItDoes() {
        assertThat(rules(Recipient.CUSTOMERS, base().touching(Trait.BREAKING_CHANGE)))
                .contains("message.customers-notice");
        assertThat(rules(Recipient.CUSTOMERS, base())).doesNotContain("message.customers-notice");
    }

    @Test
    void aSecurityChangeIsAnnouncedWhenAllHaveIt() {
        List<Message> told =
                to(Recipient.CUSTOMERS, base().touching(Trait.SECURITY).plan());

        assertThat(told).extracting(Message::moment).containsExactly(Moment.ROLLBACK, Moment.COMPLETION);
    }

    @Test
    void usersOfAnExperimentAreNotToldWhichVariantTheyHave() {
        ChangeDraft test = base().population(Population.ofUsersPerDay(500_000))
                .success(Metric.conversion("Saves", percent(20)))
                .experiment(ExperimentRequest.changing("Saves", percent(5)));

        assertThat(rules(Recipient.SUPPORT, test)).contains("message.support-experiment");
        assertThat(rules(Recipient.CUSTOMERS, test)).doesNotContain("message.customers-first");
    }

    @Test
    void whatCannotBeTakenAwayIsStoppedAndNotReturned() {
        assertThat(rules(Recipient.CUSTOMERS, base().deliveredBy(Delivery.appStore(Delivery.Store.APPLE))))
                .contains("message.customers-stopped")
                .doesNotContain("message.customers-rollback");
        assertThat(rules(Recipient.CUSTOMERS, base())).contains("message.customers-rollback");
    }

    @Test
    void aDescriptionKeepsItsPeriodToItself() {
        RolloutPlan plan =
                RolloutPlanner.forChange("Beep").behavioral("It beeps.").plan();

        assertThat(plan.messages()).noneMatch(message -> message.text().text().contains(".."));
    }

    @Test
    void messagesAreLeftOutWhenTheStepsAreOthers() {
        RolloutPlan plan = base().plan();

        assertThat(plan.withPhases(plan.phases()).messages()).isEqualTo(plan.messages());
        assertThat(plan.withPhases(plan.phases().stream()
                                .map(phase -> phase.withGoLiveCriteria())
                                .toList())
                        .messages())
                .isEqualTo(plan.messages());
        assertThat(plan.withPhases(plan.phases().subList(1, 4)).messages()).isEmpty();
    }

    @Test
    void theFirstUsersAreThoseOfTheFirstPhaseAboveZero() {
        RolloutPlan plan = Plans.onePageCheckout().plan();

        assertThat(plan.messages().stream()
                        .filter(message -> message.moment() == Moment.FIRST_EXPOSURE)
                        .map(message -> message.phase().orElseThrow()))
                .containsOnly(2);
        assertThat(to(Recipient.SUPPORT, plan).get(0).text().text()).contains("Full rollout is planned 9 days later");
    }

    @Test
    void aRolledBackSecurityChangeIsNotDescribed() {
        RolloutPlan plan = base().touching(Trait.SECURITY).plan();

        assertThat(to(Recipient.CUSTOMERS, plan).get(0).text().text())
                .isEqualTo("For now we have undone a change. We are looking into a problem with it.");
        assertThat(plan.rollback().communication().external())
                .isEqualTo(
                        "Message to the exposed users: For now we have undone a change. We are looking into a problem"
                                + " with it.");
    }

    @Test
    void aNameIsLeftAsItIs() {
        assertThat(base().owner("iOS team").plan().messages())
                .noneMatch(message -> message.text().text().contains("IOS team"))
                .anyMatch(message -> message.text().text().contains("iOS team"));
    }

    @Test
    void brownoutsHitAllForATime() {
        RolloutPlan plan = base().touching(Trait.BREAKING_CHANGE)
                .population(Population.ofUsersPerDay(1_000))
                .deliveredBy(Delivery.library())
                .plan();

        assertThat(to(Recipient.SUPPORT, plan).get(0).text().text())
                .contains("Brownout of 1 hour (4%), all dependents, for 1 hour a day.");
        assertThat(to(Recipient.CUSTOMERS, plan)).hasSize(5);
        assertThat(to(Recipient.CUSTOMERS, plan).get(1).text().text())
                .isEqualTo(
                        "As a rehearsal, for a limited time: Filters can be saved and named. In 2 days it stays so.");
    }

    @Test
    void assumedUsersAreTheFewest() {
        RolloutPlan plan =
                base().population(Population.ofUsersPerMonth(3_000_000)).plan();

        assertThat(to(Recipient.STAKEHOLDERS, plan).get(0).text().text()).contains("for at least 100,000 users a day");
        assertThat(to(Recipient.SUPPORT, plan).get(0).text().text()).contains("at least 1,000 users a day");
    }

    @Test
    void hostsAreNoUsersOfADay() {
        RolloutPlan plan = RolloutPlanner.forChange("Agent")
                .behavioral("It restarts")
                .touching(Trait.KERNEL_OR_AGENT)
                .deliveredBy(Delivery.fleet(2_000))
                .plan();

        assertThat(plan.messages()).noneMatch(message -> message.text().text().contains("hosts a day"));
    }
}
