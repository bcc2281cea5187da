package io.github.rolloutplanner;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.Rule;
import io.github.rolloutplanner.strategy.Audience;
import io.github.rolloutplanner.strategy.PhaseOutline;
import io.github.rolloutplanner.strategy.RolloutStrategy;
import io.github.rolloutplanner.strategy.StrategyContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvalidUrgencyTest {
    private static final Duration DAY = Duration.ofDays(1);

    private static ChangeDraft filters() {
        return RolloutPlanner.forChange("Saved filters").newFeature();
    }

    private static String problem(ChangeDraft draft) {
        List<String> problems = Problems.of(draft);
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1H", "PT24000000H1S"})
    void noDeadlineIsZeroNegativeOrAThousandYearsAway(String length) {
        assertThat(problem(filters().deadline(Duration.parse(length))))
                .startsWith("deadline: A deadline of ")
                .endsWith(
                        " is none to plan with. Give a length of time above zero, up to 1,000,000 days, or leave it out.");
    }

    @Test
    void theLongestDeadlineIsOne() {
        assertThat(Problems.of(filters().deadline(Duration.ofDays(1_000_000)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void aReasonIsSaid(String why) {
        assertThat(problem(filters().expedite(why))).startsWith("expedite: ");
    }

    @Test
    void nothingIsNoDeadlineAndNoReason() {
        assertThat(Problems.of(filters().deadline(null).expedite(null)))
                .containsExactly(
                        "deadline: It is null. Give a value, or leave the call out.",
                        "expedite: It is null. Give a value, or leave the call out.");
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        assertThat(Problems.of(filters().owner(" ").deadline(Duration.ZERO).expedite(" ")))
                .hasSize(3);
    }

    @Test
    void anExperimentWaitsForItsSample() {
        ChangeDraft tested = RolloutPlanner.forChange("Larger keys")
                .behavioral("Keys are larger")
                .population(Population.ofUsersPerDay(100_000))
                .success(Metric.conversion("Calls", percent(20)))
                .experiment(ExperimentRequest.changing("Calls", percent(5)));

        assertThat(problem(tested.deadline(DAY))).contains("or leave out the A/B test on Calls, which takes 7 days.");
        assertThat(problem(tested.expedite("it burns")))
                .isEqualTo(
                        "expedite: An A/B test on Calls waits for its sample, and an expedited change waits for nothing."
                                + " Leave one of them out: test the next version, or give a deadline that the test keeps.");
    }

    @Test
    void aStoreHasItsDays() {
        assertThat(problem(filters()
                        .deliveredBy(Delivery.appStore(Delivery.Store.APPLE))
                        .deadline(DAY)))
                .contains("the shortest rollout takes 6 days")
                .endsWith(
                        "Give at least 6 days, or ask the store for an expedited review and release to all users at once,"
                                + " with ladder(Step.last(..)).");
        assertThat(Problems.of(filters()
                        .deliveredBy(Delivery.appStore(Delivery.Store.APPLE))
                        .ladder(Step.last("All users"))
                        .deadline(DAY)))
                .isEmpty();
    }

    @Test
    void dataTakeTheirTime() {
        assertThat(problem(filters().deliveredBy(Delivery.dataMigration()).deadline(DAY)))
                .contains("1 day of Backfill")
                .endsWith("or measure the backfill, and say so with Delivery.dataMigration(..).");
    }

    @Test
    void aNoticeIsNotShortenedSilently() {
        assertThat(problem(RolloutPlanner.forChange("No more version 1")
                        .touching(Trait.BREAKING_CHANGE)
                        .deliveredBy(Delivery.library())
                        .deadline(DAY)))
                .contains("90 days of Notice")
                .endsWith(
                        "or agree on a shorter notice with those who depend on it, and say so with Delivery.library(..).");
    }

    @Test
    void aCallersLadderIsNeverChanged() {
        ChangeDraft own = filters().ladder(Step.of("Few", 5, DAY), Step.last("All"));

        assertThat(problem(own.deadline(DAY.minusSeconds(1))))
                .contains("the shortest rollout takes 1 day (1 day of Few).")
                .endsWith("Give at least 1 day, or shorten the ladder, which is never changed.");
        assertThat(Problems.of(own.deadline(DAY))).isEmpty();
    }

    @Test
    void aStrategyOfOthersIsAsShortAsItSays() {
        assertThat(problem(filters().using(new Halves(Optional.empty())).deadline(Duration.ofHours(5))))
                .contains("the shortest rollout takes 1 day (1 day of Half).")
                .endsWith("or let the strategy say how short its phases can be, with shortestSoak(..).");
        assertThat(filters()
                        .using(new Halves(Optional.of(Duration.ofHours(2))))
                        .deadline(Duration.ofHours(5))
                        .plan()
                        .phases()
                        .get(0)
                        .soak())
                .contains(Duration.ofHours(5));
        assertThat(filters()
                        .using(new Halves(Optional.of(Duration.ofHours(2))))
                        .expedite("it burns")
                        .plan()
                        .phases()
                        .get(0)
                        .soak())
                .contains(Duration.ofHours(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1H", "PT25H"})
    void whatIsNoShorterSoakIsNone(String shortest) {
        assertThat(filters()
                        .using(new Halves(Optional.of(Duration.parse(shortest))))
                        .expedite("it burns")
                        .plan()
                        .phases()
                        .get(0)
                        .soak())
                .contains(DAY);
    }

    /** Half of the users, then all. */
    private record Halves(Optional<Duration> shortest) implements RolloutStrategy {
        private static final Reason REASON = Rule.of("phase.half", "Half go first.")
                .because("Half go first.")
                .reason();

        @Override
        public String id() {
            return "halves";
        }

        @Override
        public String label() {
            return "Halves";
        }

        @Override
        public List<PhaseOutline> phases(StrategyContext context) {
            return List.of(
                    new PhaseOutline(Step.of("Half", 50, DAY), new Audience.RandomPercentage("user"), List.of(REASON)),
                    new PhaseOutline(Step.last("All"), new Audience.Everyone("user"), List.of(REASON)));
        }

        @Override
        public Optional<Duration> shortestSoak(PhaseOutline phase, StrategyContext context) {
            return shortest;
        }
    }
}
