package io.github.rolloutplanner.decision;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.observation.PersonCall;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.reason.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What to do now. The caller does it, and tells the rollout.
 *
 * @since 0.1.0
 */
public sealed interface Decision permits Decision.Advance, Decision.Hold, Decision.RollBack, Decision.Complete {

    /**
     * What it was made from.
     *
     * @return the look
     */
    Look look();

    /**
     * Why, with the numbers; each sentence once, whatever waits for it.
     *
     * @return at least one reason
     */
    List<Reason> reasons();

    /**
     * Whether waiting alone may not help.
     *
     * @return true if a person must be called, or was
     */
    default boolean callsPerson() {
        return false;
    }

    /**
     * Whether a person has to be called now. Tell the rollout when it is done ({@link RunningRollout#called}), so that each
     * thing calls once.
     *
     * @return true if something calls a person who was not called for it yet
     */
    default boolean isNewCall() {
        return this instanceof Hold hold && !hold.newCalls().isEmpty();
    }

    /**
     * When looking again makes sense.
     *
     * @return the earliest time at which something can be different; empty where only a person changes anything
     */
    Optional<Duration> lookAgainAt();

    /**
     * What a person confirmed.
     *
     * @param gate the gate that no metric decides
     * @param at when
     * @param by who
     * @since 0.1.0
     */
    record Approval(Gate gate, Duration at, String by) {
        public Approval {
            requireNonNull(gate, "gate");
            requireNonNull(at, "at");
            requireNonNull(by, "by");
        }
    }

    /**
     * Promote to the next phase.
     *
     * @param look what the decision was made from
     * @param next the next phase
     * @param approvals what people confirmed
     * @since 0.1.0
     */
    record Advance(Look look, RolloutPhase next, List<Approval> approvals) implements Decision {
        public Advance {
            requireNonNull(look, "look");
            requireNonNull(next, "next");
            approvals = Elements.listOf(approvals, "approvals");
        }

        @Override
        public List<Reason> reasons() {
            return DecisionText.safe(look, approvals);
        }

        /** Now, by the first look at the next phase. */
        @Override
        public Optional<Duration> lookAgainAt() {
            return Optional.of(look.at());
        }

        @Override
        public String toString() {
            return DecisionText.of("ADVANCE to '" + next.name() + "' at " + next.percentage(), reasons());
        }
    }

    /**
     * Stay at this percentage.
     *
     * @param look what the decision was made from
     * @param waits what for, at least one
     * @param newCalls those of them that call a person who was not called for them yet
     * @param lookAgainAt when looking again makes sense
     * @since 0.1.0
     */
    record Hold(Look look, List<Wait> waits, List<Wait> newCalls, Optional<Duration> lookAgainAt) implements Decision {
        public Hold {
            requireNonNull(look, "look");
            waits = Elements.listOf(waits, "waits");
            newCalls = Elements.listOf(newCalls, "newCalls");
            requireNonNull(lookAgainAt, "lookAgainAt");
        }

        /**
         * The calls that these are, to be noted by {@link RunningRollout#redo(PersonCall)} once the person was called.
         *
         * @param who who is called; may be empty
         * @return one for each of {@link #newCalls()}
         */
        public List<PersonCall> calls(String who) {
            requireNonNull(who, "who");
            return newCalls.stream()
                    .map(wait -> new PersonCall(look.at(), look.phase().number(), Calls.subject(wait), who))
                    .toList();
        }

        @Override
        public boolean callsPerson() {
            return waits.stream().anyMatch(Wait::callsPerson);
        }

        @Override
        public List<Reason> reasons() {
            return DecisionText.once(waits.stream().map(Wait::reason));
        }

        @Override
        public String toString() {
            return DecisionText.of(
                    "HOLD '" + look.phase().name() + "' at " + look.phase().percentage()
                            + (callsPerson() ? " and call a person" : ""),
                    reasons());
        }
    }

    /**
     * Roll the change back. Later observations do not change what was detected; only a gate that rolls back as long as it
     * knows nothing changes its mind when data come.
     *
     * @param look what the decision was made from
     * @param causes why, at least one
     * @param procedure what the plan says to do
     * @since 0.1.0
     */
    record RollBack(Look look, List<Cause> causes, RollbackProcedure procedure) implements Decision {
        public RollBack {
            requireNonNull(look, "look");
            causes = Elements.listOf(causes, "causes");
            requireNonNull(procedure, "procedure");
        }

        @Override
        public List<Reason> reasons() {
            return DecisionText.once(causes.stream().map(Cause::reason));
        }

        @Override
        public Optional<Duration> lookAgainAt() {
            return Optional.empty();
        }

        @Override
        public String toString() {
            return DecisionText.of("ROLL BACK from '" + look.phase().name() + "'", reasons());
        }
    }

    /**
     * Nothing is left to decide: the change is at 100%, and its bake ended.
     *
     * @param look what the decision was made from
     * @param approvals what people confirmed
     * @since 0.1.0
     */
    record Complete(Look look, List<Approval> approvals) implements Decision {
        public Complete {
            requireNonNull(look, "look");
            approvals = Elements.listOf(approvals, "approvals");
        }

        @Override
        public List<Reason> reasons() {
            return DecisionText.safe(look, approvals);
        }

        @Override
        public Optional<Duration> lookAgainAt() {
            return Optional.empty();
        }

        @Override
        public String toString() {
            return DecisionText.of("COMPLETE", reasons());
        }
    }
}
