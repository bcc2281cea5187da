package io.github.rolloutplanner.portfolio;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.flag.EvaluationContext;
import io.github.rolloutplanner.flag.FlagEvaluator;
import io.github.rolloutplanner.flag.FlagState;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.portfolio.PortfolioFinding.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The overlap that is predicted is that of the users whom the flags let in. */
class AudienceOverlapProperties {
    private static final Instant MONDAY = Instant.parse("2027-03-01T09:00:00Z");
    private static final int USERS = 20_000;
    /** Five standard errors of a half. */
    private static final double CLOSE = 0.018;

    private static RolloutPlan plan(String key, int percent) {
        return RolloutPlanner.forChange(key)
                .behavioral("Results are ranked by a model")
                .flagKey(key)
                .population(Population.ofUsersPerDay(100_000))
                .ladder(Step.of("First", percent, Duration.ofDays(1)), Step.last("All"))
                .plan();
    }

    private static FlagEvaluator first(RolloutPlan plan) {
        return FlagEvaluator.of(state(plan));
    }

    private static FlagState state(RolloutPlan plan) {
        return plan.flagsAt(plan.phases().get(0)).get(0);
    }

    private static boolean isIn(RolloutPlan plan, FlagEvaluator evaluator, int user) {
        String key = plan.flags().get(0).bucketBy().orElseThrow();
        return !evaluator
                .evaluate(EvaluationContext.of(key, "user-" + user))
                .value()
                .equals(plan.flags().get(0).defaultValue());
    }

    @Property(tries = 10)
    void asManyUsersAreInBothAsIsSaid(
            @ForAll @IntRange(min = 1, max = 99) int percent,
            @ForAll @IntRange(min = 1, max = 99) int otherPercent,
            @ForAll boolean isOneFlag,
            @ForAll @IntRange(max = 1_000) int number) {
        RolloutPlan one = plan("search_" + number, percent);
        RolloutPlan other = plan(isOneFlag ? "search_" + number : "orders_" + number, otherPercent);
        Lane lane = Lane.of(PortfolioEntry.of(one, MONDAY));
        Lane otherLane = Lane.of(PortfolioEntry.of(other, MONDAY).withName("other"));

        AudienceOverlap overlap = AudienceOverlap.of(
                        lane,
                        lane.stretches().get(0),
                        otherLane,
                        otherLane.stretches().get(0))
                .orElseThrow();

        FlagEvaluator evaluator = first(one);
        FlagEvaluator otherEvaluator = first(other);
        long inBoth = IntStream.range(0, USERS)
                .filter(user -> isIn(one, evaluator, user) && isIn(other, otherEvaluator, user))
                .count();
        assertThat(overlap.kind()).isEqualTo(isOneFlag ? Kind.NESTED : Kind.INDEPENDENT);
        assertThat((double) inBoth / USERS).isCloseTo(overlap.percentage().fraction(), within(CLOSE));
        assertThat(percent(Math.min(percent, otherPercent))).isGreaterThanOrEqualTo(overlap.percentage());
    }
}
