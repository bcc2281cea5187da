package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.RecordCodec.object;
import static io.github.rolloutplanner.json.Scalars.NAME;
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
    static final Codec<Reason> REASON = object(
            "reason",
            required("rule", NAME, Reason::rule),
            required("facts", new FactsCodec(), Reason::facts),
            required("sentence", TEXT, Reason::sentence),
            Reason::stated);

    static final Codec<List<Reason>> REASONS = new ListCodec<>(REASON);

    static final Codec<Statement> STATEMENT = object(
            "statement",
            required("text", TEXT, Statement::text),
            required("reasons", REASONS, Statement::reasons),
            Statement::new);

    static final Codec<List<Statement>> STATEMENTS = new ListCodec<>(STATEMENT);

    private Reasons() {}

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
                String name = NAME.read(new Node.TextNode(member.getValue().at(), member.getKey()), problems);
                if (fact != null && name != null) {
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
}
