package io.github.rolloutplanner.rehearsal;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static io.github.rolloutplanner.rehearsal.RehearsedPlans.CONVERSION;
import static io.github.rolloutplanner.rehearsal.RehearsedPlans.ERRORS;
import static io.github.rolloutplanner.rehearsal.RehearsedPlans.REPORTS;
import static io.github.rolloutplanner.rehearsal.RehearsedPlans.REVENUE;
import static io.github.rolloutplanner.rehearsal.RehearsedPlans.SPEED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.metric.Baseline;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.LadderPolicy;
import io.github.rolloutplanner.policy.RolloutPolicy;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A success criterion sees the improvement that it is sized for in as many rollouts as promised, and is rarely met by chance. */
class SuccessPowerTest {
    private static final int RUNS = Boolean.getBoolean("simulation.long") ? 1000 : 100;
    private static final Duration HOUR = Duration.ofHours(1);
    /** Of requests, of which each is a new one; users come again. */
    private static final Metric CONVERTS = ofRequests(Metric.conversion(CONVERSION, percent(40)));

    private static final Metric EARNS =
            ofRequests(Metric.revenue(REVENUE, Quantity.of(3, "EUR")).withStandardDeviation(20));
    private static final Metric FAILS = Metric.errorRate(ERRORS, percent(0.2)).mustStayBelow(percent(0.5));

    private static Metric ofRequests(Metric metric) {
        return metric.withExposureUnit(ExposureUnit.REQUEST);
    }

    /** A metric that shall be better, and the control group that is kept in the bake. */
    record Case(Metric metric, Percentage held) {
        static Case beside(double held, Metric metric) {
            return new Case(metric, percent(held));
        }

        static Case alone(Metric metric) {
            return new Case(metric, Percentage.ZERO);
        }

        RolloutPlan plan(long users) {
            return RolloutPlanner.withPolicy(RolloutPolicy.standard()
                            .withLadders(LadderPolicy.standard().withHoldback(held)))
                    .describe("One-page checkout")
                    .behavioral("Checkout is one page")
                    .touching(Trait.CRITICAL_PATH)
                    .population(Population.ofUsersPerDay(users).withRequestsPerDay(users))
                    .ladder(Step.last("All"))
                    .success(metric)
                    .plan();
        }

        /** With as little traffic as the longest bake needs. */
        RolloutPlan sized() {
            return LongStream.iterate(100, users -> users + users / 16)
                    .mapToObj(this::plan)
                    .filter(plan -> evidence(plan).verdict() != Verdict.UNDERPOWERED)
                    .findFirst()
                    .orElseThrow();
        }

        Scenario improved() {
            GateEvidence evidence = evidence(plan(1000));
            double times = evidence.harm().value() / evidence.baseline().value();
            return Scenario.harmless().withEffect(metric.name(), Effect.times(times));
        }
    }

    private static GateEvidence evidence(RolloutPlan plan) {
        return plan.successEvidence().get(0);
    }

    private static RehearsalReport played(RolloutPlan plan, Scenario scenario) {
        return Rehearsal.of(plan)
                .against(scenario)
                .runs(RUNS)
                .seed(7)
                .atMost(plan.timeline().bake().length().orElseThrow().plus(HOUR))
                .play();
    }

    static List<Case> cases() {
        return List.of(
                Case.beside(20, CONVERTS),
                Case.beside(50, CONVERTS),
                Case.beside(20, ofRequests(Metric.conversion(CONVERSION, percent(3)))),
                Case.beside(20, FAILS),
                Case.beside(20, Metric.latency(SPEED, Duration.ofMillis(300))),
                Case.beside(20, EARNS),
                Case.alone(CONVERTS.withBaseline(Baseline.exact())),
                Case.alone(CONVERTS.withBaseline(Baseline.within(percent(2)))),
                Case.alone(FAILS),
                Case.alone(Metric.latency(SPEED, Duration.ofMillis(300))),
                Case.alone(EARNS.withBaseline(Baseline.exact())),
                Case.alone(Metric.userReports(REPORTS, 4.2)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void showsTheImprovementThatItIsSizedFor(Case one) {
        RolloutPlan plan = one.sized();

        RehearsalReport.Frequency shown = played(plan, one.improved()).frequency(Run::isCompleted);

        assertThat(shown.high()).isGreaterThan(0.75);
        assertThat(shown.low()).isLessThan(0.90);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void isMetByChanceNoMoreOftenThanTheLevelSays(Case one) {
        RehearsalReport.Frequency shown =
                played(one.sized(), Scenario.harmless()).frequency(Run::isCompleted);

        assertThat(shown.low()).isLessThan(0.05);
    }

    @Test
    void completesWhereTheBakeCannotShowIt() {
        RolloutPlan plan = Case.beside(20, CONVERTS).plan(100);

        assertThat(evidence(plan).verdict()).isEqualTo(Verdict.UNDERPOWERED);
        assertThat(plan.successCriteria().get(0).role()).isEqualTo(GateRole.OBSERVE);
        assertThat(played(plan, Scenario.harmless()).frequency(Run::isCompleted).high())
                .isEqualTo(1);
    }
}
