package io.github.rolloutplanner;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.ImpactKind;
import io.github.rolloutplanner.change.Ladder;
import io.github.rolloutplanner.change.MetricInRole;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Tooling;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.change.UserFacingChange;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.Problem;
import io.github.rolloutplanner.strategy.RolloutStrategy;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input: everything that is wrong with a change is said at once. */
class InvalidChangeTest {

    private static ChangeDraft seats() {
        return RolloutPlanner.forChange("Seat map");
    }

    @Test
    void allProblemsAreSaidAtOnceInTheOrderOfItsParts() {
        ChangeDraft draft = seats().ui(" ")
                .touching(Trait.HAS_FALLBACK, Trait.NO_FALLBACK)
                .population(Population.ofUsersPerDay(0))
                .guardrail(Metric.errorRate("", percent(101)))
                .rollbackWithin(Duration.ZERO)
                .ladder(Step.of("Half", 50, Duration.ofDays(1)));
        assertThatThrownBy(draft::plan)
                .isInstanceOfSatisfying(
                        InvalidChangeException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::path)
                                .containsExactly(
                                        "userFacingChanges[0].description",
                                        "traits",
                                        "population.usersPerDay",
                                        "metrics[0].name",
                                        "metrics[0].baseline",
                                        "rollbackWithin",
                                        "ladder[0].percentage",
                                        "ladder[0].soak"))
                .hasMessageStartingWith("""
                        'Seat map' cannot be planned, it has 8 problems:
                        - userFacingChanges[0].description: ' ' is blank. Say what users notice.
                        - traits: The change cannot be both""");
    }

    @Test
    void oneProblemIsSaidInTheSingular() {
        assertThatThrownBy(seats().rollbackWithin(Duration.ofMinutes(-5))::plan).hasMessage("""
                        'Seat map' cannot be planned, it has 1 problem:
                        - rollbackWithin: A rollback within -5 minutes is no promise. Give a length of time from 1 second to 30 days.""");
    }

    @Test
    void aReadyChangeGoesThroughTheSameChecks() {
        Change.Builder ready = Change.named(" ")
                .addTraits(Trait.ISOLATED, Trait.GLOBAL_CONFIG)
                .addMeasures(new MetricInRole(Metric.errorRate("5xx", percent(-1)), GateRole.GUARDRAIL))
                .ladder(new Ladder(List.of()));
        assertThat(Problems.of(ready))
                .containsExactly(
                        "name: ' ' is blank. Say what people call the change.",
                        "traits: The change cannot be both isolated and global config. Leave out the one that is not true.",
                        "metrics[0].baseline: '5xx' is a rate and cannot be at -1%. Give a baseline from 0% to 100%.",
                        "ladder: No steps. Give at least the last one, at 100%.");
    }

    @Nested
    class Blank {
        static Stream<Arguments> texts() {
            return Stream.of(
                    blank("userFacingChanges[0].description", "Say what users notice.", draft -> draft.ui(" ")),
                    blank(
                            "bucketBy",
                            "Name the attribute that tells users apart, such as user.id.",
                            draft -> draft.bucketBy(" ")),
                    blank("flagKey", "Give the key, or leave it out to get one.", draft -> draft.flagKey(" ")),
                    blank("owner", "Name a person or team, or leave it out.", draft -> draft.owner(" ")),
                    blank("strategy", "Give the id of a strategy, or leave it out.", draft -> draft.using(" ")),
                    blank("segments", "Give the segment a name.", draft -> draft.segment(" ", beta())),
                    blank(
                            "population.unit",
                            "Say what the users are called, in the singular.",
                            draft ->
                                    draft.population(Population.ofUsersPerDay(9).withUnit(" "))),
                    blank(
                            "population.rings[0].name",
                            "Give the ring a name.",
                            draft -> draft.population(Population.ofRings(Ring.of(" ", 9)))),
                    blank(
                            "metrics[0].name",
                            "Give the name under which dashboards know the metric.",
                            draft -> draft.signal(Metric.errorRate(" ", percent(1)))));
        }

        private static Arguments blank(String path, String advice, UnaryOperator<ChangeDraft> describe) {
            return Arguments.of(path, advice, describe);
        }

        private static TargetingCondition beta() {
            return TargetingCondition.is("user.tier", "beta");
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("texts")
        void textsAreRefused(String path, String advice, UnaryOperator<ChangeDraft> describe) {
            assertThat(Problems.of(describe.apply(seats()))).containsExactly(path + ": ' ' is blank. " + advice);
        }

        @Test
        void aNameIsRefused() {
            assertThat(Problems.of(RolloutPlanner.forChange("")))
                    .containsExactly("name: '' is blank. Say what people call the change.");
        }

        static Stream<Arguments> textsThatStandInSteps() {
            return Stream.of(
                    Arguments.of("fallback", describing(draft -> draft.withFallback(" "))),
                    Arguments.of("dataRollback", describing(draft -> draft.dataRollback(" "))),
                    Arguments.of(
                            "tooling.cache",
                            describing(draft ->
                                    draft.tooling(Tooling.builder().cache(" ").build()))));
        }

        private static UnaryOperator<ChangeDraft> describing(UnaryOperator<ChangeDraft> describe) {
            return describe;
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("textsThatStandInSteps")
        void textsThatStandInStepsAreRefused(String path, UnaryOperator<ChangeDraft> describe) {
            assertThat(Problems.of(describe.apply(seats())))
                    .singleElement()
                    .asString()
                    .startsWith(path + ": ");
        }
    }

    @Nested
    class Null {
        static Stream<Arguments> values() {
            return Stream.of(
                    given("userFacingChanges[0].description", draft -> draft.behavioral(null)),
                    given("traits", draft -> draft.touching((Trait[]) null)),
                    given("traits", draft -> draft.touching((Trait) null)),
                    given("fallback", draft -> draft.withFallback(null)),
                    given("environment", draft -> draft.in(null)),
                    given("population", draft -> draft.population(null)),
                    given("metrics[0]", draft -> draft.guardrail(null)),
                    given("rollbackWithin", draft -> draft.rollbackWithin(null)),
                    given("experiment", draft -> draft.experiment(null)),
                    given("segments", draft -> draft.internalUsers(null)),
                    given("segments", draft -> draft.segment(null, TargetingCondition.is("a", "b"))),
                    given("bucketBy", draft -> draft.bucketBy(null)),
                    given("flagKey", draft -> draft.flagKey(null)),
                    given("dataRollback", draft -> draft.dataRollback(null)),
                    given("tooling", draft -> draft.tooling(null)),
                    given("owner", draft -> draft.owner(null)),
                    given("riskAtLeast", draft -> draft.riskAtLeast(null)),
                    given("strategy", draft -> draft.using((String) null)),
                    given("strategy", draft -> draft.using((RolloutStrategy) null)),
                    given("ladder", draft -> draft.ladder((Step[]) null)),
                    given("ladder[0]", draft -> draft.ladder((Step) null)));
        }

        private static Arguments given(String path, UnaryOperator<ChangeDraft> describe) {
            return Arguments.of(path, describe);
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("values")
        void valuesAreRefusedWhenItIsPlanned(String path, UnaryOperator<ChangeDraft> describe) {
            assertThat(Problems.of(describe.apply(seats())))
                    .containsExactly(path + ": It is null. Give a value, or leave the call out.");
        }

        @Test
        void aNameIsRefused() {
            assertThat(Problems.of(RolloutPlanner.forChange(null)))
                    .contains("name: It is null. Say what people call the change.");
        }

        @Test
        void countsAsAPlaceOfItsOwn() {
            assertThat(Problems.of(seats().ui(null).ui(" ")))
                    .extracting(line -> line.substring(0, line.indexOf(':')))
                    .containsExactly("userFacingChanges[0].description", "userFacingChanges[1].description");
        }
    }

    @Test
    void aNameOfWhichNoFlagKeyCanBeMadeNeedsOne() {
        assertThat(Problems.of(RolloutPlanner.forChange("座席表")))
                .containsExactly(
                        "name: No flag key can be made of '座席表': it has no letter or digit of a to z and 0 to 9."
                                + " Give one with flagKey(..).");
        assertThat(Problems.of(RolloutPlanner.forChange("座席表").flagKey("seat-map")))
                .isEmpty();
    }

    @Test
    void aNameIsNoKeyWhereNoFlagIsUsed() {
        for (Delivery delivery : List.of(Delivery.deployment(), Delivery.configurationPush(), Delivery.library())) {
            assertThat(Problems.of(RolloutPlanner.forChange("支払い画面").deliveredBy(delivery)))
                    .isEmpty();
        }
        RolloutPlan plan = RolloutPlanner.forChange("支払い画面")
                .touching(Trait.PAYMENTS)
                .deliveredBy(Delivery.deployment())
                .plan();
        assertThat(plan.feature()).isEqualTo("支払い画面");
        assertThat(plan.flags()).isEmpty();
        assertThat(Problems.of(RolloutPlanner.forChange("支払い画面")
                        .deliveredBy(Delivery.deployment())
                        .deliveredBy(Delivery.featureFlag())))
                .singleElement()
                .asString()
                .endsWith("Give one with flagKey(..).");
    }

    @Test
    void lengthsThatNoSumHoldsAreRefused() {
        Duration forEver = Duration.ofSeconds(Long.MAX_VALUE);
        assertThat(Problems.of(seats().ladder(Step.of("A", 1, forEver), Step.of("B", 2, forEver), Step.last("C"))))
                .isNotEmpty()
                .allMatch(problem -> problem.startsWith("ladder"));
    }

    @Test
    void whatUsersNoticeIsCheckedInAReadyChangeToo() {
        Change.Builder ready = Change.named("Seat map").addUserFacingChanges(new UserFacingChange(ImpactKind.UI, ""));
        assertThat(Problems.of(ready))
                .containsExactly("userFacingChanges[0].description: '' is blank. Say what users notice.");
    }
}
