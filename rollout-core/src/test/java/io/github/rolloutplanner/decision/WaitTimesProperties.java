package io.github.rolloutplanner.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.observation.Observation;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/** Nothing that is waited for is over already, in the wait or in its sentence. */
@Domain(Histories.class)
class WaitTimesProperties {
    private static final List<String> AHEAD = List.of("until", "next", "end");
    private static final Duration LATE = Duration.ofDays(10_000);
    private static final List<String> PAST = List.of("due", "dataUntil");
    private static final Pattern PART = Pattern.compile("([0-9.]+) (day|hour|minute|second)s?");
    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "day", ChronoUnit.DAYS,
            "hour", ChronoUnit.HOURS,
            "minute", ChronoUnit.MINUTES,
            "second", ChronoUnit.SECONDS);

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void whatIsWaitedForLiesAhead(@ForAll History history) {
        RunningRollout rollout = Rollouts.started();
        for (int hour = 0; hour < History.SECOND_PHASE; hour++) {
            for (Observation observation : history.at(hour)) {
                rollout = rollout.observe(observation);
            }
            assertAhead(rollout.decide(Duration.ofHours(hour + 1)));
        }
        for (int late = 1; late < 100; late *= 3) {
            assertAhead(rollout.decide(Rollouts.PHASE.plusHours(late)));
        }
    }

    private static void assertAhead(Decision decision) {
        Duration at = decision.look().at();
        if (!(decision instanceof Decision.Hold hold)) {
            return;
        }
        for (Wait wait : hold.waits()) {
            assertThat(wait.until().orElse(LATE))
                    .as("%s at %s", wait.reason(), at)
                    .isGreaterThan(at);
            wait.reason().facts().forEach((name, text) -> {
                if (AHEAD.contains(name)) {
                    assertThat(time(text)).as("%s at %s", wait.reason(), at).isGreaterThan(at);
                }
                if (PAST.contains(name)) {
                    assertThat(time(text)).as("%s at %s", wait.reason(), at).isLessThanOrEqualTo(at);
                }
            });
        }
        assertThat(hold.lookAgainAt().orElse(LATE)).isGreaterThan(at);
    }

    /** "2 days 14 hours 36 minutes" as a length of time. */
    private static Duration time(String text) {
        Duration time = Duration.ZERO;
        for (Matcher part = PART.matcher(text); part.find(); ) {
            long nanos = UNITS.get(part.group(2)).getDuration().toNanos();
            time = time.plusNanos(new BigDecimal(part.group(1))
                    .multiply(BigDecimal.valueOf(nanos))
                    .longValueExact());
        }
        return time;
    }
}
