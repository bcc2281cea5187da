package io.github.rolloutplanner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Tooling;
import io.github.rolloutplanner.internal.text.Wording;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvalidToolingTest {
    private static final Duration YEAR = Duration.ofDays(365);

    private static List<String> problems(Tooling.Builder tooling) {
        return Problems.of(RolloutPlanner.forChange("Meter readings").tooling(tooling.build()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-0.001S", "PT8760H0.000000001S", "PT2562047788015215H30M7S"})
    void timesAreFromNothingToAYear(String text) {
        Duration time = Duration.parse(text);
        String advice = " is none to plan with. Give a length of time from zero to 365 days, or leave it out.";

        assertThat(problems(Tooling.builder()
                        .cache("the CDN")
                        .cacheLifetime(time)
                        .flagDelay(time)
                        .metricDelay(time)))
                .containsExactly(
                        "tooling.cacheLifetime: A lifetime of " + Wording.of(time) + advice,
                        "tooling.flagDelay: A delay of " + Wording.of(time) + advice,
                        "tooling.metricDelay: A delay of " + Wording.of(time) + advice);
    }

    @Test
    void timesMayBeNothingAndAYear() {
        assertThat(problems(Tooling.builder()
                        .cache("the CDN")
                        .cacheLifetime(Duration.ZERO)
                        .flagDelay(YEAR)
                        .metricDelay(Duration.ZERO)))
                .isEmpty();
    }

    @Test
    void aLifetimeIsThatOfACache() {
        assertThat(problems(Tooling.builder().cacheLifetime(Duration.ofMinutes(10))))
                .containsExactly(
                        "tooling.cacheLifetime: Copies live for 10 minutes, but no cache is named that keeps them."
                                + " Name it with cache(..), or leave the lifetime out.");
    }
}
