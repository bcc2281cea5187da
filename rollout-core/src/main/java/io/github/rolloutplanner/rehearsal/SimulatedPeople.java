package io.github.rolloutplanner.rehearsal;

import io.github.rolloutplanner.decision.Decision;
import io.github.rolloutplanner.decision.ExperimentReadOut;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.decision.Wait;
import io.github.rolloutplanner.metric.Gate;
import java.time.Duration;
import java.util.Optional;

/**
 * Those who follow a plan: they confirm what nothing else is missing for, choose the treatment that the read-out of an
 * experiment recommends, and end an experiment of which it recommends to ship nothing. They take their time for it.
 */
final class SimulatedPeople {
    private static final String NAME = "rehearsal";

    private final Duration delay;
    private Optional<Duration> asked = Optional.empty();

    SimulatedPeople(Duration delay) {
        this.delay = delay;
    }

    /** A phase begins, in which nothing has been asked yet. */
    void begin() {
        asked = Optional.empty();
    }

    /** Whether a rollout waits for what people confirm or choose, and for nothing else. */
    static boolean areAllThatIsMissing(Decision.Hold hold) {
        return hold.waits().stream()
                .allMatch(wait -> wait instanceof Wait.ForApproval || wait instanceof Wait.ForTreatment);
    }

    /** Whether people are asked by this look, and have had their time. */
    boolean answer(Decision.Hold hold) {
        if (!areAllThatIsMissing(hold) && against(hold).isEmpty()) {
            return false;
        }
        Duration at = hold.look().at();
        asked = asked.or(() -> Optional.of(at));
        return at.minus(asked.orElseThrow()).compareTo(delay) >= 0;
    }

    /** The read-out that recommends to ship nothing, if it does. */
    static Optional<ExperimentReadOut> against(Decision.Hold hold) {
        return hold.look()
                .readOut()
                .filter(shown -> shown.recommendation() == ExperimentReadOut.Recommendation.DO_NOT_SHIP);
    }

    /** The rollout after what is recommended was chosen and all was confirmed; nothing where nothing is left to be. */
    static Optional<RunningRollout> confirm(RunningRollout rollout, Decision.Hold hold) {
        Optional<String> ships = treatment(hold);
        if (ships.isEmpty() && rollout.pendingApprovals().isEmpty()) {
            return Optional.empty();
        }
        Duration at = hold.look().at();
        RunningRollout next = ships.map(treatment -> rollout.choose(at, treatment, NAME, "the read-out recommends it"))
                .orElse(rollout);
        int confirmed = 0;
        for (Gate gate : rollout.pendingApprovals()) {
            if (next.pendingApprovals().contains(gate)) {
                confirmed++;
                next = next.approve(at, gate, NAME + " " + confirmed);
            }
        }
        return Optional.of(next);
    }

    /** The treatment to choose, where one is waited for and recommended. */
    private static Optional<String> treatment(Decision.Hold hold) {
        return hold.waits().stream().anyMatch(Wait.ForTreatment.class::isInstance)
                ? hold.look().readOut().flatMap(ExperimentReadOut::ships)
                : Optional.empty();
    }
}
