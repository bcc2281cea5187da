package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.internal.state.TransitionLog;
import io.github.rolloutplanner.internal.text.Elapsed;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.observation.PersonCall;
import io.github.rolloutplanner.observation.PersonCall.Matter;
import io.github.rolloutplanner.observation.PersonCall.Subject;
import io.github.rolloutplanner.reason.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The pages that a rollout has caused so far.
 *
 * @param made the calls, oldest first
 */
record Calls(List<PersonCall> made) {
    /** Older ones of the phase are forgotten, so that a source that fails each hour for years does not fill the state. */
    private static final int REMEMBERED = 64;

    Calls {
        made = List.copyOf(made);
    }

    /** The waits that page the on-call for something new. */
    List<Wait> news(List<Wait> waits, int phase) {
        List<Wait> news = new ArrayList<>();
        for (Wait wait : waits) {
            if (wait.callsPerson() && !know(subject(wait), phase)) {
                news.add(wait);
            }
        }
        return news;
    }

    private boolean know(Subject subject, int phase) {
        return made.stream()
                .filter(call -> call.phase() == phase)
                .anyMatch(call -> call.subject().equals(subject) || isSameSilence(call, subject));
    }

    /** Data that came since and end before the call was made did not end the silence: they are late, and so were the next. */
    private static boolean isSameSilence(PersonCall call, Subject subject) {
        return subject.matter() == Matter.DATA
                && call.subject().matter() == Matter.DATA
                && call.subject().about().equals(subject.about())
                && subject.since()
                        .filter(until -> until.compareTo(call.at()) <= 0)
                        .isPresent();
    }

    /** With one more. Those of earlier phases are over. */
    Calls with(PersonCall call) {
        List<PersonCall> all = new ArrayList<>(made);
        all.removeIf(other -> other.phase() < call.phase()
                || (other.phase() == call.phase() && other.subject().equals(call.subject())));
        all.add(call);
        return new Calls(all.subList(Math.max(0, all.size() - REMEMBERED), all.size()));
    }

    /** Why a call cannot have been made, by its phase and its time. */
    static List<Problem> problems(PersonCall call, TransitionLog log) {
        if (call.phase() < 1 || call.phase() > log.phase()) {
            return List.of(new Problem(
                    "phase", "phase " + call.phase() + " was not reached.", "Give one from 1 to " + log.phase() + "."));
        }
        Duration since = log.since(call.phase());
        boolean isInTime = call.at().compareTo(since) >= 0 && call.at().compareTo(TransitionLog.LONGEST) <= 0;
        return isInTime
                ? List.of()
                : List.of(new Problem(
                        "at",
                        Elapsed.text(call.at()) + " is not in phase " + call.phase() + ", which began at "
                                + Elapsed.text(since) + ".",
                        "Give a time since the start of the rollout, at most " + Elapsed.text(TransitionLog.LONGEST)
                                + "."));
    }

    /** What a wait pages for, or would page for. */
    static Subject subject(Wait wait) {
        if (wait instanceof Wait.ForData data) {
            return new Subject(Matter.DATA, data.gate().name(), data.gate().dataUntil());
        }
        if (wait instanceof Wait.ForConfirmation worse) {
            return new Subject(Matter.DATA, worse.gate().name(), worse.gate().dataUntil());
        }
        if (wait instanceof Wait.ForSplit split) {
            return since(Matter.SPLIT, split.name(), split.detection().at());
        }
        if (wait instanceof Wait.ForExposure exposure) {
            return since(
                    Matter.EXPOSURE,
                    exposure.phase().name(),
                    exposure.detection().at());
        }
        if (wait instanceof Wait.ForSharedBreach shared) {
            return ever(Matter.BREACH, shared.name());
        }
        if (wait instanceof Wait.ForReadOut readOut) {
            return ever(Matter.READ_OUT, Wording.of(readOut.readOut().recommendation()));
        }
        if (wait instanceof Wait.ForApproval approval) {
            return ever(Matter.APPROVAL, "gate " + approval.number());
        }
        if (wait instanceof Wait.ForTreatment) {
            return ever(Matter.APPROVAL, "treatment");
        }
        if (wait instanceof Wait.ForBreach breach) {
            return ever(Matter.BREACH, breach.gate().name());
        }
        return wait instanceof Wait.ForSample sample
                ? ever(Matter.SAMPLE, sample.gate().name())
                : ever(Matter.LENGTH, "");
    }

    private static Subject since(Matter matter, String about, Duration since) {
        return new Subject(matter, about, Optional.of(since));
    }

    private static Subject ever(Matter matter, String about) {
        return new Subject(matter, about, Optional.empty());
    }
}
