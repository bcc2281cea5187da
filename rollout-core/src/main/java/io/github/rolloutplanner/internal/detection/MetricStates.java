package io.github.rolloutplanner.internal.detection;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.state.Attribution;
import io.github.rolloutplanner.internal.state.EarlierRecord;
import io.github.rolloutplanner.internal.state.MetricRecord;
import io.github.rolloutplanner.internal.state.ObservedWindows;
import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.internal.state.TransitionLog;
import io.github.rolloutplanner.internal.text.Elapsed;
import io.github.rolloutplanner.observation.Correction;
import io.github.rolloutplanner.observation.Detection;
import io.github.rolloutplanner.observation.GroupTotals;
import io.github.rolloutplanner.observation.InvalidObservationException;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.reason.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The metrics of a running rollout: what the plan says of each, and what was observed of those that were.
 *
 * @param models by name
 * @param observed by name
 */
public record MetricStates(Map<String, MetricModel> models, Map<String, MetricState> observed) {
    private static final Problem UNKNOWN_PHASE = new Problem(
            "window",
            "which phase counted it is not known: promotions were made at times before the end of what had come.",
            "Pause, and decide by hand what the right numbers mean.");

    /** The metrics of a plan, with what is remembered of them. */
    public static MetricStates of(Map<String, MetricModel> models, List<MetricRecord> records) {
        Map<String, MetricState> observed = new TreeMap<>();
        for (MetricRecord record : records) {
            MetricModel model = requireNonNull(models.get(record.metric()), record.metric());
            observed.put(record.metric(), MetricState.of(model, record));
        }
        return new MetricStates(models, observed);
    }

    /** Those that were observed, by name. */
    public Collection<MetricState> all() {
        return observed.values();
    }

    /** The state of a metric that the plan knows. */
    public MetricState of(String metric) {
        MetricState state = observed.get(metric);
        return state == null
                ? MetricState.of(requireNonNull(models.get(metric), metric), MetricRecord.of(metric))
                : state;
    }

    /** What is remembered of those that were observed, by name. */
    public List<MetricRecord> records() {
        return all().stream().map(MetricState::record).toList();
    }

    /** What each had shown at earlier times. */
    public List<EarlierRecord> earlier(TransitionLog log) {
        return all().stream()
                .map(state -> EarlierRecord.of(state.record(), log))
                .toList();
    }

    /** The metrics as they were at an earlier time; empty where that cannot be told of one. */
    public Optional<MetricStates> at(Duration time, List<EarlierRecord> earlier) {
        List<MetricRecord> then =
                earlier.stream().flatMap(record -> record.at(time).stream()).toList();
        return then.size() == earlier.size() ? Optional.of(of(models, then)) : Optional.empty();
    }

    /** Until when something is known, if that is later than a time. */
    public Duration knownUntil(Duration time) {
        Duration latest = time;
        for (MetricState state : all()) {
            Duration end = state.record().dataUntil().orElse(time);
            latest = end.compareTo(latest) > 0 ? end : latest;
        }
        return latest;
    }

    /**
     * The metrics after an observation; these where it brings nothing new.
     *
     * @throws InvalidObservationException if it is impossible, or contradicts what came before
     */
    public MetricStates observe(Observation observation, TransitionLog log) {
        refuse(observation, new ObservationCheck(models, log).problems(observation));
        MetricState state = of(observation.metric());
        if (observation instanceof Observation.Before before) {
            return observe(state, before, log);
        }
        return observation instanceof Observation.Measured measured
                ? observe(state, measured, log)
                : silence(state, observation);
    }

    private MetricStates observe(MetricState state, Observation.Before before, TransitionLog log) {
        Optional<Observation.Before> known = state.record().shownBefore(before.phase());
        if (known.isPresent()) {
            refuse(before, known.get().equals(before) ? List.of() : List.of(otherwiseKnown(known.get())));
            return this;
        }
        refuse(before, uncountable(state, before, log));
        MetricState next = state.with(before, log);
        refuse(
                before,
                state.revokedBy(next).stream().map(MetricStates::revocation).toList());
        return with(next);
    }

    private static Problem otherwiseKnown(Observation.Before known) {
        return new Problem(
                "phase",
                "what was shown before phase " + known.phase() + " is known by " + known.window() + ".",
                "Give it once. Where that was wrong, use revise(..).");
    }

    /** What is beyond a level depends on it, and windows that are no longer told apart cannot be counted anew. */
    private static List<Problem> uncountable(MetricState state, Observation.Before before, TransitionLog log) {
        boolean isTooLate = before.phase() <= log.phase()
                && state.model().countsBreaches()
                && state.record().windows().areForgottenSince(log.since(before.phase()));
        return isTooLate
                ? List.of(new Problem(
                        "phase",
                        "it comes too late for a gate that counts breaches: data since phase " + before.phase()
                                + " began are older than the " + ObservedWindows.RECENT
                                + " latest windows, and cannot be counted anew.",
                        "Leave it out, or pause and decide by hand what the gate would have counted. Next time, give it"
                                + " before the phase begins."))
                : List.of();
    }

    /** Only a correction revokes a detection, since it is recorded. */
    private static Problem revocation(Detection detection) {
        return new Problem(
                "phase",
                "it comes too late to be taken silently: what was detected at " + Elapsed.text(detection.at())
                        + " in phase " + detection.phase() + " would be revoked by it.",
                "Give it to revise(..), which records who revokes that and why.");
    }

    private MetricStates observe(MetricState state, Observation.Measured measured, TransitionLog log) {
        if (measured.window().start().compareTo(state.model().since()) < 0) {
            return this; // of a time that no longer counts
        }
        int phase = log.phaseOf(measured.window()).orElseThrow();
        PhaseBucket observed = state.record().placed(PhaseBucket.of(phase, log.since(phase), measured));
        if (isSilence(state, observed)) {
            return silence(state, Observation.noData(measured.metric(), measured.window()));
        }
        if (state.record().knows(measured)) {
            return this;
        }
        refuse(
                measured,
                state
                        .record()
                        .contradiction(measured, observed)
                        .or(() -> new SharedControl(this, state.model()).contradiction(measured))
                        .stream()
                        .toList());
        return with(state.with(measured, observed, log));
    }

    /** Exposed users alone count against the limits of the metric; a running sum whose control group vanished is torn. */
    private static boolean isSilence(MetricState state, PhaseBucket observed) {
        if (state.model().isAssignment()) {
            return false;
        }
        return observed.treated().isEmpty()
                || (observed.checkpoint().isPresent()
                        && isTorn(state, observed)
                        && hasControl(state, observed.phase()));
    }

    private static boolean isTorn(MetricState state, PhaseBucket observed) {
        return observed.lacksControl()
                || (observed.control().isEmpty() && state.model().isCompared(observed.phase()));
    }

    private static boolean hasControl(MetricState state, int phase) {
        return state.record()
                .sumOf(phase)
                .control()
                .filter(group -> !group.isEmpty())
                .isPresent();
    }

    /**
     * The metrics after a window was said to have shown something else; these where it says the same. The control group of
     * several treatments is one: what one of them says of it, all of them say.
     *
     * @throws InvalidObservationException if it is impossible, if nothing came in the window, or if that is no longer told apart
     */
    public MetricStates revise(Observation observation, String by, String why, TransitionLog log) {
        List<Problem> problems = new ArrayList<>(new ObservationCheck(models, log).problems(observation));
        problems.addAll(Attribution.problems(by, why));
        refuse(observation, problems);
        MetricState state = of(observation.metric());
        if (observation instanceof Observation.Before before) {
            return revise(state, before, by, why, log);
        }
        if (!(observation instanceof Observation.Measured now)
                || (GroupTotals.of(now.treated()).isEmpty() && !state.model().isAssignment())) {
            throw new InvalidObservationException(
                    observation, List.of(new Problem("treated", "it brings no data.", "Give what the window showed.")));
        }
        MetricStates revised = revise(state, now, by, why, log);
        SharedControl shared = new SharedControl(this, state.model());
        refuse(now, shared.whyNotRevised(now).stream().toList());
        for (Observation.Measured copy : shared.copies(now)) {
            refuse(copy, new ObservationCheck(models, log).problems(copy));
            revised = revised.revise(of(copy.metric()), copy, by, why, log);
        }
        return revised;
    }

    private MetricStates revise(MetricState state, Observation.Measured now, String by, String why, TransitionLog log) {
        int phase = phaseOf(state, now, log);
        PhaseBucket after = state.record().placed(PhaseBucket.of(phase, log.since(phase), now));
        refuse(now, state.record().whyNotRevised(now, after).stream().toList());
        Observation.Measured was = state.record().said(now).orElseThrow();
        return was.equals(now) ? this : with(new Revision(state, was, now, phase, log).by(by, why));
    }

    /** The phase that a window was counted in, which a person may have left at a time before its end. */
    private static int phaseOf(MetricState state, Observation.Measured now, TransitionLog log) {
        Optional<Observation.Measured> was = state.record().said(now);
        if (was.isEmpty()) {
            return log.phaseOf(now.window()).orElseThrow();
        }
        Optional<Integer> phase = state.record().phaseOf(was.get(), log);
        refuse(now, phase.isPresent() ? List.of() : List.of(UNKNOWN_PHASE));
        return phase.orElseThrow();
    }

    private MetricStates revise(MetricState state, Observation.Before now, String by, String why, TransitionLog log) {
        Optional<Observation.Before> was = state.record().shownBefore(now.phase());
        if (was.equals(Optional.of(now))) {
            return this;
        }
        refuse(now, uncountable(state, now, log));
        return with(new BeforeRevision(state, was, now, log).by(by, why));
    }

    /** The metrics after the counter of one was started again. */
    public MetricStates restart(Correction.Restarted restart) {
        MetricState state = of(restart.metric());
        return with(MetricState.of(state.model(), state.record().restarted(restart)));
    }

    private MetricStates silence(MetricState state, Observation look) {
        MetricState next = state.withSilence(look);
        return next.record().equals(state.record()) ? this : with(next);
    }

    private static void refuse(Observation observation, List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new InvalidObservationException(observation, problems);
        }
    }

    private MetricStates with(MetricState state) {
        Map<String, MetricState> next = new TreeMap<>(observed);
        next.put(state.model().name(), state);
        return new MetricStates(models, next);
    }
}
