package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.DurationCodec.DURATION;
import static io.github.rolloutplanner.json.Field.required;

import io.github.rolloutplanner.decision.TimeWindow;
import java.io.IOException;
import java.time.Duration;
import javax.annotation.Nullable;

/** A stretch of time that ends after it starts. */
final class WindowCodec extends ObjectCodec<TimeWindow> {
    static final Codec<TimeWindow> WINDOW = new WindowCodec();

    private final Field<TimeWindow, Duration> start =
            add(required("start", DURATION, TimeWindow::start).described("Since the start of the rollout."));
    private final Field<TimeWindow, Duration> end =
            add(required("end", DURATION, TimeWindow::end).described("Since the start of the rollout."));

    private WindowCodec() {
        super("window");
    }

    @Override
    void write(TimeWindow window, JsonOut out) throws IOException {
        out.require(isForward(window));
        super.write(window, out);
    }

    @Override
    @Nullable
    TimeWindow build(Members members) {
        TimeWindow window = new TimeWindow(members.get(start), members.get(end));
        if (!isForward(window)) {
            members.conflict(end, "Found an end that is not after the start.", "Expected the start first.");
            return null;
        }
        return window;
    }

    private static boolean isForward(TimeWindow window) {
        return window.start().compareTo(window.end()) < 0;
    }
}
