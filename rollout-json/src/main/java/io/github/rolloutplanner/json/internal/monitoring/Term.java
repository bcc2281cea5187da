package io.github.rolloutplanner.json.internal.monitoring;

import io.github.rolloutplanner.json.internal.prometheus.LabelMatcher;
import java.util.Objects;

/**
 * A number that Prometheus computes of one group, and the name under which it is recorded: level, metric and operation.
 *
 * @param metric what it is about, as the plan calls it
 * @param slug the same as a name of Prometheus can say it
 * @param operation what was done, over which window
 * @param group whose users are counted
 * @param expression how it is computed
 */
public record Term(String metric, String slug, String operation, Group group, Expression expression) {
    private static final String LEVEL = "change_group";

    /** The name of the recorded series. */
    public String record() {
        return LEVEL + ":" + slug + ":" + operation;
    }

    /** The recorded series of a change: several changes may have metrics of one name. */
    String selector(String change) {
        return record() + "{" + LabelMatcher.is("change", PromText.shown(change)) + ","
                + LabelMatcher.is("metric", PromText.shown(metric)) + "," + LabelMatcher.is("group", group.label())
                + "}";
    }

    /** By the name: what stands for one number is computed in one way. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Term that
                && group == that.group
                && operation.equals(that.operation)
                && metric.equals(that.metric);
    }

    @Override
    public int hashCode() {
        return Objects.hash(metric, operation, group);
    }
}
