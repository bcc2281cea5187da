package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.lint.MetricLimits.ScaledLimit;
import io.github.rolloutplanner.reason.Fact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where a limit that is breached today belongs: beyond the baseline, between what comes before and what comes after it.
 *
 * @param inner the loosest of what comes before it
 * @param outer the tightest of what comes after it
 */
record LimitRoom(Optional<ScaledLimit> inner, Optional<ScaledLimit> outer) {

    /** What is said of a breach, and where its limit belongs. Where there is no room, what comes before it gives way. */
    Fact[] facts(Fact... breach) {
        Optional<ScaledLimit> giving =
                inner.filter(before -> outer.filter(before::isLooserThan).isPresent());
        Optional<ScaledLimit> least = giving.isPresent() ? Optional.empty() : inner;
        List<Fact> facts = new ArrayList<>(Arrays.asList(breach));
        facts.add(fact("inner", least.map(before -> before.limit().kind())));
        facts.add(fact("from", least.map(ScaledLimit::point)));
        facts.add(fact("outer", outer.map(after -> after.limit().kind())));
        facts.add(fact("to", outer.map(ScaledLimit::point)));
        facts.add(fact("looserKind", giving.map(before -> before.limit().kind())));
        facts.add(fact("looser", giving.map(ScaledLimit::limit)));
        return facts.toArray(Fact[]::new);
    }
}
