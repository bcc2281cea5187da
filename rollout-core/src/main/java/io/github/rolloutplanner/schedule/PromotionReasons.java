package io.github.rolloutplanner.schedule;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.internal.rules.ScheduleRows;
import io.github.rolloutplanner.reason.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Why a phase is promoted when it is. */
final class PromotionReasons {
    private final ZoneId zone;

    PromotionReasons(ZoneId zone) {
        this.zone = zone;
    }

    /** The end of the soak, then each thing that closes the calendar, when it does so for the first time. */
    List<Reason> of(Duration soak, Instant end, ClosedTime.Wait wait) {
        List<Reason> reasons = new ArrayList<>();
        reasons.add(ScheduleRows.SOAK.reason(fact("soak", soak), fact("end", text(end))));
        Set<Closure> said = new HashSet<>();
        for (ClosedTime closed : wait.closed()) {
            if (said.add(closed.closure())) {
                reasons.add(reason(closed));
            }
        }
        return reasons;
    }

    Reason ofBake(Duration bake, Instant start) {
        return ScheduleRows.BAKE.reason(fact("bake", bake), fact("end", text(start.plus(bake))));
    }

    private Reason reason(ClosedTime closed) {
        Optional<String> until = closed.until().map(this::text);
        Closure closure = closed.closure();
        if (closure instanceof Closure.Stopped) {
            return (closure.isEndless() ? ScheduleRows.STOPPED : ScheduleRows.STOP)
                    .reason(fact("until", until), fact("cause", closure.cause()));
        }
        if (closure instanceof Closure.Frozen) {
            return ScheduleRows.FREEZE.reason(fact("until", until), fact("cause", closure.cause()));
        }
        return (closure instanceof Closure.BeforePeak ? ScheduleRows.PEAK : ScheduleRows.HOURS)
                .reason(fact("until", until));
    }

    private String text(Instant time) {
        return Times.local(time, zone);
    }
}
