package io.github.rolloutplanner.examples;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.decision.ScheduledRollout;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.report.PlanReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Pages that are no one's idea of a nice rollout. */
final class OddPages {
    private static final String HOSTILE =
            "<script>alert('x')</script> \"quoted\" & \u05E9\u05DC\u05D5\u05DD \uD83D\uDE80 "
                    + "aWordThatIsLongerThanAnyColumnOnAPhoneCouldEverShowWithoutBreakingItSomewhere";
    private static final Duration DAY = Duration.ofDays(1);
    private static final int SAMPLE = 4_000;

    private OddPages() {}

    static List<GalleryPage> all() {
        return List.of(
                page("before-data", PlanReport.html(RunningRollout.start(HourByHour.plan()), Duration.ZERO)),
                page("hostile", PlanReport.html(hostile(), Duration.ofHours(3))),
                page("total-failure", PlanReport.html(totalFailure(), Duration.ofHours(6))),
                page("on-a-clock", onAClock()),
                page("kinds", PlanReport.html(kinds(), Duration.ofHours(5))));
    }

    private static GalleryPage page(String name, String html) {
        return new GalleryPage(name, name, name, html);
    }

    private static RunningRollout hostile() {
        RolloutPlan plan = RolloutPlanner.forChange(HOSTILE)
                .behavioral(HOSTILE)
                .population(Population.ofUsersPerDay(200_000).withRequestsPerDay(2_000_000))
                .ladder(Step.of("First " + HOSTILE, 5, DAY), Step.last(HOSTILE))
                .guardrail(Metric.errorRate(HOSTILE, percent(1)).mustStayBelow(percent(3)))
                .plan();
        RunningRollout rollout = RunningRollout.start(plan);
        for (int hour = 0; hour < 3; hour++) {
            rollout = rollout.observe(errors(HOSTILE, hour, 40));
        }
        return rollout.revise(errors(HOSTILE, 0, 41), HOSTILE, HOSTILE)
                .pause(Duration.ofHours(3), HOSTILE, HOSTILE)
                .called(Duration.ofHours(3), HOSTILE);
    }

    private static Observation errors(String metric, int hour, int treated) {
        return Observation.increment(
                metric, TimeWindow.ofHours(hour, hour + 1), Sample.events(treated, SAMPLE), Sample.events(40, SAMPLE));
    }

    /** Each request fails. */
    private static RunningRollout totalFailure() {
        RunningRollout rollout = RunningRollout.start(HourByHour.plan());
        for (int hour = 0; hour < 4; hour++) {
            rollout = rollout.observe(Observation.increment(
                    SearchTraffic.ERRORS,
                    TimeWindow.ofHours(hour, hour + 1),
                    Sample.events(hour < 2 ? 8 : SAMPLE, SAMPLE),
                    Sample.events(8, SAMPLE)));
        }
        return rollout.rollBack(Duration.ofHours(4), "controller", "as decided");
    }

    private static String onAClock() {
        PlayedRollout played = PlayedRollout.of(HourByHour.plan(), SearchTraffic.healthy(), 100);
        ScheduledRollout rollout =
                ScheduledRollout.of(played.rollout().startedAt(Instant.parse("2025-09-01T09:00:00Z")));
        return PlanReport.html(rollout, rollout.at(played.now()));
    }

    /** Means, counts over time and a resource beside rates. */
    private static RunningRollout kinds() {
        RolloutPlan plan = RolloutPlanner.forChange("Meter readings")
                .touching(Trait.CRITICAL_PATH)
                .behavioral("Readings come at once")
                .population(Population.ofUsersPerDay(2_000_000))
                .ladder(Step.of("First", 5, DAY), Step.of("Second", 25, DAY), Step.last("All"))
                .guardrail(Metric.errorRate("Errors", percent(1)))
                .guardrail(Metric.userReports("Reports", 200))
                .guardrail(Metric.revenue("Revenue", Quantity.of(3, "EUR")).withStandardDeviation(20))
                .guardrail(
                        Metric.saturation("Database CPU", Quantity.of(40, "%")).mustStayBelow(Quantity.of(75, "%")))
                .plan();
        RunningRollout rollout = RunningRollout.start(plan);
        for (int hour = 0; hour < 5; hour++) {
            TimeWindow window = TimeWindow.ofHours(hour, hour + 1);
            rollout = rollout.observe(errors("Errors", hour, 42))
                    .observe(Observation.increment("Reports", window, Sample.counts(11, 0.05), Sample.counts(10, 0.05)))
                    .observe(Observation.increment(
                            "Revenue", window, Sample.moments(4_000, 3.1, 400), Sample.moments(4_000, 3, 400)))
                    .observe(Observation.increment("Database CPU", window, Sample.reading(41 + hour)));
        }
        return rollout;
    }
}
