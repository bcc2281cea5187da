package io.github.rolloutplanner.internal.planning;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.internal.naming.PersonNames;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import java.util.ArrayList;
import java.util.List;

/**
 * Who signs off where a plan asks for an approval: the approvers, and the owner where they are too few.
 *
 * @param needed how many of them sign off each matter
 * @param names who is known, those who are asked first in front
 */
public record Signers(int needed, List<String> names) {

    static Signers of(Change change, int needed) {
        List<String> names = new ArrayList<>(change.people().approvers());
        if (names.size() < needed) {
            change.owner().filter(owner -> !PersonNames.contains(names, owner)).ifPresent(names::add);
        }
        return new Signers(needed, List.copyOf(names));
    }

    /** How many are still to be named. */
    public int open() {
        return Math.max(0, needed - names.size());
    }

    /** One gate for each who signs off; what is asked of a certain person is asked of them first. */
    List<Gate> each(Gate gate, Condition.Approval approval) {
        List<String> order = new ArrayList<>(approval.approver().stream().toList());
        for (String name : names) {
            if (!PersonNames.contains(order, name)) {
                order.add(name);
            }
        }
        List<Gate> gates = new ArrayList<>();
        for (Condition.Approval each : Condition.Approval.each(order, needed, approval.matter())) {
            gates.add(gate.withCondition(each));
        }
        return gates;
    }
}
