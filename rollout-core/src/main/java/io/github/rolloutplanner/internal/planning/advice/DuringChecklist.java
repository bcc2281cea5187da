package io.github.rolloutplanner.internal.planning.advice;

import io.github.rolloutplanner.change.ImpactKind;
import io.github.rolloutplanner.internal.planning.Facts;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.plan.Statement;
import java.util.List;

/** What to look at in each phase. */
public final class DuringChecklist {
    private final Facts facts;
    private final Sentences sentences;

    public DuringChecklist(Facts facts) {
        this.facts = facts;
        this.sentences = new Sentences(facts);
    }

    public List<Statement> lines() {
        metrics();
        errors();
        feedback();
        targeting();
        notes();
        return sentences.said();
    }

    private void metrics() {
        if (!facts.metricNames().isEmpty()) {
            sentences.say(
                    "during.metrics",
                    "Watch " + Wording.and(facts.metricNames()) + " through "
                            + Wording.and(ChecklistWords.names(facts)),
                    "Each phase of " + facts.name() + " closes with them.");
        }
    }

    private void errors() {
        if (facts.isNeeded() && facts.isNoticed()) {
            sentences.say(
                    "during.errors",
                    "Look in " + facts.tooling().errorTracking().orElse("the error logs")
                            + " for errors that came with " + facts.noticed(),
                    "A new kind of error in " + facts.name() + " can be too rare to move a metric.");
        }
    }

    private void feedback() {
        if (facts.isNeeded()
                && (facts.change().has(ImpactKind.UI) || facts.change().has(ImpactKind.BEHAVIORAL))) {
            sentences.say(
                    "during.feedback",
                    "Read what " + facts.users() + " write to support and elsewhere about " + facts.noticed(),
                    "What " + facts.users() + " dislike about " + facts.name() + " is in no metric.");
        }
    }

    private void targeting() {
        if (facts.hasFlag()) {
            sentences.say(
                    "during.targeting",
                    "Flag '" + facts.flagKey() + "' is on for the percentage of its phase: "
                            + ChecklistWords.percentages(facts),
                    "A wrong rule of flag '" + facts.flagKey() + "' looks like a good phase.");
        }
    }

    private void notes() {
        if (facts.isNeeded()) {
            sentences.say(
                    "during.notes",
                    "Write down what was odd in "
                            + facts.tooling().incidentChannel().orElse("the notes of " + facts.name())
                            + ", with the phase and the time",
                    facts.ownerFirst() + " decides on leaving each phase of " + facts.name() + " with it.");
        }
    }
}
