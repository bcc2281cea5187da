package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.metric.Percentage;
import java.util.Comparator;
import java.util.List;

/**
 * The groups of an experiment, each treatment of which is compared with the same control. Sizes are those of the smallest
 * treatment: the others see more.
 *
 * @param parts the percentage of each group, control first
 */
public record ExperimentSplit(List<Percentage> parts) {

    public ExperimentSplit {
        parts = List.copyOf(parts);
    }

    /** The control group; nobody in a split of none. */
    public Percentage control() {
        return parts.isEmpty() ? Percentage.ZERO : parts.get(0);
    }

    /** The smallest treatment; nobody in a split without one, which a plan that was edited may have. */
    public Percentage treatment() {
        return treatments().stream().min(Comparator.naturalOrder()).orElse(Percentage.ZERO);
    }

    /** All treatments together, who have the change. */
    public Percentage treated() {
        return Percentage.percent(sum());
    }

    private double sum() {
        return treatments().stream().mapToDouble(Percentage::value).sum();
    }

    /** How many treatments are compared with the control. */
    public int comparisons() {
        return treatments().size();
    }

    /** The size of the smallest treatment for one of the control. */
    public double ratio() {
        return treatment().value() / control().value();
    }

    /** The part of those with the change whom the smallest treatment has, up to the end of the experiment. */
    public double partIn(int phase, int ofExperiment) {
        boolean areApart = phase <= ofExperiment && comparisons() > 1 && sum() > 0;
        return areApart ? treatment().value() / sum() : 1;
    }

    private List<Percentage> treatments() {
        return parts.stream().skip(1).toList();
    }
}
