package io.github.rolloutplanner.operate;

import io.github.rolloutplanner.decision.Decision;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.observation.Applied;
import io.github.rolloutplanner.observation.PersonCall;
import io.github.rolloutplanner.observation.PersonCall.Matter;
import io.github.rolloutplanner.observation.PersonCall.Subject;
import io.github.rolloutplanner.observation.Transition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what a person is to be called for, and was not. */
final class NoticeSearch {
    private final RunningRollout rollout;
    private final String onCall;
    private final Duration at;
    private final NoticeText text;
    private final List<Notice> found = new ArrayList<>();

    NoticeSearch(RunningRollout rollout, String onCall, Duration at) {
        this.rollout = rollout;
        this.onCall = onCall;
        this.at = at;
        this.text = new NoticeText(rollout);
    }

    List<Notice> found() {
        return found;
    }

    /** What the decision itself calls for. */
    void ofDecision(Decision decision) {
        if (decision instanceof Decision.Hold hold) {
            List<PersonCall> calls = hold.calls(onCall);
            for (int number = 0; number < calls.size(); number++) {
                found.add(text.hold(calls.get(number), hold.newCalls().get(number)));
            }
        }
    }

    /** All lets the phase be promoted but what is missing. */
    void ofMissing(List<Intake.Missing> missing) {
        List<Obstacle> obstacles =
                missing.stream().map(Intake.Missing::obstacle).toList();
        for (Intake.Missing one : missing) {
            Duration since = one.request().feed().window().start();
            PersonCall call = call(Matter.DATA, one.name(), Optional.of(since));
            add(call, text.unread(call, obstacles));
        }
    }

    void ofLive(Obstacle obstacle) {
        PersonCall call = call(Matter.LIVE, "", Optional.of(liveSince()));
        add(call, text.notLive(call, obstacle));
    }

    void ofClock(Obstacle obstacle) {
        PersonCall call = call(Matter.CLOCK, "", Optional.of(rollout.knownUntil()));
        add(call, text.clock(call, obstacle));
    }

    void ofRollback() {
        if (rollout.isRolledBack()) {
            PersonCall call = call(Matter.ROLLBACK, "", Optional.empty());
            add(call, text.rolledBack(call, lastTransition().orElseThrow()));
        }
    }

    /** Since it was last seen live as it must be; else since it must be. */
    private Duration liveSince() {
        return rollout.applied()
                .filter(seen -> rollout.isApplied())
                .map(Applied::at)
                .or(() -> lastTransition().map(Transition::at))
                .orElse(Duration.ZERO);
    }

    private Optional<Transition> lastTransition() {
        List<Transition> transitions = rollout.transitions();
        return transitions.isEmpty() ? Optional.empty() : Optional.of(transitions.get(transitions.size() - 1));
    }

    private PersonCall call(Matter matter, String about, Optional<Duration> since) {
        return new PersonCall(at, rollout.phase().number(), new Subject(matter, about, since), onCall);
    }

    private void add(PersonCall call, Notice notice) {
        boolean isKnown = rollout.calls().stream()
                .anyMatch(made -> made.phase() == call.phase() && made.subject().equals(call.subject()));
        if (!isKnown) {
            found.add(notice);
        }
    }
}
