package io.github.rolloutplanner.json.internal.monitoring;

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
        return new Term(metric, slug, operation + PromText.duration(window), group, expression);
    }

    /** What is compared with the levels of the plan. */
    public abstract Term value(Group group, Duration window);

    /** What is there whenever there are data. */
    public abstract Term base(Group group, Duration window);

    /** How many observations there were, where they are counted. */
    public abstract Optional<Term> sample(Group group, Duration window);

    /** How many observations there were in a range that a dashboard names, where they are counted. */
    public abstract Optional<String> sampleOver(String range);

    /** A level of the plan in the unit of the value; empty where it has no place there. */
    public abstract Optional<BigDecimal> level(Quantity level);

    /** What has to be seen before a breach counts: more of it than chance brings. */
    abstract Optional<Term> weight(Group group, Duration window);

    /** How much of it. */
    abstract OptionalLong fewest(SampleNeed need, Relation breach, BigDecimal level);

    /** What is weighed, in the singular. */
    abstract String weighed();

    /** All that there is being bad, for a short while. */
    abstract Optional<TotalFailure> totalFailure(Duration window, Relation breach, BigDecimal baseline);

    /** How people read the value. */
    public abstract Display display();

    /**
     * How a value is shown.
     *
     * @param template the function of templates that makes it readable; empty for none
     * @param unit the unit as dashboards call it
     */
    public record Display(Optional<String> template, String unit) {}
}
