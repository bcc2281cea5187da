package io.github.rolloutplanner.report;

import io.github.rolloutplanner.decision.ExperimentReadOut;
import io.github.rolloutplanner.decision.GateEffect;
import io.github.rolloutplanner.decision.MetricEffect;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.MetricKind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** How far the metrics may have moved, and what an experiment shows. */
final class LiveEffectSection {
    private static final List<Block.Column> EFFECTS = List.of(
            Block.Column.text("Metric"),
            Block.Column.text("Gate"),
            Block.Column.number("Effect"),
            Block.Column.number("At least"),
            Block.Column.number("At most"));
    private static final List<Block.Column> DIFFERENCES = List.of(
            Block.Column.text("Metric"),
            Block.Column.text("Finding"),
            Block.Column.text("Treatment"),
            Block.Column.text("Control"),
            Block.Column.number("Difference"),
            Block.Column.number("Interval"),
            Block.Column.number("Lift"),
            Block.Column.number("p-value"));
    private static final double PERCENT = 100;

    private LiveEffectSection() {}

    static Optional<Section> of(LiveRollout live) {
        List<GateEffect> effects = live.rollout().effects(live.until());
        Content content = new Content()
                .paragraph(
                        effects.isEmpty()
                                ? ""
                                : "In parts of the margin of each gate: 0% is no effect, 100% is what the gate guards against,"
                                        + " and below 0% the metric is better. The bounds hold for any number of looks. The effect and"
                                        + " \"At most\" are of this phase alone, \"At least\" of all data that the evidence counts:"
                                        + " the effect can lie below it where the phase looks better than those before.")
                .picture(EffectFigure.of(effects));
        overTime(live, content);
        return content.table("Effects in parts of the margin", EFFECTS, effects, LiveEffectSection::row)
                .group(
                        "The experiment",
                        live.rollout()
                                .readOut(live.until())
                                .map(LiveEffectSection::readOut)
                                .orElseGet(Content::new))
                .section("effects", "Effects");
    }

    private static void overTime(LiveRollout live, Content content) {
        List<EffectCourse> courses = EffectCourse.in(live.looks(), live.effects());
        LiveTime time = LiveTime.of(live);
        content.legend(
                courses.isEmpty()
                        ? ""
                        : "Over time, the line is the effect as each look showed it, and the shade what was not ruled out.");
        MetricOrder.most(courses, LiveGateSection.MOST_PICTURES, EffectCourse::worst)
                .forEach(course -> content.picture(Optional.of(new EffectCourseFigure(course, time))));
    }

    private static List<Phrase> row(GateEffect effect) {
        return List.of(
                Phrase.name(effect.gate().name()),
                Phrase.words(effect.gate().gate().toString()),
                Phrase.words(percent(effect.value(), "not known")),
                Phrase.words(percent(effect.low(), "not bounded")),
                Phrase.words(percent(effect.high(), "not bounded")));
    }

    static String percent(OptionalDouble part, String otherwise) {
        return part.isPresent() ? percent(part.getAsDouble()) : otherwise;
    }

    private static String percent(double part) {
        return Wording.rounded(PERCENT * part, 3) + "%";
    }

    private static Content readOut(ExperimentReadOut shown) {
        return new Content()
                .facts(List.of(
                        Block.Fact.of("Recommendation", Wording.capitalized(Wording.of(shown.recommendation()))),
                        Block.Fact.of(
                                "Sample of the smallest group",
                                Wording.of(shown.size())
                                        + (shown.needed().isPresent()
                                                ? " of "
                                                        + Wording.of(
                                                                shown.needed().getAsLong())
                                                : "")),
                        Block.Fact.of("Time", Wording.of(shown.elapsed()) + " of " + Wording.of(shown.planned()))))
                .bullets(shown.reasons().stream().map(ReasonText::of).toList())
                .table("What it did to each metric", DIFFERENCES, shown.effects(), LiveEffectSection::row);
    }

    private static List<Phrase> row(MetricEffect effect) {
        double factor = isPart(effect) ? PERCENT : 1;
        String unit = isPart(effect) ? " points" : "";
        MetricEffect.Estimate difference = effect.absolute();
        return List.of(
                Phrase.name(effect.name()),
                Phrase.words(Wording.capitalized(Wording.of(effect.finding()))),
                Phrase.words(LiveWords.shown(effect.treated(), effect.kind())),
                Phrase.words(LiveWords.shown(effect.control(), effect.kind())),
                Phrase.words(Wording.rounded(factor * difference.value(), 3) + unit),
                Phrase.words(Wording.rounded(factor * difference.low(), 3) + " to "
                        + Wording.rounded(factor * difference.high(), 3) + unit),
                Phrase.words(
                        effect.relative().map(lift -> percent(lift.value())).orElse("")),
                Phrase.words(Wording.rounded(difference.pValue(), 2)));
    }

    private static boolean isPart(MetricEffect effect) {
        return effect.kind() == MetricKind.RATE || effect.kind() == MetricKind.QUANTILE;
    }
}
