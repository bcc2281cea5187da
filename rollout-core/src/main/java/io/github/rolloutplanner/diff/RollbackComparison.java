package io.github.rolloutplanner.diff;

import io.github.rolloutplanner.diff.PlanChange.Kind;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.plan.DataRollback;
import io.github.rolloutplanner.plan.ManualStep;
import io.github.rolloutplanner.plan.ReactionTime;
import io.github.rolloutplanner.plan.RollbackPlan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Compares how fast a change is gone, and by which steps. */
final class RollbackComparison {
    private static final Map<DataRollback.Kind, String> DATA = Map.of(
            DataRollback.Kind.NOT_NEEDED, "not needed",
            DataRollback.Kind.PROCEDURE, "a stated procedure",
            DataRollback.Kind.MISSING, "missing",
            DataRollback.Kind.IMPOSSIBLE, "impossible");

    private static final List<Facet<RollbackPlan, ?>> FACETS = List.of(
            Facet.of(
                    Kind.ROLLBACK_TIME,
                    "within",
                    "the time limit of the rollback",
                    (RollbackPlan rollback) -> rollback.within().length(),
                    Leaning.<Duration>moreIsRiskier().withoutIsRiskier()),
            reaction("timeToDetect", "the time to detect", ReactionTime::timeToDetect),
            reaction("propagation", "the propagation of a rollback", ReactionTime::propagation),
            reaction("cacheExpiry", "the cache expiry", ReactionTime::cacheExpiry),
            Facet.of(
                            Kind.DATA_ROLLBACK,
                            "data",
                            "the data rollback",
                            (RollbackPlan rollback) ->
                                    Optional.of(rollback.data().reversal()),
                            Leaning.<DataRollback.Kind>moreIsRiskier())
                    .shownAs(DATA::get));

    private RollbackComparison() {}

    private static Facet<RollbackPlan, Duration> reaction(
            String path, String subject, Function<ReactionTime, Duration> time) {
        return Facet.of(
                Kind.ROLLBACK_TIME,
                "reaction." + path,
                subject,
                (RollbackPlan rollback) -> rollback.reaction().map(time),
                Leaning.<Duration>moreIsRiskier());
    }

    static void compare(RollbackPlan before, RollbackPlan after, Found found) {
        Facet.compareAll(FACETS, new Part<>("rollback", "", before), new Part<>("rollback", "", after), found);
        Pairs<ManualStep> steps = Pairs.of(steps(before), steps(after)).by(ManualStep::kind);
        if (found.silence().isOfOne()) {
            steps.by(step -> true); // the contract has their words alone
        }
        steps.added().forEach(step -> found.added(Kind.ROLLBACK_STEP, Direction.NEUTRAL, step, "", text(step)));
        steps.removed().forEach(step -> found.removed(Kind.ROLLBACK_STEP, Direction.NEUTRAL, step, "", text(step)));
    }

    private static List<Part<ManualStep>> steps(RollbackPlan rollback) {
        return Part.each("rollback.manualSteps", rollback.manualSteps(), step -> "");
    }

    private static String text(Part<ManualStep> step) {
        ManualStep.Kind kind = step.value().kind();
        return kind == ManualStep.Kind.STATED ? step.value().text() : Wording.of(kind);
    }
}
