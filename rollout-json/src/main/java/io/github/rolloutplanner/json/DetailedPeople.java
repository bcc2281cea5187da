package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Conditions.APPROVAL;
import static io.github.rolloutplanner.json.Field.optional;
import static io.github.rolloutplanner.json.Field.optionalInt;
import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.Reasons.STATEMENT;
import static io.github.rolloutplanner.json.Reasons.STATEMENTS;
import static io.github.rolloutplanner.json.RecordCodec.object;
import static io.github.rolloutplanner.json.Scalars.BOOLEAN;
import static io.github.rolloutplanner.json.Scalars.NAME;
import static io.github.rolloutplanner.json.Scalars.ORDINAL;
import static io.github.rolloutplanner.json.Scalars.TEXT;

import io.github.rolloutplanner.plan.Checkpoint;
import io.github.rolloutplanner.plan.Message;
import io.github.rolloutplanner.plan.Responsibility;
import java.util.List;

/** Who does what in a rollout, what is decided when, and who hears of it, in the detailed form. */
final class DetailedPeople {
    static final Codec<List<Responsibility>> RESPONSIBILITIES = new ListCodec<>(object(
            "responsibility",
            required("role", WordCodec.lowerCase(Responsibility.Role.class), Responsibility::role),
            required("needed", ORDINAL, Responsibility::needed)
                    .described("How many different persons or teams it takes."),
            required("names", ListCodec.inline(NAME), Responsibility::names)
                    .described("Fewer than needed as long as the role is open."),
            required("duty", STATEMENT, Responsibility::duty),
            Responsibility::new));

    static final Codec<List<Message>> MESSAGES = new ListCodec<>(object(
            "message",
            required("moment", WordCodec.lowerCase(Message.Moment.class), Message::moment),
            optionalInt("phase", ORDINAL, Message::phase).described("The phase that begins."),
            required("recipient", WordCodec.lowerCase(Message.Recipient.class), Message::recipient),
            optional("channel", NAME, Message::channel),
            required("text", STATEMENT, Message::text),
            Message::new));

    static final Codec<List<Checkpoint>> CHECKPOINTS = new ListCodec<>(object(
            "checkpoint",
            required("kind", WordCodec.lowerCase(Checkpoint.Kind.class), Checkpoint::kind),
            required("name", TEXT, Checkpoint::name),
            required("phase", ORDINAL, Checkpoint::phase),
            required("entry_criteria", STATEMENTS, Checkpoint::entryCriteria),
            required("sign_offs", new ListCodec<>(APPROVAL), Checkpoint::signOffs)
                    .described("Empty where the promotion is automatic."),
            required("point_of_no_return", BOOLEAN, Checkpoint::isPointOfNoReturn),
            Checkpoint::new));

    private DetailedPeople() {}
}
