package io.github.rolloutplanner.metric;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.reason.Reason;
import java.util.List;

/**
 * What alerts on-call: the condition that does, what to do then, and how bad it is.
 *
 * @param trigger the condition that raises the alert
 * @param action what to do then
 * @param severity how bad it is
 * @param reasons why at this level; empty in an external plan
 * @since 0.1.0
 */
public record Alert(Condition trigger, String action, Severity severity, List<Reason> reasons) {

    public Alert {
        requireNonNull(trigger, "trigger");
        requireNonNull(action, "action");
        requireNonNull(severity, "severity");
        reasons = Elements.listOf(reasons, "reasons");
    }
}
