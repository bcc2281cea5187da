package io.github.rolloutplanner.rehearsal;

import static io.github.rolloutplanner.rehearsal.RehearsedPlans.ERRORS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.decision.DecisionPolicy;
import io.github.rolloutplanner.decision.Wait;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Plans that are played: how they end, and that they always end alike. */
class RehearsalTest {
    private static final RolloutPlan PLAN = RehearsedPlans.checkout();
    private static final Rehearsal REHEARSAL = Rehearsal.of(PLAN).runs(20).seed(7);

    private static Rehearsal against(Effect effect) {
        return REHEARSAL.against(Scenario.harmless().withEffect(ERRORS, effect));
    }

    @Nested
    class Harm {
        @Test
        void isRolledBackInThePilotOrBefore() {
            RehearsalReport report = against(Effect.times(3)).play();

            assertThat(report.runs(run -> run.isRolledBackBy("Pilot") && run.exposed() < 6_000))
                    .isGreaterThanOrEqualTo(19);
            assertThat(report.length(0.5)).isLessThan(Duration.ofDays(1));
            assertThat(report.runs())
                    .allSatisfy(run -> assertThat(run.ending())
                            .isInstanceOfSatisfying(
                                    Run.Ending.RolledBack.class,
                                    back -> assertThat(back.metrics()).containsExactly(ERRORS)));
        }

        @Test
        void costsWhatItAdds() {
            Run run = against(Effect.times(3)).play().runs().get(0);

            double requests = 2_400_000.0 / 24 * 0.05 * run.length().toHours();
            assertThat(run.cost(ERRORS)).isCloseTo(requests * 0.004, within(1e-6));
        }

        @Test
        void costsNothingThatCanBeToldOfAMetricThatIsNotObserved() {
            RehearsalReport report = against(Effect.times(3)).play();

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> report.runs().get(0).cost("typo"))
                    .withMessageContainingAll("'typo'", "'" + ERRORS + "'");
            assertThatIllegalArgumentException().isThrownBy(() -> report.cost("typo", 0.5));
        }

        @Test
        void isRolledBackLaterIfItBeginsLater() {
            RehearsalReport report = against(Effect.times(4).inPhase("Half").from(Duration.ofHours(6)))
                    .play();

            assertThat(report.runs(Run::isRolledBack)).isEqualTo(20);
            assertThat(report.runs(run -> run.isRolledBackBy("Pilot"))).isZero();
            assertThat(report.length(0)).isGreaterThan(Duration.ofHours(30));
            assertThat(report.runs()).allSatisfy(run -> {
                Duration inPhase = run.length().minus(run.began());
                assertThat(run.began()).isGreaterThanOrEqualTo(Duration.ofHours(24));
                assertThat(run.isRolledBackWithin("Half", inPhase)).isTrue();
                assertThat(run.isRolledBackWithin("Half", inPhase.minusNanos(1)))
                        .isFalse();
                assertThat(run.isRolledBackWithin("Pilot", run.length())).isFalse();
            });
        }
    }

    @Nested
    class AHarmlessChange {
        private final RehearsalReport report = REHEARSAL.play();

        @Test
        void completesInTime() {
            assertThat(report.runs(run -> run.isCompletedWithin(Duration.ofDays(1))))
                    .isGreaterThanOrEqualTo(19);
            assertThat(report.frequency(Run::isRolledBack).low()).isLessThan(0.05);
            assertThat(report.runs().get(0).planned()).isEqualTo(Duration.ofDays(4));
        }

        @Test
        void costsNothing() {
            assertThat(report.cost(ERRORS, 1)).isZero();
        }

        /** 5% for all four days, 45% more from the second on, the rest while it bakes; users come ever more slowly. */
        @Test
        void exposesEverybodyWhoComes() {
            Run run =
                    report.runs().stream().filter(Run::isCompleted).findFirst().orElseThrow();

            double growth = PLAN.exposure().orElseThrow().basis().growthExponent();
            double expected =
                    120_000 * (0.05 * Math.pow(4, growth) + 0.45 * Math.pow(3, growth) + 0.5 * Math.pow(2, growth));
            assertThat(run.length()).isEqualTo(Duration.ofDays(4));
            assertThat((double) run.exposed()).isBetween(expected - 2, expected + 2);
        }

        @Test
        void saysHowOftenItCompletes() {
            assertThat(report).asString().contains("completed", "rolled back", "median");
            assertThat(report.frequency(run -> true)).hasToString("100.0% (83.2% to 100.0%)");
        }
    }

    @Nested
    class EqualRehearsals {
        private final Rehearsal noisy = REHEARSAL
                .runs(8)
                .against(Scenario.harmless()
                        .withEffect(ERRORS, Effect.times(1.4))
                        .withDailyNoise(ERRORS, Percentage.percent(10)));

        @Test
        void giveEqualReports() {
            assertThat(noisy.play())
                    .isEqualTo(noisy.play())
                    .isNotEqualTo(noisy.seed(8).play());
        }

        @Test
        void giveThemOnAnyNumberOfThreads() {
            ForkJoinPool one = new ForkJoinPool(1);
            try {
                assertThat(one.submit(noisy::play).join()).isEqualTo(noisy.play());
            } finally {
                one.shutdown();
            }
        }

        /** A run is the same beside few others as beside many. */
        @Test
        void giveEachRunByItself() {
            assertThat(noisy.play().runs().subList(0, 3))
                    .isEqualTo(noisy.runs(3).play().runs());
        }
    }

    @Test
    void tellsHowFarItIs() {
        List<Integer> told = Collections.synchronizedList(new ArrayList<>());

        REHEARSAL.runs(6).onProgress(told::add).play();

        assertThat(told).isEqualTo(IntStream.rangeClosed(1, 6).boxed().toList());
    }

    @Test
    void neverChanges() {
        Rehearsal before = Rehearsal.of(PLAN);
        before.runs(3);
        before.against(Scenario.harmless().withTrafficTimes(2));
        assertThat(before).isEqualTo(Rehearsal.of(PLAN)).isNotEqualTo(before.runs(3));
    }

    @Test
    void looksAtAnyRhythm() {
        RehearsalReport daily =
                REHEARSAL.runs(4).lookingEvery(Duration.ofHours(6)).play();
        RehearsalReport often =
                REHEARSAL.runs(1).lookingEvery(Duration.ofMinutes(30)).play();

        assertThat(daily.runs(Run::isCompleted)).isPositive();
        assertThat(often.runs(Run::isCompleted)).isEqualTo(1);
    }

    @Test
    void decidesByTheGivenPolicy() {
        Rehearsal worse = against(Effect.times(1.2));

        assertThat(worse.play().runs(Run::isRolledBack)).isGreaterThan(10);
        assertThat(worse.decidingBy(DecisionPolicy.standard().withSignificanceLevel(1e-15))
                        .play()
                        .runs(Run::isRolledBack))
                .isLessThan(5);
    }

    @Nested
    class Extremes {
        @Test
        void withoutTrafficNothingIsKnownAndAPersonIsCalled() {
            RehearsalReport report = REHEARSAL
                    .runs(1)
                    .atMost(Duration.ofDays(2))
                    .against(Scenario.harmless().withTrafficTimes(0))
                    .play();

            Run run = report.runs().get(0);
            assertThat(run.exposed()).isZero();
            assertThat(run.firstCall()).isPresent();
            assertThat(run.ending())
                    .isInstanceOfSatisfying(
                            Run.Ending.Held.class,
                            held -> assertThat(held.waits()).hasAtLeastOneElementOfType(Wait.ForData.class));
        }

        @Test
        void moreTrafficThanAnybodyHas() {
            RehearsalReport report = REHEARSAL
                    .runs(2)
                    .against(Scenario.harmless()
                            .withPopulation(Population.ofUsersPerDay(1_000_000_000_000L))
                            .withEffect(ERRORS, Effect.times(2)))
                    .play();

            assertThat(report.length(1)).isEqualTo(Duration.ofHours(1));
        }

        @Test
        void aPlanWithoutMetrics() {
            assertThat(Rehearsal.of(RehearsedPlans.change().plan())
                            .runs(1)
                            .play()
                            .runs(Run::isCompleted))
                    .isEqualTo(1);
        }

        @Test
        void allRequestsFail() {
            assertThat(against(Effect.times(1e6)).runs(2).play().length(1)).isLessThan(Duration.ofHours(3));
        }
    }

    @Nested
    class Delays {
        @Test
        void approvalsTakeTheirTime() {
            Rehearsal atOnce = REHEARSAL.runs(1);
            RehearsalReport slow = atOnce.against(Scenario.harmless().withApprovalsAfter(Duration.ofHours(12)))
                    .play();

            assertThat(slow.length(1)).isGreaterThanOrEqualTo(atOnce.play().length(1));
        }

        @Test
        void aSourceThatFailsIsReadAfterwards() {
            RehearsalReport report = REHEARSAL
                    .runs(1)
                    .against(Scenario.harmless().withSourceFailing(ERRORS, TimeWindow.ofHours(3, 8)))
                    .play();

            assertThat(report.runs().get(0).firstCall()).isPresent();
            assertThat(report.runs(Run::isCompleted)).isEqualTo(1);
            assertThat(report.runs(run -> run.isRolledBackWithin("All", run.length())))
                    .isZero();
        }
    }

    @Test
    void aPhaseThatIsNotThereIsNamed() {
        Run run = REHEARSAL.runs(1).play().runs().get(0);

        assertThatThrownBy(() -> run.isRolledBackBy("Canary"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The plan has no phase 'Canary'. It has Pilot, Half and All.");
        assertThatThrownBy(() -> run.isRolledBackWithin("Canary", Duration.ofDays(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
