package io.github.rolloutplanner.report;

import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The A/B test: what it asks, how large it has to be, and when it is looked at. */
final class ExperimentSection {
    private static final double PERCENT = 100;

    private ExperimentSection() {}

    static Optional<Section> of(RolloutPlan plan) {
        return plan.experiment().flatMap(ExperimentSection::section);
    }

    private static Optional<Section> section(Experiment experiment) {
        return new Content()
                .paragraph(experiment.enabled() ? "" : "This experiment is not run.")
                .paragraph(experiment.hypothesis())
                .facts(facts(experiment))
                .table(
                        "Groups",
                        List.of(Block.Column.text("Group"), Block.Column.number("Split")),
                        groups(experiment),
                        row -> row)
                .table(
                        "Planned looks",
                        List.of(
                                Block.Column.text("Day"),
                                Block.Column.number("Information"),
                                Block.Column.number("Better below p"),
                                Block.Column.number("Not worse below p"),
                                Block.Column.number("Worse below p")),
                        experiment.looks(),
                        ExperimentSection::row)
                .reasons("Why", experiment.reasons())
                .section("experiment", "A/B test");
    }

    private static List<Block.Fact> facts(Experiment experiment) {
        List<Block.Fact> facts = new ArrayList<>();
        facts.add(new Block.Fact(
                "Metrics",
                Phrase.list(experiment.metrics().stream().map(Phrase::name).toList())));
        experiment
                .sampleSizePerGroup()
                .ifPresent(size -> facts.add(Block.Fact.of("Sample per group", Wording.of(size))));
        experiment.days().ifPresent(days -> facts.add(Block.Fact.of("Length", Wording.count(days, "day"))));
        experiment.effect().ifPresent(effect -> facts.add(Block.Fact.of("Effect to detect", effect.toString())));
        facts.add(Block.Fact.of("Confidence", percent(experiment.confidence())));
        experiment.power().ifPresent(power -> facts.add(Block.Fact.of("Power", percent(power))));
        if (!experiment.underpoweredGuardrails().isEmpty()) {
            facts.add(new Block.Fact(
                    "Underpowered guardrails",
                    Phrase.list(experiment.underpoweredGuardrails().stream()
                            .map(Phrase::name)
                            .toList())));
        }
        return facts;
    }

    private static List<List<Phrase>> groups(Experiment experiment) {
        List<String> names = new ArrayList<>(List.of(experiment.control()));
        names.addAll(experiment.treatments());
        List<List<Phrase>> rows = new ArrayList<>();
        for (int at = 0; at < names.size(); at++) {
            Optional<Percentage> split = experiment.split().stream().skip(at).findFirst();
            rows.add(List.of(
                    Phrase.name(names.get(at)),
                    Phrase.words(split.map(Object::toString).orElse(""))));
        }
        return rows;
    }

    private static List<Phrase> row(Experiment.Look look) {
        return List.of(
                Phrase.words(Wording.of(look.day())),
                Phrase.words(Wording.rounded(PERCENT * look.information(), 3) + "%"),
                Phrase.words(Wording.rounded(look.better())),
                Phrase.words(Wording.rounded(look.notWorse())),
                Phrase.words(Wording.rounded(look.worse())));
    }

    private static String percent(double part) {
        return Percentage.ofFraction(part).toString();
    }
}
