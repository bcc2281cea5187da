package io.github.rolloutplanner.internal.validation;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.reason.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds everything that is wrong with how the members of rings are recognised. */
final class RingConditionCheck {
    private final Change change;
    private final ProblemList problems = new ProblemList();

    RingConditionCheck(Change change) {
        this.change = change;
    }

    List<Problem> problems() {
        List<Ring> rings = change.population().map(Population::rings).orElse(List.of());
        for (int at = 0; at < rings.size(); at++) {
            Ring ring = rings.get(at);
            String path = "population.rings[" + at + "].recognisedBy";
            ring.recognisedBy().ifPresent(condition -> check(path, ring, condition));
            if (at == rings.size() - 1 && ring.recognisedBy().isPresent()) {
                problems.add(
                        path,
                        "Ring '" + ring.name() + "' is the last one, so all users are in it, whether "
                                + ring.recognisedBy().get() + " or not.",
                        "Leave its condition out, or add a last ring that all users are in.");
            }
        }
        return problems.all();
    }

    private void check(String path, Ring ring, TargetingCondition condition) {
        problems.addAll(ConditionCheck.problemsOf(path, condition));
        ofSegment(ring.name())
                .filter(other -> !other.equals(condition))
                .ifPresent(other -> problems.add(
                        path,
                        "Ring '" + ring.name() + "' is recognised by " + condition + ", but the segment of its name by "
                                + other + ".",
                        "Say it once, at the ring or at the segment."));
    }

    private Optional<TargetingCondition> ofSegment(String name) {
        return change.segments().entrySet().stream()
                .filter(segment -> segment.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
