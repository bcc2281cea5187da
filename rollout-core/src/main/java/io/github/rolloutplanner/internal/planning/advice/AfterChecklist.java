package io.github.rolloutplanner.internal.planning.advice;

import static java.util.stream.Collectors.joining;

import io.github.rolloutplanner.internal.planning.Facts;
import io.github.rolloutplanner.internal.planning.SuccessSection;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.plan.Statement;
import java.util.List;

/** What to do when everybody has it. */
public final class AfterChecklist {
    private final Facts facts;
    private final Sentences sentences;

    public AfterChecklist(Facts facts) {
        this.facts = facts;
        this.sentences = new Sentences(facts);
    }

    public List<Statement> lines() {
        compare();
        success();
        lessons();
        flag();
        tell();
        look();
        return sentences.said();
    }

    private void compare() {
        if (!facts.change().measures().isEmpty()) {
            sentences.say(
                    "after.compare",
                    "After " + Wording.of(facts.bake()) + ", compare with before: " + ChecklistWords.baselines(facts),
                    "Small percentages of " + facts.name() + " hide what shows with everybody.");
        }
    }

    private void success() {
        if (facts.isNeeded()) {
            sentences.say(
                    "after.success",
                    "Go through the success criteria of " + facts.name() + ": "
                            + new SuccessSection(facts)
                                    .criteria().stream().map(Gate::toString).collect(joining("; ")),
                    facts.name() + " is done when they hold, not when everybody has it.");
        }
    }

    private void lessons() {
        if (facts.isNeeded()) {
            sentences.say(
                    "after.lessons",
                    "Write down which phase of " + facts.name() + " took longer than planned: "
                            + ChecklistWords.schedule(facts),
                    "The next change like " + facts.name() + " is planned with the same tables.");
        }
    }

    private void flag() {
        if (facts.hasFlag()) {
            sentences.say(
                    "after.flag",
                    "Remove flag '" + facts.flagKey() + "' and the code path "
                            + facts.change()
                                    .fallback()
                                    .map(before -> "for '" + before + "'")
                                    .orElse("without " + facts.name()),
                    "Flag '" + facts.flagKey() + "' is a second way through the code that nobody tests any more.");
        }
    }

    private void tell() {
        if (facts.isNeeded() && facts.isNoticed()) {
            sentences.say(
                    "after.tell",
                    "Tell those who asked for it how " + facts.noticed() + " did",
                    facts.ownerFirst() + " planned " + facts.name() + " for them.");
        }
    }

    private void look() {
        if (!facts.isNeeded()) {
            sentences.say(
                    "after.look",
                    "Look at " + facts.noticed() + " once, " + Wording.of(facts.bake()) + " after the deployment",
                    facts.name() + " had no phases in which somebody would have seen it.");
        }
    }
}
