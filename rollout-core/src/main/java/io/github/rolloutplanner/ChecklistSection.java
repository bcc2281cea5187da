package io.github.rolloutplanner;

import static java.util.stream.Collectors.joining;

import io.github.rolloutplanner.change.ImpactKind;
import io.github.rolloutplanner.change.Measure;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.plan.Checklists;
import io.github.rolloutplanner.reason.Wording;
import io.github.rolloutplanner.strategy.PhaseOutline;
import java.time.Duration;
import java.util.List;

/** What people tick off before, during and after, each line made of what this plan holds. */
final class ChecklistSection {
    private static final List<SentenceRule> BEFORE = List.of(
            new SentenceRule(
                    "before.baselines",
                    facts -> !facts.change().measures().isEmpty(),
                    facts -> "Baselines still hold: " + baselines(facts),
                    facts -> "Every limit of " + facts.name() + " is a distance from them."),
            new SentenceRule(
                    "before.dashboards",
                    facts -> !facts.metricNames().isEmpty(),
                    facts -> "Dashboard shows " + Wording.and(facts.metricNames()) + " with and without " + facts.name(),
                    facts -> "The gates of " + facts.name() + " are read there."),
            new SentenceRule(
                    "before.alerts",
                    facts -> !facts.metricNames().isEmpty(),
                    facts -> "Alerts are set: " + Wording.and(alerts(facts)),
                    facts -> "They fire before " + facts.name() + " rolls back by itself."),
            new SentenceRule(
                    "before.rollback",
                    Facts::isNeeded,
                    facts -> "Rollback of " + facts.name() + " was rehearsed in staging within "
                            + Wording.of(facts.rollbackBound()) + (facts.touchesData() ? ", data included" : ""),
                    facts -> "The plan promises " + Wording.of(facts.rollbackBound()) + " for " + facts.name() + "."),
            new SentenceRule(
                    "before.flag",
                    Facts::hasFlag,
                    facts -> "Flag '" + facts.flagKey() + "' was tested with " + segments(facts),
                    facts -> "Flag '" + facts.flagKey() + "' decides who has " + facts.name() + "."),
            new SentenceRule(
                    "before.team",
                    Facts::isNeeded,
                    facts -> facts.ownerFirst() + " told the team the schedule: " + schedule(facts),
                    facts -> facts.name() + " keeps people busy for " + Wording.count(facts.outlines().size(), "phase")
                            + "."));

    private static final List<SentenceRule> DURING = List.of(
            new SentenceRule(
                    "during.metrics",
                    facts -> !facts.metricNames().isEmpty(),
                    facts -> "Watch " + Wording.and(facts.metricNames()) + " through "
                            + Wording.and(names(facts)),
                    facts -> "Each phase of " + facts.name() + " closes with them."),
            new SentenceRule(
                    "during.errors",
                    facts -> facts.isNeeded() && facts.isNoticed(),
                    facts -> "Look in " + facts.tooling().errorTracking().orElse("the error logs")
                            + " for errors that came with " + facts.noticed(),
                    facts -> "A new kind of error in " + facts.name() + " can be too rare to move a metric."),
            new SentenceRule(
                    "during.feedback",
                    facts -> facts.isNeeded()
                            && (facts.change().has(ImpactKind.UI) || facts.change().has(ImpactKind.BEHAVIORAL)),
                    facts -> "Read what " + facts.users() + " write to support and elsewhere about " + facts.noticed(),
                    facts -> "What " + facts.users() + " dislike about " + facts.name() + " is in no metric."),
            new SentenceRule(
                    "during.targeting",
                    Facts::hasFlag,
                    facts -> "Flag '" + facts.flagKey() + "' is on for the share of its phase: " + shares(facts),
                    facts -> "A wrong rule of flag '" + facts.flagKey() + "' looks like a good phase."),
            new SentenceRule(
                    "during.notes",
                    Facts::isNeeded,
                    facts -> "Write down what was odd in "
                            + facts.tooling().incidentChannel().orElse("the notes of " + facts.name())
                            + ", with the phase and the time",
                    facts -> facts.ownerFirst() + " decides on leaving each phase of " + facts.name() + " with it."));

    private static final List<SentenceRule> AFTER = List.of(
            new SentenceRule(
                    "after.compare",
                    facts -> !facts.change().measures().isEmpty(),
                    facts -> "After " + Wording.of(facts.bake()) + ", compare with before: " + baselines(facts),
                    facts -> "Small shares of " + facts.name() + " hide what shows with everybody."),
            new SentenceRule(
                    "after.success",
                    Facts::isNeeded,
                    facts -> "Go through the success criteria of " + facts.name() + ": "
                            + new SuccessSection(facts)
                                    .criteria().stream().map(Gate::toString).collect(joining("; ")),
                    facts -> facts.name() + " is done when they hold, not when everybody has it."),
            new SentenceRule(
                    "after.lessons",
                    Facts::isNeeded,
                    facts -> "Write down which phase of " + facts.name() + " took longer than planned: " + schedule(facts),
                    facts -> "The next change like " + facts.name() + " is planned with the same tables."),
            new SentenceRule(
                    "after.flag",
                    Facts::hasFlag,
                    facts -> "Remove flag '" + facts.flagKey() + "' and the code path "
                            + facts.change()
                                    .fallback()
                                    .map(before -> "for '" + before + "'")
                                    .orElse("without " + facts.name()),
                    facts -> "Flag '" + facts.flagKey() + "' is a second way through the code that nobody tests any more."),
            new SentenceRule(
                    "after.tell",
                    facts -> facts.isNeeded() && facts.isNoticed(),
                    facts -> "Tell those who asked for it how " + facts.noticed() + " did",
                    facts -> facts.ownerFirst() + " planned " + facts.name() + " for them."),
            new SentenceRule(
                    "after.look",
                    facts -> !facts.isNeeded(),
                    facts -> "Look at " + facts.noticed() + " once, " + Wording.of(facts.bake()) + " after the deployment",
                    facts -> facts.name() + " had no phases in which somebody would have seen it."));

    private final Facts facts;

    ChecklistSection(Facts facts) {
        this.facts = facts;
    }

    Checklists checklists() {
        return new Checklists(
                SentenceRule.apply(BEFORE, facts),
                SentenceRule.apply(DURING, facts),
                SentenceRule.apply(AFTER, facts));
    }

    private static String baselines(Facts facts) {
        return Wording.and(facts.change().measures().stream()
                .map(Measure::metric)
                .map(metric -> metric.name() + " at " + metric.baseline())
                .toList());
    }

    private static List<String> alerts(Facts facts) {
        double part = facts.policy().limits().alertMargin();
        return facts.change().measures().stream()
                .map(Measure::metric)
                .map(metric -> metric.name() + " "
                        + facts.policy().limits().at(metric, part).breach())
                .toList();
    }

    private static String segments(Facts facts) {
        List<String> known = facts.change().segments().entrySet().stream()
                .map(segment -> "one " + facts.change().unit() + " where " + segment.getValue())
                .toList();
        String nobody = "one " + facts.change().unit() + " outside of every segment";
        return known.isEmpty()
                ? "one member of segment '" + TargetingRule.INTERNAL + "' and " + nobody
                : Wording.and(known) + ", and " + nobody;
    }

    private static List<String> names(Facts facts) {
        return facts.outlines().stream()
                .map(outline -> "'" + outline.step().name() + "'")
                .toList();
    }

    private static String shares(Facts facts) {
        return Wording.and(facts.outlines().stream()
                .map(outline -> outline.step().share() + " in '" + outline.step().name() + "'")
                .toList());
    }

    private static String schedule(Facts facts) {
        Duration start = Duration.ZERO;
        StringBuilder schedule = new StringBuilder();
        for (PhaseOutline outline : facts.outlines()) {
            schedule.append(schedule.isEmpty() ? "" : ", ")
                    .append(outline.step().share())
                    .append(start.isZero() ? " at the start" : " after " + Wording.of(start));
            start = start.plus(outline.step().soak().orElse(Duration.ZERO));
        }
        return schedule.toString();
    }
}
