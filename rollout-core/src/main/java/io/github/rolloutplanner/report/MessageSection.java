package io.github.rolloutplanner.report;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.plan.Message;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.Optional;

/** What is said to whom, and when, ready to be sent. */
final class MessageSection {
    private MessageSection() {}

    static Optional<Section> of(RolloutPlan plan) {
        Content content = new Content();
        if (!plan.messages().isEmpty()) {
            content.paragraph(PlannedDates.beside(plan));
        }
        plan.messages()
                .forEach(message -> content.group(
                        title(message, plan),
                        new Content().add(new Block.Quotation(message.text().text()))));
        return content.section("messages", "Messages");
    }

    private static Phrase title(Message message, RolloutPlan plan) {
        Phrase moment = Phrase.words(Wording.capitalized(Wording.of(message.moment())));
        Optional<String> phase = plan.phases().stream()
                .filter(one -> message.phase().isPresent()
                        && one.number() == message.phase().getAsInt())
                .map(RolloutPhase::name)
                .findFirst();
        Phrase begun =
                phase.map(name -> moment.then(", ").then(Phrase.name(name))).orElse(moment);
        Phrase when = PlannedDates.of(plan, message)
                .map(date -> begun.then(" (" + date + ")"))
                .orElse(begun);
        Phrase whom = when.then(", to " + Wording.of(message.recipient()));
        return message.channel()
                .map(channel -> whom.then(" by ").then(Phrase.name(channel)))
                .orElse(whom);
    }
}
