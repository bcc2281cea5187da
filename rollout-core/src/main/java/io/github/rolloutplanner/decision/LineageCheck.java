package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.internal.state.Attribution;
import io.github.rolloutplanner.internal.state.Lineage;
import io.github.rolloutplanner.internal.state.TransitionLog;
import io.github.rolloutplanner.internal.text.Elapsed;
import io.github.rolloutplanner.observation.Replanning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Whether a rollout can have been planned again as its state says.
 *
 * @param lineage the plans that it had before
 * @param log the way that it went
 * @param metrics the metrics that its plan has now
 */
record LineageCheck(Lineage lineage, TransitionLog log, Set<String> metrics) {

    /** What cannot have been, in words; nothing where all can. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        Duration last = Duration.ZERO;
        int transitions = 0;
        for (Replanning done : lineage.replannings()) {
            boolean isInOrder = done.at().compareTo(last) >= 0 && done.transitions() >= transitions;
            boolean isReached = done.transitions() <= log.transitions().size()
                    && done.phase() == log.first(done.transitions()).phase()
                    && done.at().compareTo(log.first(done.transitions()).last()) >= 0;
            if (!isInOrder || !isReached || done.at().compareTo(TransitionLog.LONGEST) > 0) {
                problems.add("it was planned again at " + Elapsed.text(done.at()) + " in phase " + done.phase()
                        + " after " + done.transitions() + " transitions, which cannot have been.");
            }
            Attribution.problems(done.by(), done.why())
                    .forEach(problem -> problems.add("planned again at " + Elapsed.text(done.at()) + ": " + problem));
            last = done.at();
            transitions = done.transitions();
        }
        lineage.accounts().stream()
                .filter(account -> !metrics.contains(account.metric()))
                .forEach(account -> problems.add(
                        "it has the levels of '" + account.metric() + "', which the plan does not measure."));
        boolean hasLevels = !lineage.accounts().isEmpty() || lineage.reserve() > 0;
        if (lineage.replannings().isEmpty() && hasLevels) {
            problems.add("it has levels of a plan that came later, and none did.");
        }
        return problems;
    }
}
