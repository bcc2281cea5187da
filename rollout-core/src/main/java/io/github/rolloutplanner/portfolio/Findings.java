package io.github.rolloutplanner.portfolio;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.internal.rules.PortfolioRows;
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

    /** That a rollout has no start at which it is clear, and where the search for one ended. */
    void addNoStart(Lane lane, Lane last) {
        boolean isRunning = lane.entry().running();
        Rule row = isRunning ? PortfolioRows.RUNS : PortfolioRows.NO_START;
        List<Fact> facts = List.of(
                fact("one", lane.shown()),
                fact("from", lane.local(lane.start())),
                fact("at", last.local(last.start())));
        add(
                new Draft(isRunning ? Severity.INFO : Severity.WARNING, List.of(lane), lane.start(), Stretch.NEVER),
                row,
                facts,
                row,
                facts);
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
