package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Scalars.TEXT;

import io.github.rolloutplanner.json.Node.ObjectNode;
import io.github.rolloutplanner.plan.Statement;
import io.github.rolloutplanner.reason.Reason;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/** Reasons, and the statements that carry them. */
final class Reasons {
    static final Codec<Reason> REASON = new ReasonCodec();
    static final Codec<List<Reason>> REASONS = new ListCodec<>(REASON);
    static final Codec<List<Statement>> STATEMENTS = new ListCodec<>(new StatementCodec());

    private Reasons() {}

    private static final class ReasonCodec extends ObjectCodec<Reason> {
        private final Field<String> rule = required("rule", TEXT);
        private final Field<Map<String, String>> facts = required("facts", new FactsCodec());
        private final Field<String> sentence = required("sentence", TEXT);

        ReasonCodec() {
            super("reason");
        }

        @Override
        void put(Reason reason, JsonOut out) throws IOException {
            out.put(rule, reason.rule());
            out.put(facts, reason.facts());
            out.put(sentence, reason.sentence());
        }

        @Override
        Reason build(Members members) {
            return Reason.stated(members.get(rule), members.get(facts), members.get(sentence));
        }
    }

    /** Texts by name, in their order. */
    private static final class FactsCodec extends Codec<Map<String, String>> {
        @Override
        void write(Map<String, String> facts, JsonOut out) throws IOException {
            out.startObject();
            for (Map.Entry<String, String> fact : facts.entrySet()) {
                out.key(fact.getKey());
                out.text(fact.getValue());
            }
            out.endObject();
        }

        @Override
        @Nullable
        Map<String, String> read(Node node, Problems problems) {
            if (!(node instanceof ObjectNode object)) {
                problems.mismatch(node, "an object");
                return null;
            }
            Map<String, String> facts = new LinkedHashMap<>();
            for (Map.Entry<String, Node> member : object.members().entrySet()) {
                String fact = TEXT.read(member.getValue(), problems);
                if (fact != null) {
                    facts.put(member.getKey(), fact);
                }
            }
            return facts.size() == object.members().size() ? facts : null;
        }

        @Override
        Schema schema(Definitions definitions) {
            return Schema.ofType("object").with("additionalProperties", TEXT.schema(definitions));
        }
    }

    private static final class StatementCodec extends ObjectCodec<Statement> {
        private final Field<String> text = required("text", TEXT);
        private final Field<List<Reason>> reasons = required("reasons", REASONS);

        StatementCodec() {
            super("statement");
        }

        @Override
        void put(Statement statement, JsonOut out) throws IOException {
            out.put(text, statement.text());
            out.put(reasons, statement.reasons());
        }

        @Override
        Statement build(Members members) {
            return new Statement(members.get(text), members.get(reasons));
        }
    }
}
