package io.github.rolloutplanner;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Tooling;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.DataRollback;
import io.github.rolloutplanner.plan.ManualStep;
import io.github.rolloutplanner.plan.ManualStep.Kind;
import io.github.rolloutplanner.plan.RollbackPlan;
import io.github.rolloutplanner.reason.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RollbackSectionTest {

    private static RollbackPlan rollback(ChangeDraft draft) {
        return draft.plan().rollback();
    }

    private static List<String> rules(ChangeDraft draft) {
        return rollback(draft).manualSteps().stream()
                .map(step -> step.reasons().get(0).rule())
                .toList();
    }

    private static Map<String, String> step(ChangeDraft draft, String rule) {
        return rollback(draft).manualSteps().stream()
                .map(step -> step.reasons().get(0))
                .filter(reason -> reason.rule().equals(rule))
                .map(Reason::facts)
                .findFirst()
                .orElseThrow();
    }

    @Nested
    @Tag("spec:rollback.automatic")
    class Triggers {
        @Test
        void areTheLimitsOfGuardrailsOnly() {
            assertThat(rollback(Plans.onePageCheckout()).automaticTriggers())
                    .extracting(Object::toString)
                    .containsExactly("Checkout error rate exceeds 0.5%", "Checkout p95 exceeds 1275ms");
        }

        @Test
        void fallBelowWhereMoreIsBetter() {
            assertThat(rollback(Plans.savedFilters()
                                    .guardrail(Metric.conversion("Sales", percent(3))
                                            .mustStayAbove(percent(2))))
                            .automaticTriggers())
                    .singleElement()
                    .hasToString("Sales falls below 2%");
        }

        @Test
        void areNoneWhereNothingIsMeasured() {
            assertThat(rollback(Plans.savedFilters()).automaticTriggers()).isEmpty();
        }
    }

    @Nested
    @Tag("spec:rollback.manual")
    class Steps {
        @Test
        void turnTheFlagOffFirstAndTellLast() {
            assertThat(rules(Plans.onePageCheckout()))
                    .containsExactly(
                            "rollback.flag",
                            "rollback.cache",
                            "rollback.watch",
                            "rollback.smoke-test",
                            "rollback.tell",
                            "rollback.lower");
            assertThat(step(Plans.onePageCheckout(), "rollback.flag"))
                    .containsEntry("flag", "one-page-checkout")
                    .containsEntry("flagSystem", "Unleash")
                    .containsEntry("value", "off")
                    .containsEntry("segments", "beta, Early Adopters and internal");
        }

        @Test
        void purgeACacheOnlyWhereThereIsOne() {
            assertThat(step(Plans.onePageCheckout(), "rollback.cache")).containsEntry("cache", "the CDN");
            assertThat(rules(Plans.savedFilters())).doesNotContain("rollback.cache");
        }

        @Test
        void rollBackDataOnlyWhereTheyChange() {
            assertThat(step(Plans.appointmentStore(), "rollback.data"))
                    .containsEntry("procedure", "scripts/appointments-v1.sql on the replica, then switch over");
            assertThat(rules(Plans.savedFilters().touching(Trait.DATA_INTEGRITY)))
                    .contains("rollback.data-forward");
            assertThat(rules(Plans.onePageCheckout())).noneMatch(rule -> rule.startsWith("rollback.data"));
        }

        @Test
        void fixForwardWhatCannotBeUndone() {
            assertThat(rules(Plans.savedFilters().touching(Trait.IRREVERSIBLE))).contains("rollback.fix-forward");
            assertThat(rules(Plans.savedFilters())).doesNotContain("rollback.fix-forward");
        }

        @Test
        void waitUntilTheGuardrailsAreBack() {
            assertThat(step(Plans.onePageCheckout(), "rollback.watch"))
                    .containsEntry("metrics", "Checkout error rate and Checkout p95")
                    .containsEntry("baselines", "0.2% and 850ms")
                    .containsEntry("watch", "5 minutes");
        }

        @Test
        void askTheOwnerWhereThereIsNoGuardrail() {
            assertThat(step(Plans.savedFilters().owner("Grace"), "rollback.confirm"))
                    .containsEntry("owner", "Grace");
            assertThat(step(Plans.savedFilters(), "rollback.confirm")).containsEntry("owner", "the rollout owner");
        }

        @Test
        void testWhatIsUserVisibleAndCanBeRolledBack() {
            assertThat(step(Plans.onePageCheckout(), "rollback.smoke-test"))
                    .containsEntry("fallback", "Checkout in three steps");
            assertThat(step(Plans.savedFilters(), "rollback.smoke-test")).isEmpty();
            assertThat(rules(Plans.savedFilters().touching(Trait.IRREVERSIBLE))).doesNotContain("rollback.smoke-test");
        }

        @Test
        void tellUsersOnlyOfWhatIsUserVisible() {
            assertThat(step(Plans.onePageCheckout(), "rollback.tell"))
                    .containsEntry("team", "#checkout-incidents")
                    .containsEntry("statusPage", "status.shop.example");
            assertThat(step(Plans.savedFilters(), "rollback.tell"))
                    .containsEntry("team", "the team")
                    .containsEntry("users", "users");
            assertThat(rules(RolloutPlanner.forChange("Token cache").touching(Trait.AUTHENTICATION)))
                    .contains("rollback.tell-team");
        }

        @Test
        void giveControlToAllInAnExperiment() {
            assertThat(step(Plans.greenButton(), "rollback.flag"))
                    .containsEntry("value", "grey-button")
                    .containsEntry("users", "visitors");
        }

        @Test
        @Tag("spec:rollback.gradual")
        void goDownTheSameStepsForWhatCanWait() {
            assertThat(step(Plans.savedFilters(), "rollback.lower"))
                    .containsEntry("percentages", "50%, 25%, 5% and 0%");
        }

        @Test
        void goDownOnlyWhereThereAreStepsBetween() {
            Step some = Step.of("Some", 10, Duration.ofDays(1));
            Step half = Step.of("Half", 50, Duration.ofDays(1));
            Step all = Step.last("All");
            assertThat(step(Plans.savedFilters().ladder(some, half, all), "rollback.lower"))
                    .contains(entry("from", "100%"), entry("percentages", "50%, 10% and 0%"));
            assertThat(step(Plans.savedFilters().ladder(half, all), "rollback.lower"))
                    .containsEntry("percentages", "50% and 0%");
            assertThat(rules(Plans.savedFilters().ladder(all))).doesNotContain("rollback.lower");
        }

        /** Until the last copy is gone and the data tell so, and at least as long as the rollback may take. */
        @Test
        void watchUntilItShows() {
            Tooling slow = Tooling.builder().metricDelay(Duration.ofHours(3)).build();
            Metric errors = Metric.errorRate("5xx", percent(1));
            assertThat(step(Plans.savedFilters().guardrail(errors).tooling(slow), "rollback.watch"))
                    .containsEntry("watch", "3 hours 2 minutes");
            assertThat(step(Plans.softerShadows().guardrail(errors).tooling(slow), "rollback.watch"))
                    .containsEntry("watch", "3 hours 11 minutes");
        }

        @Test
        void deployTheVersionBeforeWhereThereIsNoFlag() {
            assertThat(rules(Plans.softerShadows())).startsWith("rollback.redeploy");
        }

        @Test
        void sayWhatTheyDoNotOnlyInWords() {
            assertThat(rollback(Plans.onePageCheckout()).manualSteps())
                    .extracting(ManualStep::kind)
                    .containsExactly(
                            Kind.DISABLE_FLAG,
                            Kind.CLEAR_CACHE,
                            Kind.VERIFY,
                            Kind.SMOKE_TEST,
                            Kind.COMMUNICATE,
                            Kind.LOWER);
            assertThat(rollback(Plans.softerShadows()).manualSteps())
                    .first()
                    .extracting(ManualStep::kind)
                    .isEqualTo(Kind.REDEPLOY);
            assertThat(rollback(Plans.appointmentStore()).manualSteps())
                    .extracting(ManualStep::kind)
                    .contains(Kind.REVERT_DATA);
        }
    }

    @Nested
    @Tag("spec:rollback.bound")
    class TheBound {
        @Test
        void isTheCallers() {
            assertThat(rollback(Plans.onePageCheckout()).within().length()).contains(Duration.ofMinutes(5));
            assertThat(rollback(Plans.onePageCheckout()).reasons())
                    .singleElement()
                    .satisfies(reason -> assertThat(reason.rule()).isEqualTo("rollback.bound-caller"))
                    .satisfies(reason -> assertThat(reason.facts()).containsOnly(entry("bound", "5 minutes")));
        }

        @ParameterizedTest
        @CsvSource({"MEDIUM, 30", "HIGH, 15", "CRITICAL, 5"})
        void isElseShorterTheHigherTheRisk(RiskLevel risk, int minutes) {
            RollbackPlan rollback = rollback(Plans.savedFilters().riskAtLeast(risk));
            assertThat(rollback.within().length()).contains(Duration.ofMinutes(minutes));
            assertThat(rollback.reasons()).singleElement().satisfies(reason -> {
                assertThat(reason.rule()).isEqualTo("rollback.bound-policy");
                assertThat(reason.facts())
                        .containsOnly(
                                entry("risk", risk.name().toLowerCase(Locale.ROOT)),
                                entry("bound", minutes + " minutes"));
            });
        }

        @Test
        void isAnHourForALowRisk() {
            assertThat(rollback(Plans.softerShadows()).within().length()).contains(Duration.ofHours(1));
        }
    }

    @Nested
    @Tag("spec:rollback.data")
    class Data {
        @Test
        void isReversedByTheProcedureOfTheCaller() {
            assertThat(rollback(Plans.appointmentStore()).data().required()).isTrue();
            assertThat(rollback(Plans.appointmentStore()).data().reversal()).isEqualTo(DataRollback.Kind.PROCEDURE);
            assertThat(rollback(Plans.appointmentStore()).data().procedure())
                    .isEqualTo("scripts/appointments-v1.sql on the replica, then switch over");
        }

        @Test
        void needsAProcedureWhereNoneWasGiven() {
            assertThat(rollback(Plans.savedFilters().touching(Trait.DATA_INTEGRITY))
                            .data())
                    .satisfies(data -> assertThat(data.required()).isTrue())
                    .satisfies(data -> assertThat(data.reversal()).isEqualTo(DataRollback.Kind.MISSING))
                    .satisfies(data -> assertThat(data.reasons().get(0).rule()).isEqualTo("rollback.data-missing"));
        }

        @Test
        void staysAsItIsWhereItDoesNotChange() {
            assertThat(rollback(Plans.savedFilters()).data().required()).isFalse();
            assertThat(rollback(Plans.savedFilters()).data().reversal()).isEqualTo(DataRollback.Kind.NOT_NEEDED);
        }

        @ParameterizedTest
        @CsvSource({"NEW_FEATURE, false", "DATA_MIGRATION, true"})
        void doesNotComeBackWhereWhatIsDoneStaysDone(Trait trait, boolean required) {
            assertThat(rollback(Plans.savedFilters().touching(Trait.IRREVERSIBLE, trait))
                            .data())
                    .satisfies(data -> assertThat(data.reversal()).isEqualTo(DataRollback.Kind.IMPOSSIBLE))
                    .satisfies(data -> assertThat(data.required()).isEqualTo(required));
        }
    }

    @Nested
    @Tag("spec:rollback.communication")
    class Communication {
        @Test
        void goesToTheChannelAndThePageOfTheCaller() {
            assertThat(rollback(Plans.onePageCheckout()).communication().internal())
                    .startsWith("#checkout-incidents: Team Checkout ");
            assertThat(rollback(Plans.onePageCheckout()).communication().external())
                    .isEqualTo(
                            "status.shop.example: For now we have undone a change: Checkout is one page instead of three"
                                    + " steps. We are looking into a problem with it.");
        }

        @Test
        void goesToTheExposedUsersWhereNoPageIsNamed() {
            assertThat(rollback(Plans.savedFilters()).communication().external())
                    .startsWith("Message to the exposed users: ");
        }

        @Test
        void goesToTheTeamOnlyWhereNothingIsUserVisible() {
            ChangeDraft silent = RolloutPlanner.forChange("Token cache")
                    .touching(Trait.AUTHENTICATION)
                    .tooling(Tooling.builder().statusPage("status.example").build());
            assertThat(rollback(silent).communication().external())
                    .isEqualTo("None: no change that users see is declared");
        }
    }
}
