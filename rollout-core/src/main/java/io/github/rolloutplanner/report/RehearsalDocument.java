package io.github.rolloutplanner.report;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.rehearsal.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the page of rehearsals says. */
final class RehearsalDocument {
    private final List<Rehearsed> scenarios;

    private RehearsalDocument(List<Rehearsed> scenarios) {
        this.scenarios = scenarios;
    }

    static Document of(List<Rehearsed> scenarios) {
        RehearsalDocument document = new RehearsalDocument(scenarios);
        int runs = scenarios.stream()
                .mapToInt(scenario -> scenario.report().runs().size())
                .sum();
        String lead = Wording.count(scenarios.size(), "scenario") + ", " + Wording.count(runs, "run");
        return new Document(
                "Rehearsal",
                PlanDocument.title(scenarios.get(0).report().runs().get(0).plan()),
                Phrase.words(lead),
                Stream.of(document.endings(), document.lengths(), document.exposed(), document.costs())
                        .flatMap(Optional::stream)
                        .toList());
    }

    private Optional<Section> endings() {
        List<Rehearsed.Ended> endings = scenarios.stream()
                .flatMap(scenario -> scenario.endings().stream())
                .toList();
        return new Content()
                .picture(Optional.of(new EndingsFigure(endings)))
                .table(
                        "Endings by scenario",
                        List.of(
                                Block.Column.text("Scenario"),
                                Block.Column.text("Ending"),
                                Block.Column.number("Runs"),
                                Block.Column.number("95% interval")),
                        endings,
                        ended -> List.of(
                                Phrase.name(ended.scenario()),
                                ended.how(),
                                Phrase.words(ended.value()),
                                Phrase.words(ended.interval())))
                .table(
                        "Calls by scenario",
                        List.of(Block.Column.text("Scenario"), Block.Column.number("Runs that called a person")),
                        scenarios,
                        scenario -> List.of(
                                Phrase.name(scenario.name()),
                                Phrase.words(Wording.of(scenario.report()
                                        .runs(run -> run.firstCall().isPresent())))))
                .section("endings", "How the runs ended");
    }

    private Optional<Section> lengths() {
        List<Quantiles> rows = scenarios.stream()
                .map(scenario -> Quantiles.of(
                        scenario.name(),
                        quantile -> seconds(scenario.report().length(quantile)),
                        seconds -> Wording.of(Duration.ofSeconds(Math.round(seconds)))))
                .toList();
        return distribution(
                "lengths",
                "How long the runs took",
                QuantileFigure.linear("Time from the start to the end of a run", rows),
                rows);
    }

    private Optional<Section> exposed() {
        List<Quantiles> rows = scenarios.stream()
                .map(scenario -> Quantiles.of(
                        scenario.name(),
                        quantile -> scenario.report().exposed(quantile),
                        users -> Wording.of(Math.round(users))))
                .toList();
        return distribution(
                "exposed",
                "How many users were exposed",
                QuantileFigure.logarithmic("Distinct users who had the change", rows),
                rows);
    }

    private Optional<Section> costs() {
        Content content = new Content();
        TreeSet<String> metrics = new TreeSet<>();
        runs().forEach(run -> metrics.addAll(run.costs().keySet()));
        List<Cost> costs = new ArrayList<>();
        metrics.forEach(metric -> scenarios.stream()
                .filter(scenario -> scenario.report().runs().stream()
                        .allMatch(run -> run.costs().containsKey(metric)))
                .forEach(scenario -> costs.add(new Cost(metric, scenario))));
        return content.paragraph(
                        costs.isEmpty()
                                ? ""
                                : "Bad events above what would have happened without the change; of a mean, the sum of what its"
                                        + " numbers were worse.")
                .table(
                        "Cost by metric and scenario",
                        List.of(
                                Block.Column.text("Metric"),
                                Block.Column.text("Scenario"),
                                Block.Column.number("Median"),
                                Block.Column.number("95% of the runs at most")),
                        costs,
                        Cost::row)
                .section("costs", "What the runs cost");
    }

    private Stream<Run> runs() {
        return scenarios.stream().flatMap(scenario -> scenario.report().runs().stream());
    }

    private static Optional<Section> distribution(
            String id, String title, QuantileFigure figure, List<Quantiles> rows) {
        return new Content()
                .paragraph(
                        "The dot is the median. The dark bar holds the middle half of the runs, the light one 90% of them.")
                .picture(Optional.of(figure))
                .table(title + ", by part of the runs", Quantiles.COLUMNS, rows, Quantiles::row)
                .section(id, title);
    }

    private static double seconds(Duration length) {
        return length.toMillis() / 1000.0;
    }

    private record Cost(String metric, Rehearsed scenario) {
        List<Phrase> row() {
            return List.of(
                    Phrase.name(metric),
                    Phrase.name(scenario.name()),
                    Phrase.words(Wording.rounded(scenario.report().cost(metric, 0.5))),
                    Phrase.words(Wording.rounded(scenario.report().cost(metric, 0.95))));
        }
    }
}
