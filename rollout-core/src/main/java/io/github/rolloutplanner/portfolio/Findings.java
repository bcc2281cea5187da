package io.github.rolloutplanner.portfolio;

import io.github.rolloutplanner.lint.Finding.Severity;
import io.github.rolloutplanner.portfolio.PortfolioFinding.Overlap;
import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.reason.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The findings so far. */
final class Findings {
    private static final int MOST_NAMES = 10;
    private static final Comparator<PortfolioFinding> ORDER = Comparator.comparing(PortfolioFinding::from)
            .thenComparing(PortfolioFinding::rule)
            .thenComparing(finding -> String.join("\n", finding.entries()))
            .thenComparing(PortfolioFinding::message);

    private final List<PortfolioFinding> found = new ArrayList<>();

    /** A finding, of which the sentence and the advice may be rows of their own. */
    record Draft(Severity severity, List<Lane> lanes, Instant from, Instant end, List<Overlap> overlaps) {
        Draft(Severity severity, List<Lane> lanes, Instant from, Instant end) {
            this(severity, lanes, from, end, List.of());
        }
    }

    void add(Draft draft, Rule says, List<Fact> facts, Rule advises, List<Fact> advice) {
        found.add(new PortfolioFinding(
                says.id(),
                draft.severity(),
                draft.lanes().stream().map(Lane::name).toList(),
                draft.from(),
                Stretch.known(draft.end()),
                draft.overlaps(),
                says.text(says.reason(facts.toArray(Fact[]::new))),
                advises.advice(advises.reason(advice.toArray(Fact[]::new)))));
    }

    List<PortfolioFinding> sorted() {
        return found.stream().sorted(ORDER).toList();
    }

    /** Names, as many as a sentence has room for. */
    static List<String> shown(Collection<String> names) {
        List<String> shown = new ArrayList<>();
        names.stream().limit(MOST_NAMES).map(Lane::shown).forEach(shown::add);
        if (names.size() > MOST_NAMES) {
            shown.add(names.size() - MOST_NAMES + " more");
        }
        return shown;
    }
}
