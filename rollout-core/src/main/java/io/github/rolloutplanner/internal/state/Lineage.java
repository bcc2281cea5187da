package io.github.rolloutplanner.internal.state;

import io.github.rolloutplanner.internal.text.Elapsed;
import io.github.rolloutplanner.observation.Replanning;
import io.github.rolloutplanner.observation.RolloutState;
import io.github.rolloutplanner.observation.Transition;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The plans that a rollout had before, and what of its evidence counts under the one that it has.
 *
 * @param replannings each time at which it got another plan, oldest first
 * @param accounts at which levels metrics are judged since; empty as long as it has its first plan
 * @param reserve what no guardrail has of its significance level since, for those that begin later; 0 as long as it has its first plan,
 *     which says it
 */
public record Lineage(List<Replanning> replannings, List<EvidenceAccount> accounts, double reserve) {
    /** Of a rollout that has its first plan. */
    public static final Lineage NONE = new Lineage(List.of(), List.of(), 0);

    public Lineage {
        replannings = List.copyOf(replannings);
        accounts = List.copyOf(accounts);
        if (!(reserve >= 0 && reserve < 1)) {
            throw new RolloutException.InvalidValue("A rollout cannot have " + reserve
                    + " of its significance level left. Give 0 or more, and less than 1.");
        }
    }

    /** The lineage of a rollout. */
    public static Lineage of(RolloutState state) {
        return ((RolloutMemory) state).lineage(); // the only one that a rollout makes
    }

    /** How a rollout got another plan than the one that is given, if that is one that it had before; in words for who still has it. */
    public Optional<String> replacing(PlanIdentity given) {
        return from(given)
                .map(past -> given + " was its plan until " + Elapsed.text(past.at()) + ", when " + past.by()
                        + " planned it again: " + past.why());
    }

    /** Whether a plan is one that the rollout had before. */
    private Optional<Replanning> from(PlanIdentity plan) {
        return replannings.stream()
                .filter(past -> past.fingerprint().equals(plan.fingerprint()))
                .reduce((earlier, later) -> later);
    }

    /** At which levels a metric is judged, where that is no longer what the plan says. */
    public Optional<EvidenceAccount> account(String metric) {
        return accounts.stream().filter(known -> known.metric().equals(metric)).findFirst();
    }

    /** When it was planned again last, or a later time. */
    public Duration last(Duration time) {
        return replannings.stream().map(Replanning::at).reduce(time, Lineage::later);
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** What was approved in the current phase and still counts, with the numbers that the gates have now. */
    public List<Transition> approvals(TransitionLog log) {
        if (replannings.isEmpty()) {
            return log.approvals();
        }
        List<Transition> counted = new ArrayList<>();
        for (int place = 0; place < log.transitions().size(); place++) {
            Transition done = log.transitions().get(place);
            if (done.kind() == Transition.Kind.APPROVED && done.phase() == log.phase()) {
                at(place, done).ifPresent(counted::add);
            }
        }
        return counted;
    }

    /** An approval with the number that its gate has now; nothing where it no longer counts. Other transitions stay as they are. */
    public Optional<Transition> at(int place, Transition done) {
        if (done.kind() != Transition.Kind.APPROVED) {
            return Optional.of(done);
        }
        Transition moved = done;
        for (Replanning replanning : replannings) {
            int gate = replanning.gateOf(moved, place);
            if (gate == 0) {
                return Optional.empty();
            }
            moved = new Transition(
                    done.kind(),
                    done.at(),
                    done.phase(),
                    OptionalInt.of(gate),
                    done.by(),
                    done.why(),
                    done.treatment());
        }
        return Optional.of(moved);
    }

    /** How many phases were over when the last plan came. */
    public int phasesOver() {
        return replannings.stream().mapToInt(Replanning::phase).max().orElse(1) - 1;
    }
}
