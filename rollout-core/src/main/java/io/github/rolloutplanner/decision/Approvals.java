package io.github.rolloutplanner.decision;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.state.TransitionLog;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.observation.Transition;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The gates of the current phase that no metric decides, so that people must. */
record Approvals(PlanView view, TransitionLog log) {

    Collection<Gate> pending() {
        return byNumber().values();
    }

    /** What is waited for, each by its number in the phase. */
    List<Wait.ForApproval> waits(boolean isAllElseThere, Optional<ExperimentReadOut> readOut) {
        return byNumber().entrySet().stream()
                .map(pending -> new Wait.ForApproval(pending.getValue(), pending.getKey(), readOut, isAllElseThere))
                .toList();
    }

    /** Whether people had something to confirm, and have. */
    boolean areGiven() {
        return !forPeople().isEmpty() && pending().isEmpty();
    }

    List<Decision.Approval> given() {
        return counted().map(this::given).toList();
    }

    private Decision.Approval given(Transition done) {
        Gate gate = requireNonNull(forPeople().get(done.gate().orElseThrow()), "gate");
        return new Decision.Approval(gate, done.at(), done.by());
    }

    /** The number of a gate that is still to be confirmed; of several that are alike, the first. */
    int number(Gate gate) {
        return byNumber().entrySet().stream()
                .filter(pending -> pending.getValue().equals(gate))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> refusal("'" + gate + "'"));
    }

    void require(OptionalInt number) {
        int gate = number.orElse(0);
        if (!byNumber().containsKey(gate)) {
            throw refusal("Gate " + gate);
        }
    }

    private TransitionException refusal(String gate) {
        Collection<Gate> pending = pending();
        return new TransitionException(gate + " is not to be confirmed in '"
                + view.phase(log.phase()).name() + "' of '" + view.plan().feature() + "'. "
                + (pending.isEmpty() ? "Nothing waits for an approval there." : "Give one of " + pending + "."));
    }

    private Map<Integer, Gate> byNumber() {
        if (forPeople().isEmpty()) {
            return Map.of();
        }
        Map<Integer, Gate> pending = new TreeMap<>(forPeople());
        counted().forEach(done -> pending.remove(done.gate().orElseThrow()));
        return pending;
    }

    /** What was confirmed of one treatment says nothing of the other that was chosen. */
    private Stream<Transition> counted() {
        Optional<String> chosen = view.treatments().endIn(log) ? log.chosen() : Optional.empty();
        return log.approvals().stream()
                .filter(done -> chosen.isEmpty() || done.treatment().equals(chosen));
    }

    private Map<Integer, Gate> forPeople() {
        return view.gates(log.phase()).forPeople();
    }
}
