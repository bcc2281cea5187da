package io.github.rolloutplanner.report;

import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.TimeSpan;
import io.github.rolloutplanner.schedule.RolloutSchedule;
import io.github.rolloutplanner.schedule.ScheduledPhase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When which phase is live, counted from the start.
 *
 * @param stays the phases in their order, the last one with the bake
 * @param isKnown whether all lengths are; where one is not, each phase counts as a day
 */
record Course(List<Stay> stays, boolean isKnown) {
    private static final Duration NOMINAL = Duration.ofDays(1);

    static Course of(RolloutPlan plan) {
        List<Optional<Duration>> lengths = lengths(plan);
        boolean isKnown =
                lengths.stream().limit(Math.max(0, lengths.size() - 1)).allMatch(Optional::isPresent);
        List<Stay> stays = new ArrayList<>();
        Duration at = Duration.ZERO;
        for (int place = 0; place < lengths.size(); place++) {
            Optional<Duration> known = lengths.get(place);
            Duration length = isKnown ? known.orElse(Duration.ZERO) : NOMINAL;
            stays.add(new Stay(place + 1, plan.phases().get(place), at, at.plus(length), known));
            at = at.plus(length);
        }
        return new Course(stays, isKnown);
    }

    private static List<Optional<Duration>> lengths(RolloutPlan plan) {
        List<Optional<Duration>> lengths = new ArrayList<>();
        for (int at = 0; at < plan.phases().size(); at++) {
            int place = at;
            Optional<Duration> last = place == plan.phases().size() - 1
                    ? plan.dates()
                            .flatMap(RolloutSchedule::bakeLength)
                            .or(() -> plan.timeline().bake().length())
                    : Optional.empty();
            lengths.add(dated(plan, place)
                    .or(plan.phases().get(place)::soak)
                    .or(() -> last)
                    .or(() -> span(plan, place))
                    .filter(length -> !length.isNegative()));
        }
        return lengths;
    }

    private static Optional<Duration> dated(RolloutPlan plan, int place) {
        return plan.dates()
                .map(RolloutSchedule::phases)
                .filter(phases -> place < phases.size())
                .map(phases -> phases.get(place))
                .flatMap(ScheduledPhase::stay);
    }

    private static Optional<Duration> span(RolloutPlan plan, int place) {
        List<TimeSpan> spans = plan.timeline().phases();
        return place < spans.size() ? spans.get(place).length().filter(length -> !length.isZero()) : Optional.empty();
    }

    Duration end() {
        return stays.isEmpty() ? Duration.ZERO : stays.get(stays.size() - 1).to();
    }

    /**
     * How long a phase is live.
     *
     * @param place its place among the phases, from 1
     * @param phase the phase
     * @param from when it begins
     * @param to when the next one begins, or the bake ends
     * @param length how long that is, where it is known
     */
    record Stay(int place, RolloutPhase phase, Duration from, Duration to, Optional<Duration> length) {}
}
