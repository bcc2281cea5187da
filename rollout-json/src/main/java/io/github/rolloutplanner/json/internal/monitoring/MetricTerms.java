package io.github.rolloutplanner.json.internal.monitoring;

import io.github.rolloutplanner.json.internal.export.ShortDuration;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold.Relation;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** What Prometheus can compute of one metric of a plan. */
public abstract class MetricTerms {
    private final String metric;
    private final String slug;

    MetricTerms(String metric, String slug) {
        this.metric = metric;
        this.slug = slug;
    }

    /** A number of this metric. */
    final Term term(String operation, Group group, Duration window, Expression expression) {
        return new Term(metric, slug, operation + ShortDuration.PROMETHEUS.of(window), group, expression);
    }

    /** What is compared with the levels of the plan. */
    public abstract Term value(Group group, Duration window);

    /** What is there whenever there are data; empty where nothing may be there, and all is well. */
    public Optional<Term> base(Group group, Duration window) {
        return sample(group, window);
    }

    /** How many observations there were, where they are counted. */
    public Optional<Term> sample(Group group, Duration window) {
        return Optional.empty();
    }

    /** How many observations there were in a range that a dashboard names, where they are counted. */
    public Optional<String> sampleOver(String range) {
        return Optional.empty();
    }

    /** A level of the plan in the unit of the value; empty where it has no place there. */
    public Optional<BigDecimal> level(Quantity level) {
        return Optional.of(level.number());
    }

    /** What has to be seen before a breach counts: more of it than chance brings. */
    Optional<Term> weight(Group group, Duration window) {
        return sample(group, window);
    }

    /** How much of it. */
    OptionalLong fewest(SampleNeed need, Relation breach, BigDecimal level) {
        return OptionalLong.empty();
    }

    /** What is weighed, in the singular. */
    abstract String weighed();

    /** All that there is being bad, for a short while. */
    Optional<TotalFailure> totalFailure(Duration window, Relation breach, BigDecimal baseline) {
        return Optional.empty();
    }

    /** How people read the value. */
    public Display display() {
        return new Display("humanize", "short");
    }

    /**
     * How a value is shown.
     *
     * @param template the function of templates that makes it readable
     * @param unit the unit as dashboards call it
     */
    public record Display(String template, String unit) {}
}
