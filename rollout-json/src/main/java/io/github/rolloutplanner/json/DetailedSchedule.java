package io.github.rolloutplanner.json;

import io.github.rolloutplanner.plan.TimeSpan;
import io.github.rolloutplanner.plan.Timeline;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** The schedule with typed lengths, and with the bake. */
final class DetailedSchedule extends ObjectCodec<Timeline> {
    static final Codec<TimeSpan> SPAN = new SpanCodec();

    private final Field<TimeSpan> preparation = required("preparation", SPAN);
    private final Field<List<TimeSpan>> phases = required("phases", new ListCodec<>(SPAN));
    private final Field<TimeSpan> total = required("total", SPAN);
    private final Field<TimeSpan> bake = required("bake", SPAN);

    DetailedSchedule() {
        super("schedule");
    }

    @Override
    void put(Timeline timeline, JsonOut out) throws IOException {
        out.put(preparation, timeline.preparation());
        out.put(phases, timeline.phases());
        out.put(total, timeline.total());
        out.put(bake, timeline.bake());
    }

    @Override
    Timeline build(Members members) {
        return new Timeline(members.get(preparation), members.get(phases), members.get(total), members.get(bake));
    }

    private static final class SpanCodec extends ObjectCodec<TimeSpan> {
        private final Field<Duration> length =
                optional("length", DurationCodec.DURATION, "Left out where somebody wrote words that are no length.");
        private final Field<String> note = required("note", Scalars.TEXT);

        SpanCodec() {
            super("time_span");
        }

        @Override
        void put(TimeSpan span, JsonOut out) throws IOException {
            out.putIfPresent(length, span.length());
            out.put(note, span.note());
        }

        @Override
        TimeSpan build(Members members) {
            return new TimeSpan(members.find(length), members.get(note));
        }
    }
}
