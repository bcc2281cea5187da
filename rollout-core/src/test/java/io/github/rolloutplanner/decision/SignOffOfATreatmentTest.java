package io.github.rolloutplanner.decision;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.decision.ExperimentReadOut.OfTreatment;
import io.github.rolloutplanner.decision.ExperimentReadOut.Recommendation;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.flag.FeatureFlag.VariantPercentage;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.observation.Transition;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What people sign off of one treatment of several says nothing of another. */
class SignOffOfATreatmentTest {
    private static final String SIGN_UPS = "Sign-ups";
    private static final long USERS = 16_000;
    private static final RolloutPlan PLAN = RolloutPlanner.forChange("Sign-up form")
            .behavioral("The form asks for less")
            .population(Population.ofUsersPerDay(60_000))
            .experiment(ExperimentRequest.changing(SIGN_UPS, percent(5))
                    .between("long form", "a", "b")
                    .withLooks(3, ExperimentRequest.Spending.POCOCK))
            .success(Metric.conversion(SIGN_UPS, percent(10)))
            .plan();
    private static final RunningRollout STARTED = inExperiment();
    private static final Duration LOOK = STARTED.since()
            .plusDays(PLAN.experiment().orElseThrow().looks().get(0).day());
    private static final Duration END =
            STARTED.since().plus(STARTED.phase().soak().orElseThrow());

    private static RunningRollout inExperiment() {
        RunningRollout rollout = RunningRollout.start(PLAN);
        while (rollout.phase().purpose() != PhasePurpose.EXPERIMENT) {
            rollout = rollout.advanceAnyway(rollout.since(), "Ada", "straight to the test");
        }
        return rollout;
    }

    private static RunningRollout observed(Duration until, double a, double b) {
        RunningRollout rollout = STARTED;
        for (Duration day = STARTED.since(); day.compareTo(until) < 0; day = day.plusDays(1)) {
            rollout = rollout.observeAll(increments(new TimeWindow(day, day.plusDays(1)), a, b));
        }
        return rollout;
    }

    private static List<Observation> increments(TimeWindow window, double a, double b) {
        return Observation.increments(SIGN_UPS, window, Map.of("a", of(a), "b", of(b)), of(10));
    }

    private static Sample of(double percent) {
        return Sample.events(Math.round(USERS * percent / 100), USERS);
    }

    private static RunningRollout signedOff(RunningRollout rollout, Duration at) {
        RunningRollout next = rollout;
        for (Gate gate : rollout.pendingApprovals()) {
            next = next.approve(at, gate, "Bob");
        }
        return next;
    }

    private static RunningRollout chosen(RunningRollout rollout, Duration at, String treatment) {
        return rollout.choose(at, treatment, "Ada", "I like it");
    }

    @Test
    void doesNotPromoteOneThatShowsNothingYet() {
        RunningRollout signedOff = signedOff(observed(LOOK, 11.25, 10.06), LOOK);
        assertThat(signedOff.readOut(LOOK).orElseThrow().treatments())
                .extracting(OfTreatment::recommendation)
                .containsExactly(Recommendation.SHIP, Recommendation.KEEP_RUNNING);

        RunningRollout b = chosen(signedOff, LOOK, "b");

        assertThat(b.decide(LOOK)).isInstanceOf(Decision.Hold.class).asString().contains("a ships, and can be chosen");
        assertThatThrownBy(() -> b.advance(LOOK)).isInstanceOf(TransitionException.class);
        assertThatThrownBy(() -> signedOff(b, LOOK)).isInstanceOf(TransitionException.class);
        assertThat(b.advanceAnyway(LOOK, "Ada", "b is cheaper")
                        .live()
                        .flags()
                        .get(0)
                        .variants())
                .containsExactly(new VariantPercentage("b", percent(100)));
    }

    @Test
    void doesNotPromoteOneThatShowsNothingAtTheEnd() {
        RunningRollout signedOff = signedOff(chosen(observed(END, 11.25, 10), END, "a"), END);
        assertThat(signedOff.decide(END)).isInstanceOf(Decision.Advance.class);

        assertThat(chosen(signedOff, END, "b").decide(END))
                .isInstanceOf(Decision.Hold.class)
                .asString()
                .contains("Roll back, choose a, which ships, or overrule it by name.");
    }

    /** Both are better, but only the numbers of one were looked at. */
    @Test
    void isAskedForAgainOfTheOtherThatShips() {
        RunningRollout signedOff = signedOff(chosen(observed(END, 11.25, 10.9), END, "a"), END);

        RunningRollout b = chosen(signedOff, END, "b");

        assertThat(b.pendingApprovals()).isNotEmpty();
        assertThat(b.decide(END)).isInstanceOf(Decision.Hold.class);
        assertThat(signedOff(b, END).decide(END)).isInstanceOf(Decision.Advance.class);
        assertThat(chosen(b, END, "a").decide(END)).isInstanceOf(Decision.Advance.class);
    }

    @Test
    void thatIsGivenBeforeTheChoiceIsOfTheOneThatShips() {
        RunningRollout signedOff = signedOff(observed(END, 11.25, 10.9), END);

        assertThat(signedOff.transitions())
                .last()
                .extracting(Transition::treatment)
                .isEqualTo(Optional.of("a"));
        assertThat(chosen(signedOff, END, "a").decide(END)).isInstanceOf(Decision.Advance.class);
        assertThat(chosen(signedOff, END, "b").decide(END)).isInstanceOf(Decision.Hold.class);
    }

    /** Between looks nothing is recommended, but what was signed off at one stays. */
    @Test
    void ofALookStaysForItsTreatmentAlone() {
        Duration hourLater = LOOK.plusHours(1);
        RunningRollout later = signedOff(observed(LOOK, 11.25, 10.06), LOOK)
                .observeAll(increments(new TimeWindow(LOOK, hourLater), 11.25, 10.06));
        assertThat(later.readOut(hourLater).orElseThrow().recommendation()).isEqualTo(Recommendation.KEEP_RUNNING);

        assertThat(chosen(later, hourLater, "a").decide(hourLater)).isInstanceOf(Decision.Advance.class);
        assertThatThrownBy(() -> chosen(later, hourLater, "b"))
                .isInstanceOf(TransitionException.class)
                .hasMessageStartingWith("No treatment is to be chosen in 'Experiment'");
    }

    @Test
    void isRememberedWithItsTreatment() {
        RunningRollout b = chosen(signedOff(observed(END, 11.25, 10.9), END), END, "b");
        List<Transition> done = b.transitions();
        Transition signOff = done.get(done.size() - 2);

        assertThat(RunningRollout.restore(PLAN, b.policy(), b.state())).isEqualTo(b);
        assertThat(observed(END, 11.25, 10.9).redo(signOff)).isEqualTo(signedOff(observed(END, 11.25, 10.9), END));
        assertThatThrownBy(() -> STARTED.redo(new Transition(
                        signOff.kind(), END, signOff.phase(), signOff.gate(), "Bob", "", Optional.of("a typo"))))
                .isInstanceOf(TransitionException.class)
                .hasMessageContaining("'a typo' cannot be chosen");
    }

    @Test
    void isOneOfThreeThingsThatAreOfATreatment() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Transition(
                        Transition.Kind.PAUSED, END, 2, OptionalInt.empty(), "Bob", "lunch", Optional.of("a")))
                .withMessage("Only a choice, an approval or who promotes anyway is of a treatment. Leave out 'a'.");
    }
}
