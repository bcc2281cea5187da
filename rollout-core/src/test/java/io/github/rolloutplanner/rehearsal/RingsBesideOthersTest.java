package io.github.rolloutplanner.rehearsal;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static io.github.rolloutplanner.rehearsal.RehearsedPlans.ERRORS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.decision.Cause;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.Problem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rings whose users differ from all others, in traffic that does what traffic does to both. */
class RingsBesideOthersTest {
    private static final int RUNS = 30;
    private static final Duration TWO_WEEKS = Duration.ofDays(14);
    private static final Duration DAY = Duration.ofDays(1);

    private static final RolloutPlan PLAN = plan(2_000_000, 2_000_000, Metric.errorRate(ERRORS, percent(0.2)));
    private static final RolloutPhase RING = PLAN.phases().get(1);

    /** They differ by 30%, and so is the baseline off. */
    private static final Scenario UNKNOWN =
            Scenario.harmless().withRingTimes(ERRORS, 1.3).withBaselineTimes(ERRORS, 1.3);

    private static final Scenario KNOWN = UNKNOWN.withOthersOfRings(TWO_WEEKS);

    private static RolloutPlan plan(long users, long requestsPerDay, Metric metric) {
        return RolloutPlanner.forChange("One-page checkout")
                .behavioral("Checkout is one page")
                .touching(Trait.PAYMENTS)
                .population(Population.ofRings(
                                Ring.of("Company", users / 20),
                                Ring.of("Early", users / 4),
                                Ring.of("Everybody", users))
                        .withRequestsPerDay(requestsPerDay))
                .guardrail(metric)
                .owner("checkout team")
                .plan();
    }

    private static RehearsalReport played(RolloutPlan plan, Scenario scenario) {
        return Rehearsal.of(plan).against(scenario).runs(RUNS).seed(7).play();
    }

    static List<Scenario> harmless() {
        TimeWindow inTheRing = TimeWindow.ofHours(30, 33);
        return List.of(
                KNOWN,
                KNOWN.withRingTimes(ERRORS, 0.7),
                KNOWN.withHourlyCycle(ERRORS, percent(20)).withIncident(ERRORS, inTheRing, 3),
                KNOWN.withDailyNoise(ERRORS, percent(10)),
                KNOWN.withBaselineTimes(ERRORS, 0.7));
    }

    /** Four of thirty are no more than chance makes of one in twenty. */
    @ParameterizedTest
    @MethodSource("harmless")
    void aHarmlessChangeCompletes(Scenario scenario) {
        RehearsalReport report = played(PLAN, scenario);

        assertThat(report.runs(Run::isRolledBack)).isLessThanOrEqualTo(4);
        assertThat(report.runs(Run::isCompleted)).isGreaterThanOrEqualTo(RUNS - 4);
    }

    @Test
    void itDoesNotWhereTheOthersAreUnknown() {
        assertThat(played(PLAN, UNKNOWN).runs(Run::isRolledBack)).isEqualTo(RUNS);
    }

    /** How long both were known says how well it is known how they differ. */
    @ParameterizedTest
    @ValueSource(ints = {7, 14})
    void doubledErrorsInARingAreRolledBackWithinADay(int days) {
        for (RolloutPhase ring : PLAN.phases().subList(1, 3)) {
            RehearsalReport report = played(
                    PLAN,
                    KNOWN.withOthersOfRings(Duration.ofDays(days))
                            .withEffect(ERRORS, Effect.times(2).inPhase(ring.name())));

            assertThat(report.runs(run -> run.isRolledBackWithin(ring.name(), DAY)))
                    .isGreaterThanOrEqualTo(RUNS - 2);
        }
    }

    @Test
    void whatRollsBackSaysWhatItIsComparedWith() {
        RehearsalReport report =
                played(PLAN, KNOWN.withEffect(ERRORS, Effect.times(2).inPhase(RING.name())));

        assertThat(report.runs())
                .allSatisfy(run -> assertThat(((Run.Ending.RolledBack) run.ending()).causes())
                        .anyMatch(cause -> ((Cause.Detected) cause).before().isPresent()));
    }

    static List<Metric> guardrails() {
        return List.of(
                Metric.errorRate(ERRORS, percent(0.2)),
                Metric.errorRate(ERRORS, percent(5)),
                Metric.latency(ERRORS, Duration.ofMillis(850)),
                Metric.loadTime(ERRORS, Duration.ofMillis(900)).withStandardDeviation(Duration.ofMillis(2700)));
    }

    /** What the gate guards against passes a ring by its sample in at most one rollout of four, whatever it is compared with. */
    @ParameterizedTest
    @MethodSource("guardrails")
    void whatTheGateGuardsAgainstSeldomPasses(Metric metric) {
        RolloutPlan plan = plan(200_000, 2_400_000, metric);
        double effect = plan.phases().get(1).evidence().get(0).harm().value()
                / metric.baseline().value();
        Scenario scenario = Scenario.harmless()
                .withRingTimes(ERRORS, 1.3)
                .withBaselineTimes(ERRORS, 1 / 1.3)
                .withOthersOfRings(DAY)
                .withEffect(ERRORS, Effect.times(effect).inPhase(RING.name()));

        assertThat(played(plan, scenario).runs(run -> !run.isRolledBackBy(RING.name())))
                .isLessThanOrEqualTo(RUNS / 4);
    }

    /** Who becomes worse than the others by themselves, 2% a day, are told from those whom the change harms by nothing. */
    @Test
    void usersWhoDriftAwayFromTheOthersLookLikeARegression() {
        Scenario drift = KNOWN.withEffect(ERRORS, Effect.times(1.4).growingOver(Duration.ofDays(20)));

        assertThat(played(PLAN, drift).runs(Run::isRolledBack)).isGreaterThanOrEqualTo(RUNS - 2);
    }

    /** Half a percent a day is soon beyond what is negligible, and yet too small to be seen in most rings. */
    @Test
    void aSlowDriftSeldomDoes() {
        Scenario drift = KNOWN.withEffect(ERRORS, Effect.times(1.05).growingOver(Duration.ofDays(20)));

        assertThat(played(PLAN, drift).runs(Run::isRolledBack)).isLessThanOrEqualTo(4);
    }

    /** Each user who comes back is one row, before the rollout as in a phase. */
    @Test
    void requestsThatAreSummedUpByUserAreAsUnknownBeforeAsInThePhase() {
        Metric byUser = Metric.errorRate(ERRORS, percent(0.2)).withExposureUnit(ExposureUnit.REQUEST_BY_USER);
        RehearsalReport report = Rehearsal.of(plan(60_000, 960_000, byUser))
                .against(KNOWN.withClusteredUsers(ERRORS, 16, 0.1))
                .runs(15)
                .seed(7)
                .play();

        assertThat(report.runs(Run::isRolledBack)).isLessThanOrEqualTo(3);
    }

    @Test
    void aTimeBeforeThatIsNoneIsRefused() {
        Scenario impossible = Scenario.harmless().withRingTimes(ERRORS, 0).withOthersOfRings(Duration.ofMinutes(90));

        assertThat(catchThrowableOfType(InvalidRehearsalException.class, () -> played(PLAN, impossible))
                        .problems())
                .extracting(Problem::path)
                .containsExactlyInAnyOrder("scenario.othersOfRings", "scenario['Errors'].ringTimes");
    }
}
