package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.internal.detection.LatestDay;
import io.github.rolloutplanner.internal.detection.MetricState;
import io.github.rolloutplanner.metric.GateHandling;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Response;
import io.github.rolloutplanner.metric.Tolerance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what a rollout waits for at one look.
 *
 * @param moment where the rollout stands
 */
record WaitSearch(Moment moment) {

    /** What comes beside plan and policy is waited for before people are asked. */
    List<Wait> waits(List<Wait> beside) {
        List<Wait> waits = new ArrayList<>();
        moment.log().pause().ifPresent(pause -> waits.add(new Wait.ForResume(pause)));
        GroupReader groups = new GroupReader(moment.view(), moment.log());
        moment.exposed().forEach(metric -> waits.addAll(groups.waits(metric)));
        moment.exposed().forEach(metric -> shared(metric, waits));
        gates(waits);
        readOut(waits);
        soak(waits);
        freezes(waits);
        waits.addAll(beside);
        boolean isAllElseThere = waits.isEmpty();
        treatment(isAllElseThere, waits);
        waits.addAll(new Approvals(moment.view(), moment.log())
                .waits(isAllElseThere, moment.look().readOut().filter(shown -> moment.ships())));
        return waits;
    }

    private static void shared(MetricState metric, List<Wait> waits) {
        new LatestDay(metric)
                .beyondLimit()
                .ifPresent(day -> waits.add(new Wait.ForSharedBreach(
                        metric.model().metric(),
                        metric.model().treatment(),
                        metric.model().kind(),
                        metric.model().limit().orElseThrow(),
                        day.treated(),
                        day.control().orElseThrow())));
    }

    /** Before its planned end, an experiment goes on without a word unless it has looks at which it may end. */
    private void readOut(List<Wait> waits) {
        Optional<ExperimentReadOut> shown = moment.look().readOut();
        if (shown.isEmpty() || moment.ships()) {
            return;
        }
        boolean isRunning = shown.get().recommendation() == ExperimentReadOut.Recommendation.KEEP_RUNNING;
        boolean isAsked = moment.isSoaked()
                || moment.view().plan().experiment().stream()
                        .anyMatch(test -> !test.looks().isEmpty());
        if (isAsked || !isRunning) {
            waits.add(new Wait.ForReadOut(
                    shown.get(), moment.nextReadOut(), !isRunning || moment.isTimeUp(Duration.ZERO)));
        }
    }

    private void soak(List<Wait> waits) {
        if (!moment.isSoaked() && !moment.isDecidedEarly()) {
            waits.add(moment.length()
                    .<Wait>map(planned -> new Wait.ForSoak(moment.look(), planned, moment.unwatched()))
                    .orElseGet(() -> new Wait.ForLength(moment.look())));
        }
    }

    private void treatment(boolean isAllElseThere, List<Wait> waits) {
        Treatments treatments = moment.view().treatments();
        if (treatments.endIn(moment.log()) && moment.log().chosen().isEmpty()) {
            waits.add(new Wait.ForTreatment(treatments.names(), isAllElseThere));
        }
    }

    private void freezes(List<Wait> waits) {
        for (Freeze freeze : moment.view().policy().freezes()) {
            if (freeze.window().contains(moment.look().at())) {
                waits.add(new Wait.ForWindow(freeze));
            }
        }
    }

    /** Where the gates together let the phase be promoted, no single one holds it. */
    private void gates(List<Wait> waits) {
        List<GateStatus> holding = new ArrayList<>(moment.look().gates());
        holding.removeIf(gate -> lets(gate) || isReadLater(gate));
        if (holding.isEmpty()) {
            return;
        }
        boolean isPassed = moment.isPassedBy(this::lets);
        for (GateStatus gate : holding) {
            if (!(isPassed && Moment.isComposed(gate))) {
                waits.add(wait(gate));
            }
        }
    }

    /** What has enough observations, or needs no number of them, is read when the phase has soaked. */
    private boolean isReadLater(GateStatus gate) {
        return gate.state() == GateStatus.State.COLLECTING
                && !moment.isUnconfirmed(gate)
                && !moment.isSoaked()
                && gate.sample() >= gate.needed().orElse(0);
    }

    /** A gate also lets the phase be promoted if it was told to when it knows nothing. */
    private boolean lets(GateStatus gate) {
        return switch (gate.state()) {
            case NOT_WORSE, POWERED, OBSERVED -> true;
            case WORSE -> gate.handling().onBreach() == Response.IGNORE;
            case NO_DATA, SOURCE_FAILED -> gate.responseToSilence() == Response.IGNORE;
            case COLLECTING -> isDecidedEarly(gate) || isToldToGoOn(gate) || isNoMatter(gate);
        };
    }

    /** What ships at an interim look has seen enough, though its gates have not. */
    private boolean isDecidedEarly(GateStatus gate) {
        return !moment.isSoaked() && moment.ships() && !moment.isUnconfirmed(gate);
    }

    private boolean isToldToGoOn(GateStatus gate) {
        return moment.isTimeUp(gate) && gate.handling().onInconclusive() == Response.IGNORE;
    }

    /** A gate whose silence holds nothing is not waited for because it says a little. */
    private boolean isNoMatter(GateStatus gate) {
        GateHandling handling = gate.handling();
        return moment.isSoaked()
                && !moment.isUnconfirmed(gate)
                && handling.onInconclusive() == Response.IGNORE
                && handling.onNoData() == Response.IGNORE
                && handling.onSourceFailure() == Response.IGNORE;
    }

    private Wait wait(GateStatus gate) {
        if (gate.state() == GateStatus.State.WORSE) {
            return recovers(gate)
                    ? new Wait.ForSignal(gate)
                    : new Wait.ForBreach(gate, gate.handling().onBreach() == Response.ESCALATE);
        }
        if (gate.isSilent()) {
            boolean callsPerson = gate.responseToSilence() == Response.ESCALATE && moment.isGraceOver(gate);
            return new Wait.ForData(moment.look(), gate, callsPerson);
        }
        if (moment.isUnconfirmed(gate)) {
            return new Wait.ForConfirmation(
                    gate, next().checkpoint(gate, moment.delay(gate)), moment.isGraceOver(gate));
        }
        return new Wait.ForSample(
                moment.look(),
                gate,
                next().enough(gate, moment.delay(gate)),
                moment.isTimeUp(gate) && gate.handling().onInconclusive() == Response.ESCALATE);
    }

    private NextLook next() {
        return new NextLook(moment.look(), moment.view().dataEvery(moment.log().phase()));
    }

    private static boolean recovers(GateStatus gate) {
        return gate.gate().role() == GateRole.SIGNAL
                && gate.gate().tolerance() instanceof Tolerance.Statistical
                && gate.handling().onBreach() == Response.HOLD;
    }
}
