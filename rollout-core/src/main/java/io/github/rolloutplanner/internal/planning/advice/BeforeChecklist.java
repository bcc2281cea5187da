package io.github.rolloutplanner.internal.planning.advice;

import io.github.rolloutplanner.internal.planning.Facts;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.plan.Statement;
import java.util.List;

/** What must be true before the first phase. */
public final class BeforeChecklist {
    private final Facts facts;
    private final Sentences sentences;

    public BeforeChecklist(Facts facts) {
        this.facts = facts;
        this.sentences = new Sentences(facts);
    }

    public List<Statement> lines() {
        baselines();
        dashboards();
        alerts();
        rollback();
        flag();
        team();
        return sentences.said();
    }

    private void baselines() {
        if (!facts.change().measures().isEmpty()) {
            sentences.say(
                    "before.baselines",
                    "Baselines still hold: " + ChecklistWords.baselines(facts),
                    "Every limit of " + facts.name() + " is a distance from them.");
        }
    }

    private void dashboards() {
        if (!facts.metricNames().isEmpty()) {
            sentences.say(
                    "before.dashboards",
                    "Dashboard shows " + Wording.and(facts.metricNames()) + " with and without " + facts.name(),
                    "The gates of " + facts.name() + " are read there.");
        }
    }

    private void alerts() {
        if (!facts.metricNames().isEmpty()) {
            sentences.say(
                    "before.alerts",
                    "Alerts are set: " + Wording.and(ChecklistWords.alerts(facts)),
                    "They fire before " + facts.name() + " rolls back by itself.");
        }
    }

    private void rollback() {
        if (facts.isNeeded()) {
            sentences.say(
                    "before.rollback",
                    "Rollback of " + facts.name() + " was rehearsed in staging within "
                            + Wording.of(facts.rollbackBound()) + (facts.canReverseData() ? ", data included" : ""),
                    "The plan promises " + Wording.of(facts.rollbackBound()) + " for " + facts.name() + ".");
        }
    }

    private void flag() {
        if (facts.hasFlag()) {
            sentences.say(
                    "before.flag",
                    "Flag '" + facts.flagKey() + "' was tested with " + ChecklistWords.segments(facts),
                    "Flag '" + facts.flagKey() + "' decides who has " + facts.name() + ".");
        }
    }

    private void team() {
        if (facts.isNeeded()) {
            sentences.say(
                    "before.team",
                    facts.ownerFirst() + " told the team the schedule: " + ChecklistWords.schedule(facts),
                    facts.name() + " keeps people busy for "
                            + Wording.count(facts.outlines().size(), "phase") + ".");
        }
    }
}
