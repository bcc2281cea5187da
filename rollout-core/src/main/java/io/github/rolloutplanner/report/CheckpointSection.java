package io.github.rolloutplanner.report;

import io.github.rolloutplanner.plan.Checkpoint;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The go/no-go decisions, to be ticked off. */
final class CheckpointSection {
    private CheckpointSection() {}

    static Optional<Section> of(RolloutPlan plan) {
        Content content = new Content();
        plan.checkpoints().forEach(checkpoint -> content.group(title(plan, checkpoint), content(plan, checkpoint)));
        return content.section("checkpoints", "Go/no-go decisions");
    }

    private static Phrase title(RolloutPlan plan, Checkpoint checkpoint) {
        Phrase name = Phrase.words(checkpoint.name()
                + PlannedDates.of(plan, checkpoint).map(date -> ", " + date).orElse(""));
        return checkpoint.isPointOfNoReturn()
                ? name.then(" ").then(Phrase.tag(Phrase.Tone.POOR, "Point of no return"))
                : name;
    }

    private static Content content(RolloutPlan plan, Checkpoint checkpoint) {
        Map<String, Phrase> observed = ObservedGates.of(plan, checkpoint);
        List<String> criteria =
                checkpoint.entryCriteria().stream().map(Statement::text).toList();
        List<Phrase> items = new ArrayList<>(Content.phrases(criteria.stream()
                .filter(criterion -> !observed.containsKey(criterion))
                .toList()));
        checkpoint.signOffs().forEach(signOff -> items.add(Phrase.words("Sign-off: " + signOff)));
        return new Content()
                .paragraph(checkpoint.isAutomatic() ? "Automatic: no sign-off is asked for." : "")
                .checks(items)
                .paragraph(observed.isEmpty() ? "" : ObservedGates.NOT_WAITED_FOR + ":")
                .bullets(criteria.stream()
                        .filter(observed::containsKey)
                        .map(observed::get)
                        .toList());
    }
}
