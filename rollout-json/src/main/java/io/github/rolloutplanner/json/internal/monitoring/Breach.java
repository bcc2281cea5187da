package io.github.rolloutplanner.json.internal.monitoring;

import io.github.rolloutplanner.metric.Threshold.Relation;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * A metric beyond a level.
 *
 * @param watched the metric
 * @param relation on which side of the level it is bad
 * @param level the level, in the unit in which Prometheus computes it
 * @param isRelative whether exposed users must be worse than the control group by as much as the level is from the baseline
 * @param need how many observations it takes, and the window
 */
public record Breach(WatchedMetric watched, Relation relation, BigDecimal level, boolean isRelative, SampleNeed need) {

    /** What fires: the window of the sample. */
    Expression inWindow() {
        return beyond(need.window());
    }

    /** What fires: the window of the sample, a shorter one where that is long, and a total failure. */
    Expression soon(Duration quick) {
        return Expression.any(alternatives(quick));
    }

    /** Of which each is enough. */
    List<Expression> alternatives(Duration quick) {
        List<Expression> alternatives = new ArrayList<>();
        alternatives.add(beyond(need.window()));
        if (isSeenSooner(quick)) {
            alternatives.add(beyond(need.quickerWindow(quick)));
        }
        totalFailure(quick).map(this::totally).ifPresent(alternatives::add);
        return alternatives;
    }

    /** As many bad observations in a part of the window say more than in all of it. */
    boolean isSeenSooner(Duration quick) {
        return need.isLong()
                && need.isKnown()
                && fewest().isPresent()
                && need.quickerWindow(quick).compareTo(need.window()) < 0;
    }

    Optional<TotalFailure> totalFailure(Duration quick) {
        return watched.baselineLevel()
                .flatMap(baseline -> watched.terms().totalFailure(quick, relation, baseline))
                .filter(failure -> !watched.isGoodNews(relation));
    }

    OptionalLong fewest() {
        return watched.terms().fewest(need, relation, level);
    }

    private Expression beyond(Duration window) {
        Term value = watched.terms().value(Group.TREATED, window);
        Expression breach = Expression.of(value, " " + relation.symbol() + " " + PromText.number(level));
        OptionalLong fewest = fewest();
        Optional<Term> weight = watched.terms().weight(Group.TREATED, window);
        Expression weighty = fewest.isPresent() && weight.isPresent()
                ? Expression.of(breach, " and on () ", weight.get(), " >= " + fewest.getAsLong())
                : breach;
        return Expression.of(
                "(", excused(weighty, group -> watched.terms().value(group, window), apart(), relation), ")");
    }

    private Expression totally(TotalFailure failure) {
        Expression total = Expression.of(
                failure.value().apply(Group.TREATED),
                " " + failure.relation().symbol() + "= " + PromText.number(BigDecimal.valueOf(failure.level())),
                " and on () ",
                failure.all(),
                " >= " + failure.fewest());
        Expression told = failure.shown()
                .map(shown -> Expression.of(shown, " and on () ", total))
                .orElse(total);
        return Expression.of(
                "(", excused(told, failure.value(), BigDecimal.valueOf(failure.apart()), failure.relation()), ")");
    }

    /** By how much exposed users have to be worse; nothing where the baseline is not known. */
    private BigDecimal apart() {
        return level.subtract(watched.baselineLevel().orElse(level));
    }

    /** A control group of which nothing is known excuses nothing. */
    private Expression excused(Expression breach, Function<Group, Term> value, BigDecimal apart, Relation side) {
        return isRelative
                ? Expression.of(
                        breach,
                        " unless on () (",
                        value.apply(Group.TREATED),
                        " - on () ",
                        value.apply(Group.CONTROL),
                        " " + side.opposite().symbol() + "=" + " " + PromText.number(apart) + ")")
                : breach;
    }
}
