package io.github.rolloutplanner.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.rolloutplanner.internal.state.InvalidStateException;
import io.github.rolloutplanner.internal.state.MetricRecord;
import io.github.rolloutplanner.internal.state.RolloutMemory;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.PersonCall;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.observation.Transition;
import io.github.rolloutplanner.reason.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** A state in which one thing says another than the next. */
class ContradictoryStateTest {
    private static final RunningRollout BROKEN = Rollouts.started()
            .observe(Observation.increment(
                    Rollouts.ERRORS, TimeWindow.ofHours(0, 1), Sample.events(400, 1_000), Sample.events(1, 1_000)));
    private static final RolloutMemory STATE = (RolloutMemory) BROKEN.state();

    private static RolloutMemory with(
            List<Transition> transitions, List<PersonCall> calls, List<MetricRecord> metrics) {
        return new RolloutMemory(STATE.plan(), STATE.startedAt(), STATE.applied(), transitions, calls, metrics);
    }

    private static List<String> refused(RolloutMemory state) {
        InvalidStateException refused = catchThrowableOfType(
                InvalidStateException.class, () -> RunningRollout.restore(BROKEN.plan(), BROKEN.policy(), state));
        assertThat(refused).isNotNull();
        return refused.problems().stream().map(Problem::path).toList();
    }

    @Test
    void isNoneAsLongAsNothingWasChanged() {
        assertThat(RunningRollout.restore(BROKEN.plan(), BROKEN.policy(), STATE))
                .isEqualTo(BROKEN);
        assertThat(RunningRollout.restoreAsWritten(BROKEN.plan(), BROKEN.policy(), STATE))
                .isEqualTo(BROKEN);
    }

    @Test
    void lacksADetectionThatItsDataProve() {
        assertThat(Rollouts.detections(BROKEN)).isNotEmpty();
        RolloutMemory clean = with(STATE.transitions(), STATE.calls(), Rollouts.withoutDetections(BROKEN));

        assertThat(refused(clean)).containsOnly("metrics/0/detections");
    }

    @Test
    void hasATransitionThatCannotFollow() {
        List<Transition> transitions = new ArrayList<>(STATE.transitions());
        transitions.add(
                new Transition(Transition.Kind.RESUMED, Duration.ofHours(2), 1, OptionalInt.empty(), "Kim", "Done"));

        assertThat(refused(with(transitions, STATE.calls(), STATE.metrics())))
                .containsExactly("transitions/" + (transitions.size() - 1));
    }

    @Test
    void hasAnAcknowledgementOfNothing() {
        List<Transition> transitions = new ArrayList<>(STATE.transitions());
        transitions.add(new Transition(
                Transition.Kind.ACKNOWLEDGED, Duration.ofHours(2), 1, OptionalInt.empty(), "Kim", "Bots"));

        assertThat(refused(with(transitions, STATE.calls(), STATE.metrics())))
                .containsExactly("transitions/" + (transitions.size() - 1));
    }

    @Test
    void countsBreachesThatNobodyCounted() {
        MetricRecord known = STATE.metrics().get(0);
        MetricRecord counted = new MetricRecord(
                known.metric(),
                known.windows(),
                known.stretches(),
                known.breaches() + 1,
                known.silence(),
                known.detections(),
                known.corrections(),
                known.before());

        assertThat(refused(with(STATE.transitions(), STATE.calls(), List.of(counted))))
                .containsExactly("metrics/0/breaches");
    }
}
