package io.github.rolloutplanner.plan;

import io.github.rolloutplanner.evidence.ExposureLedger;
import io.github.rolloutplanner.evidence.ExposureLedger.PhaseExposure;
import io.github.rolloutplanner.internal.evidence.PhaseSpan;
import io.github.rolloutplanner.internal.evidence.PlannedTraffic;
import io.github.rolloutplanner.strategy.Audience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The exposure of a plan whose phases or bake were changed. */
final class ExposureUpdate {
    private static final Duration LONGEST = Duration.ofDays(3650);

    private ExposureUpdate() {}

    /** A plan with the exposure of the one that it was, computed again from the first phase on that is another. */
    static RolloutPlan following(RolloutPlan before, ImmutableRolloutPlan after) {
        Optional<ExposureLedger> known = before.exposure();
        if (known.isEmpty() || spans(before).equals(spans(after))) {
            return after;
        }
        List<PhaseExposure> lines = after.population()
                .map(people -> new PlannedTraffic(people, known.get().basis(), spans(after)).exposure())
                .orElse(List.of());
        List<PhaseExposure> kept = kept(known.get(), spans(before), spans(after));
        List<PhaseExposure> all = new ArrayList<>(kept);
        all.addAll(lines.subList(Math.min(kept.size(), lines.size()), lines.size()));
        return after.replaceExposure(new ExposureLedger(known.get().basis(), all));
    }

    private static List<PhaseExposure> kept(ExposureLedger known, List<PhaseSpan> before, List<PhaseSpan> after) {
        int same = 0;
        int most = Math.min(known.phases().size(), Math.min(before.size(), after.size()));
        while (same < most && before.get(same).equals(after.get(same))) {
            same++;
        }
        return known.phases().subList(0, same);
    }

    private static List<PhaseSpan> spans(RolloutPlan plan) {
        Duration bake = plan.timeline().bake().length().orElse(Duration.ZERO);
        return plan.phases().stream()
                .map(phase -> new PhaseSpan(
                        phase.number(),
                        phase.percentage(),
                        phase.audience() instanceof Audience.RandomPercentage,
                        possible(phase.soak().orElse(bake))))
                .toList();
    }

    /** Plans may be told anything; traffic comes in no negative time. */
    private static Duration possible(Duration length) {
        Duration atLeastZero = length.isNegative() ? Duration.ZERO : length;
        return atLeastZero.compareTo(LONGEST) > 0 ? LONGEST : atLeastZero;
    }
}
