package io.github.rolloutplanner.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.decision.DecisionPolicy;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.observation.InvalidObservationException;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.opentest4j.TestAbortedException;

/** What a snapshot promises, whatever happened to a rollout. */
class SnapshotProperties {
    private static final Duration LATE = Duration.ofDays(1_000);

    @Property(tries = 40)
    void aSnapshotInTheMiddleChangesNothing(@ForAll Course course, @ForAll long seed) {
        int middle = new Random(seed).nextInt(course.steps().size() + 1);
        RunningRollout kept = course.after(middle);

        RunningRollout same = RunningRolloutJson.read(RunningRolloutJson.write(kept));

        assertThat(same).isEqualTo(kept);
        assertThat(same.decide(LATE)).isEqualTo(kept.decide(LATE));
        RunningRollout end = course.goOn(same, middle);
        assertThat(end).isEqualTo(course.end());
        assertThat(end.decide(LATE)).isEqualTo(course.end().decide(LATE));
    }

    /** Nothing that a source does, and no order in which it comes, makes a state that is refused. */
    @Property(tries = 40)
    void whatCameLateIsReadBack(@ForAll Course course, @ForAll long seed) {
        RunningRollout late = toldLate(course, new Random(seed));

        String text = RunningRolloutJson.write(late);
        assertThat(RunningRolloutJson.read(text)).isEqualTo(late);
        assertThat(RunningRolloutJson.readEdited(text)).isEqualTo(late);
    }

    /** The course of a rollout, some of whose observations come later than they did. */
    private static RunningRollout toldLate(Course course, Random random) {
        RunningRollout rollout = course.start();
        List<Observation> waiting = new ArrayList<>();
        for (Course.Step step : course.steps()) {
            step.observation().ifPresent(waiting::add);
            Collections.shuffle(waiting, random);
            while (!waiting.isEmpty() && random.nextInt(4) > 0) {
                rollout = observedOrNot(rollout, waiting.remove(0));
            }
            if (step.transition().isPresent()) {
                rollout = rollout.redo(step.transition().get());
            }
        }
        for (Observation observation : waiting) {
            rollout = observedOrNot(rollout, observation);
        }
        return rollout;
    }

    private static RunningRollout observedOrNot(RunningRollout rollout, Observation observation) {
        try {
            return rollout.observe(observation);
        } catch (InvalidObservationException e) {
            return rollout; // it came too late to be taken
        }
    }

    @Property(tries = 20)
    void aSnapshotFitsItsSchema(@ForAll Course course) {
        assertThat(JsonSchemas.RUNNING.validate(Trees.read(RunningRolloutJson.write(course.end()))))
                .isEmpty();
    }

    @Property(tries = 20)
    void theSameRolloutGivesTheSameText(@ForAll Course course) {
        String text = RunningRolloutJson.write(course.end());

        assertThat(RunningRolloutJson.write(RunningRolloutJson.read(text))).isEqualTo(text);
        assertThat(text).doesNotContain("\r");
    }

    /** Also plans that nobody would write. */
    @Property(tries = 100, maxDiscardRatio = 50)
    void anyPlanGoesOn(@ForAll RolloutPlan plan) {
        RunningRollout rollout = started(plan);

        assertThat(RunningRolloutJson.read(RunningRolloutJson.write(rollout))).isEqualTo(rollout);
    }

    private static RunningRollout started(RolloutPlan plan) {
        try {
            return RunningRollout.start(plan, DecisionPolicy.standard());
        } catch (IllegalArgumentException e) {
            throw new TestAbortedException("Nobody can start it.", e);
        }
    }
}
