package io.github.rolloutplanner.operate;

import io.github.rolloutplanner.decision.Decision;
import io.github.rolloutplanner.decision.RollbackProcedure;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.decision.Wait;
import io.github.rolloutplanner.internal.text.Legible;
import io.github.rolloutplanner.internal.text.TextBound;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.observation.PersonCall;
import io.github.rolloutplanner.observation.Transition;
import io.github.rolloutplanner.plan.ManualStep;
import io.github.rolloutplanner.reason.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a person reads who is called. */
record NoticeText(RunningRollout rollout) {

    /** Why a rollout is rolled back, as its transition keeps it. */
    static String why(Decision.RollBack decision) {
        return TextBound.SENTENCES.kept(
                decision.reasons().stream().map(Reason::sentence).collect(Collectors.joining(" ")));
    }

    Notice hold(PersonCall call, Wait wait) {
        return notice(
                call,
                "hold in " + rollout.phase().label(),
                List.of(wait.reason().sentence()));
    }

    Notice unread(PersonCall call, List<Obstacle> obstacles) {
        List<String> sentences = new ArrayList<>();
        sentences.add("All else lets the phase be promoted.");
        obstacles.forEach(obstacle -> sentences.add(obstacle.toString()));
        return notice(call, "cannot be promoted from " + rollout.phase().label(), sentences);
    }

    Notice notLive(PersonCall call, Obstacle obstacle) {
        return notice(call, "not live as decided in " + rollout.phase().label(), List.of(obstacle.toString()));
    }

    Notice clock(PersonCall call, Obstacle obstacle) {
        return notice(call, "the clock is wrong", List.of(obstacle.toString()));
    }

    /** Of a rollout that could not be read even once. */
    static Notice unknown(PersonCall call, StoreException failure) {
        return new Notice(
                "rollout store/" + failure.fault().name().toLowerCase(Locale.ROOT),
                "unknown",
                call,
                "A rollout cannot be read from where it is kept",
                List.of(String.valueOf(failure.getMessage())));
    }

    Notice store(PersonCall call, StoreException failure) {
        return notice(call, "what keeps the rollout fails", List.of(String.valueOf(failure.getMessage())));
    }

    /** With what people have to do themselves. */
    Notice rolledBack(PersonCall call, Transition rollback) {
        List<String> sentences = new ArrayList<>();
        sentences.add(
                "Rolled back after " + Wording.of(rollback.at()) + " by " + rollback.by() + ": " + rollback.why());
        RollbackProcedure procedure = rollout.rollbackProcedure(rollback.at(), RollbackProcedure.Pace.IMMEDIATE);
        procedure.manualSteps().stream().map(ManualStep::toString).forEach(sentences::add);
        sentences.add("Stored data: " + procedure.data().procedure());
        return notice(call, "rolled back from " + rollout.phase().label(), sentences);
    }

    private Notice notice(PersonCall call, String what, List<String> sentences) {
        String feature = rollout.plan().feature();
        return new Notice(id(call), feature, call, Legible.escaped(feature + ": " + what), sentences);
    }

    /** Of what stays the same when the same is told again. */
    private String id(PersonCall call) {
        PersonCall.Subject subject = call.subject();
        return String.join(
                "/",
                rollout.plan().feature(),
                rollout.startedAt().map(Object::toString).orElse(""),
                String.valueOf(call.phase()),
                subject.matter().name().toLowerCase(Locale.ROOT),
                subject.about(),
                subject.since().map(Duration::toString).orElse(""));
    }
}
