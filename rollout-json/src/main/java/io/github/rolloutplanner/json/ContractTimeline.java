package io.github.rolloutplanner.json;

import io.github.rolloutplanner.json.Node.ObjectNode;
import io.github.rolloutplanner.plan.TimeSpan;
import io.github.rolloutplanner.plan.Timeline;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.Nullable;

/** The schedule in the form of the contract: preparation, one key for each phase, total. It has no place for the bake. */
final class ContractTimeline extends NamedCodec<Timeline> {
    private static final String PREPARATION = "preparation";
    private static final String PHASE = "phase_";
    private static final String TOTAL = "total_duration";
    private static final TimeSpan UNKNOWN_BAKE = TimeSpan.stated("");

    ContractTimeline() {
        super("timeline");
    }

    @Override
    void write(Timeline timeline, JsonOut out) throws IOException {
        out.startObject();
        write(PREPARATION, SpanText.STEP, timeline.preparation(), out);
        for (int index = 0; index < timeline.phases().size(); index++) {
            write(PHASE + (index + 1), SpanText.STEP, timeline.phases().get(index), out);
        }
        write(TOTAL, SpanText.TOTAL, timeline.total(), out);
        out.endObject();
    }

    private static void write(String key, Codec<TimeSpan> codec, TimeSpan span, JsonOut out) throws IOException {
        out.key(key);
        codec.write(span, out);
    }

    @Override
    @Nullable
    Timeline read(Node node, Problems problems) {
        if (!(node instanceof ObjectNode object)) {
            problems.mismatch(node, "an object");
            return null;
        }
        int before = problems.count();
        Spans spans = new Spans(object, problems);
        TimeSpan preparation = spans.take(PREPARATION, SpanText.STEP);
        List<TimeSpan> phases = spans.takePhases();
        TimeSpan total = spans.take(TOTAL, SpanText.TOTAL);
        spans.reportRest();
        return problems.count() == before ? new Timeline(preparation, phases, total, UNKNOWN_BAKE) : null;
    }

    @Override
    Schema definition(Definitions definitions) {
        Schema span = SpanText.STEP.schema(definitions);
        return Schema.ofType("object")
                .with("properties", new Schema().with(PREPARATION, span).with(TOTAL, span))
                .with("patternProperties", new Schema().with("^" + PHASE + "[1-9][0-9]*$", span))
                .with("required", List.of(PREPARATION, TOTAL))
                .with("additionalProperties", false);
    }

    /** The spans of a timeline while it is read. */
    private static final class Spans {
        private final ObjectNode object;
        private final Problems problems;
        private final Set<String> rest;

        Spans(ObjectNode object, Problems problems) {
            this.object = object;
            this.problems = problems;
            this.rest = new HashSet<>(object.members().keySet());
        }

        /** The span of a key; a stand-in if a problem was reported. */
        TimeSpan take(String key, Codec<TimeSpan> codec) {
            rest.remove(key);
            Node node = object.members().get(key);
            if (node == null) {
                problems.missing(object.at().child(key));
                return UNKNOWN_BAKE;
            }
            TimeSpan span = codec.read(node, problems);
            return span == null ? UNKNOWN_BAKE : span;
        }

        /** The spans of as many phases as there are keys for phases. */
        List<TimeSpan> takePhases() {
            long count = rest.stream().filter(Spans::isPhase).count();
            List<TimeSpan> phases = new ArrayList<>();
            for (int number = 1; number <= count; number++) {
                phases.add(take(PHASE + number, SpanText.STEP));
            }
            return phases;
        }

        private static boolean isPhase(String key) {
            return key.startsWith(PHASE)
                    && key.length() > PHASE.length()
                    && key.chars().skip(PHASE.length()).allMatch(letter -> letter >= '0' && letter <= '9');
        }

        void reportRest() {
            for (String key : object.members().keySet()) {
                if (rest.contains(key)) {
                    problems.add(
                            object.at().child(key),
                            "The key is unknown.",
                            "Remove it, or use one of: " + PREPARATION + ", " + PHASE + "1, " + PHASE + "2 and so on"
                                    + " without gaps, " + TOTAL + ".");
                }
            }
        }
    }
}
