package io.github.rolloutplanner.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.decision.Feed;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.decision.TransitionException;
import io.github.rolloutplanner.lint.Finding;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.observation.InvalidObservationException;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;

/** Everything that a plan is for. */
final class Uses {
    private Uses() {}

    static void all(RolloutPlan plan) {
        assertThat(plan.explain()).isNotBlank();
        assertThat(PlanLinter.lint(plan)).isNotNull();
        assertThat(RolloutJson.write(plan)).isNotBlank();
        assertThat(RolloutJson.read(RolloutJson.writeDetailed(plan))).isEqualTo(plan);
        plan.snippets();
        started(plan);
    }

    private static void started(RolloutPlan plan) {
        RunningRollout rollout;
        try {
            rollout = RunningRollout.start(plan);
        } catch (RolloutException.InvalidValue refused) {
            assertThat(PlanLinter.lint(plan))
                    .as(refused.getMessage())
                    .anyMatch(finding -> finding.severity() == Finding.Severity.ERROR);
            return;
        }
        Duration at = Duration.ofHours(1);
        for (Feed feed : rollout.feeds(at)) {
            rollout = observed(rollout, feed);
        }
        rollout.decide(at);
        rollout.live();
        rollout.readOut(at);
        RunningRollout later = rollout.advanceAnyway(at, "Ann", "a rehearsal");
        later.decide(Duration.ofDays(40));
        try {
            rollout.advance(Duration.ofDays(40));
        } catch (TransitionException refused) {
            assertThat(refused).hasMessageContaining("does not advance");
        }
        assertThat(RunningRolloutJson.read(RunningRolloutJson.write(rollout))).isEqualTo(rollout);
    }

    private static RunningRollout observed(RunningRollout rollout, Feed feed) {
        Observation observation = observation(feed);
        try {
            return rollout.observe(
                    feed.treatment().map(observation::ofTreatment).orElse(observation));
        } catch (InvalidObservationException refused) {
            assertThat(refused.problems()).isNotEmpty();
            return rollout;
        }
    }

    private static Observation observation(Feed feed) {
        if (feed.sample() == Feed.SampleKind.ASSIGNMENTS) {
            return Observation.assignmentCounts(feed.window(), 1_000, 1_000);
        }
        Sample sample = sample(feed.sample());
        boolean isSinceStart =
                feed.sample() == Feed.SampleKind.EVENTS_BY_USER || feed.sample() == Feed.SampleKind.NUMBERS_BY_USER;
        if (feed.needsControl()) {
            return isSinceStart
                    ? Observation.cumulative(feed.metric(), feed.window(), sample, sample)
                    : Observation.increment(feed.metric(), feed.window(), sample, sample);
        }
        return isSinceStart
                ? Observation.cumulative(feed.metric(), feed.window(), sample)
                : Observation.increment(feed.metric(), feed.window(), sample);
    }

    private static Sample sample(Feed.SampleKind kind) {
        return switch (kind) {
            case EVENTS, ASSIGNMENTS -> Sample.events(10, 1_000);
            case EVENTS_BY_USER -> Sample.eventsByUser(1_000, 10, 2_000, 10, 4_000, 20);
            case NUMBERS_BY_USER -> Sample.numbersByUser(1_000, 2_000, 2_000, 2_500, 5_000, 4_000, 4_000);
            case COUNTS -> Sample.counts(10, 100);
            case MOMENTS -> Sample.moments(1_000, 10, 4);
            case READING -> Sample.reading(10);
        };
    }
}
