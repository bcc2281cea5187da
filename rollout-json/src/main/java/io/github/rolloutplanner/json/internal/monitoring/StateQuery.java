package io.github.rolloutplanner.json.internal.monitoring;

import io.github.rolloutplanner.metric.Threshold.Relation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How a metric stands, as one number: 2 beyond a rollback trigger, 1 where a gate is not met, 0 where all is well, and nothing where
 * there are no data. What is beyond and what is not met is asked as the rules of the phase ask it.
 *
 * @param triggers queries of which each gives something beyond a rollback trigger
 * @param gates queries of which each gives something where a gate is not met
 * @param data queries that all give something where there are data
 */
public record StateQuery(Set<String> triggers, Set<String> gates, Set<String> data) {
    /** Where a state has to be to leave a phase. */
    public static final Limit HEALTHY = new Limit(Relation.BELOW, new BigDecimal("0.5"));

    /** Where a state is beyond a rollback trigger. */
    public static final Limit TRIGGER = new Limit(Relation.ABOVE, new BigDecimal("1.5"));

    private static final String EITHER = " or ";

    /** This state, or that of another phase, whichever is worse. */
    public StateQuery or(StateQuery other) {
        return new StateQuery(both(triggers, other.triggers), both(gates, other.gates), both(data, other.data));
    }

    StateQuery breaking(Set<String> moreGates) {
        return new StateQuery(triggers, both(gates, moreGates), data);
    }

    private static Set<String> both(Set<String> one, Set<String> other) {
        Set<String> all = new LinkedHashSet<>(one);
        all.addAll(other);
        return all;
    }

    /** The worst state first, since of several alternatives the first one is given. */
    public String text() {
        List<String> states = new ArrayList<>();
        add(states, "2 * ", String.join(EITHER, triggers));
        add(states, "", String.join(EITHER, gates));
        add(states, "0 * ", String.join(" and on () ", data));
        return String.join(EITHER, states);
    }

    private static void add(List<String> states, String state, String query) {
        if (!query.isEmpty()) {
            states.add(state + "group(" + query + ")");
        }
    }
}
