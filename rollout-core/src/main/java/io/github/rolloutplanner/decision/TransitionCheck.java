package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.internal.detection.MetricStates;
import io.github.rolloutplanner.internal.state.Attribution;
import io.github.rolloutplanner.internal.state.TransitionLog;
import io.github.rolloutplanner.internal.text.Elapsed;
import io.github.rolloutplanner.observation.Transition;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.List;
import java.util.Optional;

/**
 * Whether something can be done to a rollout that is not over.
 *
 * @param view what its plan and policy say
 * @param log the way that it went so far
 * @param approvals what people have to confirm
 * @param metrics what was observed
 */
record TransitionCheck(PlanView view, TransitionLog log, Approvals approvals, MetricStates metrics) {

    void require(Transition done) {
        if (done.kind() == Transition.Kind.ACKNOWLEDGED) {
            requireMismatch();
        }
        requirePossible(done);
    }

    /** Whether it can follow what was done before, whatever had been observed then. */
    void requirePossible(Transition done) {
        switch (done.kind()) {
            case PAUSED -> requireRunning();
            case RESUMED -> requirePaused();
            case APPROVED -> requireApproval(done);
            case ACKNOWLEDGED -> {}
            case ADVANCED, FORCED -> done.treatment().ifPresentOrElse(this::requireTreatment, this::requireChosen);
            case CHOSEN -> requireTreatment(done.treatment().orElseThrow());
            case ROLLED_BACK -> {}
            case COMPLETED -> requireLast();
        }
        requirePhase(done);
        TransitionException.refuse(
                "'" + plan().feature() + "' cannot be " + TransitionText.verb(done.kind()) + " at "
                        + Elapsed.text(done.at()),
                Attribution.problems(done));
    }

    /** Whether the experiment has an answer that can be acted on now; what is done again is not asked. */
    void requireReadOut(Transition done) {
        switch (done.kind()) {
            case CHOSEN ->
                refuse(
                        "No treatment is to be chosen",
                        done,
                        ReadOut.of(view, log, metrics, done.at())
                                .filter(shown -> !shown.isLongEnough() && !isSignedOff(done)));
            case APPROVED -> refuse("Nothing is to be confirmed", done, Moment.readOut(view, log, metrics, done.at()));
            default -> {}
        }
    }

    /** What was signed off at an interim look is not read again before the next one. */
    private boolean isSignedOff(Transition choice) {
        return new Approvals(view, log.with(choice)).areGiven();
    }

    private void refuse(String what, Transition done, Optional<ExperimentReadOut> readOut) {
        readOut.filter(shown -> shown.recommendation() != ExperimentReadOut.Recommendation.SHIP)
                .ifPresent(shown -> {
                    throw new TransitionException(what + " in '"
                            + view.phase(log.phase()).name() + "' of '" + plan().feature() + "' at "
                            + Elapsed.text(done.at()) + ": "
                            + DecisionText.sentences(
                                    List.of(new Wait.ForReadOut(shown, Optional.empty(), false).reason()))
                            + " To overrule it, use advanceAnyway(..).");
                });
    }

    private RolloutPlan plan() {
        return view.plan();
    }

    /** Nothing goes on of several treatments, unless it is said which. */
    private void requireChosen() {
        if (view.treatments().endIn(log) && log.chosen().isEmpty()) {
            throw new TransitionException(
                    "One of " + view.treatments().names() + " goes on after the experiment of '" + plan().feature()
                            + "', and none is chosen. Use choose(..) first, or give the treatment to advanceAnyway(..).");
        }
    }

    private void requireTreatment(String treatment) {
        if (!view.treatments().endIn(log) || !view.treatments().names().contains(treatment)) {
            throw new TransitionException("'" + treatment + "' cannot be chosen in '"
                    + view.phase(log.phase()).name() + "' of '" + plan().feature() + "'. "
                    + (view.treatments().areSeveral()
                            ? "Give one of " + view.treatments().names() + ", in phase "
                                    + view.treatments().lastPhase() + "."
                            : "Its experiment, if it has one, has one treatment alone."));
        }
    }

    private void requireApproval(Transition done) {
        done.treatment().ifPresent(this::requireTreatment);
        approvals.require(done);
    }

    private void requireRunning() {
        log.pause().ifPresent(pause -> {
            throw new TransitionException(
                    "'" + plan().feature() + "' is paused already, " + TransitionText.of(pause) + ".");
        });
    }

    private void requirePaused() {
        if (log.pause().isEmpty()) {
            throw new TransitionException("'" + plan().feature() + "' is not paused, so it cannot be resumed.");
        }
    }

    private void requireMismatch() {
        if (metrics.all().stream().allMatch(metric -> metric.mismatches(log).isEmpty())) {
            throw new TransitionException("The groups of '" + plan().feature()
                    + "' have their sizes, as far as is known, so there is nothing to acknowledge.");
        }
    }

    private void requireLast() {
        int phases = plan().phases().size();
        if (log.phase() < phases) {
            throw new TransitionException("'" + plan().feature() + "' cannot be complete in phase " + log.phase()
                    + " of " + phases + ". Advance it first.");
        }
    }

    private void requirePhase(Transition done) {
        int next = log.phaseAfter(done);
        if (next != done.phase() || next > plan().phases().size()) {
            throw new TransitionException("It was " + TransitionText.of(done) + " to phase " + done.phase() + ", but '"
                    + plan().feature() + "' goes from phase " + log.phase() + " to phase " + next + " of "
                    + plan().phases().size() + ". Give the transitions of one rollout, in order.");
        }
    }
}
