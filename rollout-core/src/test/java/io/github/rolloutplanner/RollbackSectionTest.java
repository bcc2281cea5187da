package io.github.rolloutplanner;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Tooling;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.DataRollbackKind;
import io.github.rolloutplanner.plan.ManualStep;
import io.github.rolloutplanner.plan.ManualStep.Kind;
import io.github.rolloutplanner.plan.RollbackPlan;
import java.time.Duration;
import java.util.List;
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

    private static String step(ChangeDraft draft, String rule) {
        return rollback(draft).manualSteps().stream()
                .filter(step -> step.reasons().get(0).rule().equals(rule))
                .map(ManualStep::text)
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
                            "rollback.lower",
                            "rollback.cache",
                            "rollback.watch",
                            "rollback.smoke-test",
                            "rollback.tell");
            assertThat(step(Plans.onePageCheckout(), "rollback.flag"))
                    .contains("'one-page-checkout'", "Unleash", "off");
        }

        @Test
        void clearACacheOnlyWhereThereIsOne() {
            assertThat(step(Plans.onePageCheckout(), "rollback.cache")).contains("the CDN");
            assertThat(rules(Plans.savedFilters())).doesNotContain("rollback.cache");
        }

        @Test
        void bringBackDataOnlyWhereItChanges() {
            assertThat(step(Plans.appointmentStore(), "rollback.data")).contains("scripts/appointments-v1.sql");
            assertThat(rules(Plans.onePageCheckout())).doesNotContain("rollback.data");
        }

        @Test
        void waitUntilTheGuardrailsAreBack() {
            assertThat(step(Plans.onePageCheckout(), "rollback.watch"))
                    .contains("Checkout error rate is back at 0.2%", "Checkout p95 is back at 850ms");
        }

        @Test
        void askSomebodyWhereThereIsNoGuardrail() {
            assertThat(step(Plans.savedFilters().owner("Grace"), "rollback.confirm"))
                    .contains("Grace");
        }

        @Test
        void checkTheFallback() {
            assertThat(step(Plans.onePageCheckout(), "rollback.smoke-test")).contains("Checkout in three steps");
            assertThat(step(Plans.savedFilters(), "rollback.smoke-test")).contains("Filters can be saved and named");
        }

        @Test
        void giveControlToEverybodyInAnExperiment() {
            assertThat(step(Plans.greenButton(), "rollback.flag")).contains("'grey-button'");
        }

        @Test
        @Tag("spec:rollback.gradual")
        void goDownTheSameStepsForHarmThatCanWait() {
            assertThat(step(Plans.savedFilters(), "rollback.lower")).endsWith("step by step: 50% -> 25% -> 5%");
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
                            Kind.LOWER,
                            Kind.CLEAR_CACHE,
                            Kind.VERIFY,
                            Kind.SMOKE_TEST,
                            Kind.COMMUNICATE);
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
                    .hasToString("The caller wants 'One-page checkout' back within 5 minutes. [rollback.bound-caller]");
        }

        @ParameterizedTest
        @CsvSource({"MEDIUM, 30", "HIGH, 15", "CRITICAL, 5"})
        void isElseShorterTheHigherTheRisk(RiskLevel risk, int minutes) {
            RollbackPlan rollback = rollback(Plans.savedFilters().riskAtLeast(risk));
            assertThat(rollback.within().length()).contains(Duration.ofMinutes(minutes));
            assertThat(rollback.reasons()).singleElement().satisfies(reason -> {
                assertThat(reason.rule()).isEqualTo("rollback.bound-policy");
                assertThat(reason.sentence()).contains(risk.name(), minutes + " minutes");
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
            assertThat(rollback(Plans.appointmentStore()).data().reversal()).isEqualTo(DataRollbackKind.PROCEDURE);
            assertThat(rollback(Plans.appointmentStore()).data().procedure())
                    .isEqualTo("scripts/appointments-v1.sql on the replica, then switch over");
        }

        @Test
        void needsAProcedureWhereNoneWasGiven() {
            assertThat(rollback(Plans.savedFilters().touching(Trait.DATA_INTEGRITY))
                            .data())
                    .satisfies(data -> assertThat(data.required()).isTrue())
                    .satisfies(data -> assertThat(data.reversal()).isEqualTo(DataRollbackKind.MISSING))
                    .satisfies(data -> assertThat(data.procedure()).contains("'Saved filters'", "write one"));
        }

        @Test
        void staysAsItIsWhereItDoesNotChange() {
            assertThat(rollback(Plans.savedFilters()).data().required()).isFalse();
            assertThat(rollback(Plans.savedFilters()).data().reversal()).isEqualTo(DataRollbackKind.NOT_NEEDED);
        }

        @ParameterizedTest
        @CsvSource({"NEW_FEATURE, false", "DATA_MIGRATION, true"})
        void doesNotComeBackWhereWhatIsDoneStaysDone(Trait trait, boolean required) {
            assertThat(rollback(Plans.savedFilters().touching(Trait.IRREVERSIBLE, trait))
                            .data())
                    .satisfies(data -> assertThat(data.reversal()).isEqualTo(DataRollbackKind.IMPOSSIBLE))
                    .satisfies(data -> assertThat(data.required()).isEqualTo(required));
        }
    }

    @Nested
    @Tag("spec:rollback.communication")
    class Communication {
        @Test
        void goesToTheChannelAndThePageOfTheCaller() {
            assertThat(rollback(Plans.onePageCheckout()).communication().internal())
                    .startsWith("#checkout-incidents")
                    .contains("Team Checkout");
            assertThat(rollback(Plans.onePageCheckout()).communication().external())
                    .startsWith("status.shop.example")
                    .contains("Checkout is one page instead of three steps");
        }

        @Test
        void goesToNobodyOutsideWhereUsersNoticeNothing() {
            ChangeDraft silent = RolloutPlanner.forChange("Token cache")
                    .touching(Trait.AUTHENTICATION)
                    .tooling(Tooling.builder().statusPage("status.example").build());
            assertThat(rollback(silent).communication().external())
                    .startsWith("None")
                    .contains("'Token cache'");
        }
    }
}
