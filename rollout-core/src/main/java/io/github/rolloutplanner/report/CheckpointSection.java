package io.github.rolloutplanner.report;

import io.github.rolloutplanner.plan.Checkpoint;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The go/no-go decisions, to be ticked off. */
final class CheckpointSection {
    private CheckpointSection() {}

    static Optional<Section> of(RolloutPlan plan) {
        Content content = new Content();
        plan.checkpoints().forEach(checkpoint -> content.group(title(checkpoint), content(checkpoint)));
        return content.section("checkpoints", "Go/no-go decisions");
    }

    private static Phrase title(Checkpoint checkpoint) {
        Phrase name = Phrase.words(checkpoint.name());
        return checkpoint.isPointOfNoReturn()
                ? name.then(" ").then(Phrase.tag(Phrase.Tone.POOR, "Point of no return"))
                : name;
    }

    private static Content content(Checkpoint checkpoint) {
        List<Phrase> items = new ArrayList<>(Content.phrases(checkpoint.entryCriteria()));
        checkpoint.signOffs().forEach(signOff -> items.add(Phrase.words("Sign-off: " + signOff)));
        return new Content()
                .paragraph(checkpoint.isAutomatic() ? "Automatic: no sign-off is asked for." : "")
                .checks(items);
    }
}
