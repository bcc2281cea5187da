package io.github.rolloutplanner.decision;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.naming.PersonNames;
import io.github.rolloutplanner.internal.state.TransitionLog;
import io.github.rolloutplanner.internal.text.Elapsed;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.observation.Transition;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    void require(Transition approval) {
        int number = approval.gate().orElse(0);
        Gate gate = byNumber().get(number);
        if (gate == null) {
            throw refusal("Gate " + number);
        }
        Optional<String> matter = matter(gate);
        if (matter.isPresent()) {
            requireAnotherPerson(approval, matter);
        }
    }

    /** Where several people approve the same, one of them cannot do it for all. */
    private void requireAnotherPerson(Transition approval, Optional<String> matter) {
        counted()
                .filter(done -> isOfSamePerson(done, approval)
                        && matter(given(done).gate()).equals(matter))
                .findFirst()
                .ifPresent(done -> {
                    throw new TransitionException("'" + approval.by() + "' has confirmed the same at "
                            + Elapsed.text(done.at()) + ", in gate "
                            + done.gate().orElseThrow() + ". Gate "
                            + approval.gate().orElseThrow() + " is for another person: give their name.");
                });
    }

    private static boolean isOfSamePerson(Transition done, Transition approval) {
        return PersonNames.areSame(done.by(), approval.by());
    }

    private static Optional<String> matter(Gate gate) {
        return gate.condition() instanceof Condition.Approval approval
                ? Optional.of(approval.matter())
                : Optional.empty();
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
        return view.lineage().approvals(log).stream()
                .filter(done -> chosen.isEmpty() || done.treatment().equals(chosen));
    }

    private Map<Integer, Gate> forPeople() {
        return view.gates(log.phase()).forPeople();
    }
}
