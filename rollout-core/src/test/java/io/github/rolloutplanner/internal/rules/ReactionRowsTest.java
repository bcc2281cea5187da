package io.github.rolloutplanner.internal.rules;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.reason.Fact;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReactionRowsTest {
    private static final Fact CACHE = fact("cache", "Varnish");

    static List<RowCase> rows() {
        return List.of(
                RowCase.of(
                                ReactionRows.TIME_TO_DETECT,
                                fact("tools", List.of("Grafana", "Datadog")),
                                fact("delay", Duration.ofSeconds(30)),
                                fact("interval", Duration.ofMinutes(1)),
                                fact("timeToDetect", Duration.ofSeconds(90)))
                        .because("Monitoring (Grafana and Datadog) shows an event after 30 seconds, with looks 1 minute"
                                + " apart: 1 minute 30 seconds to detect at most."),
                RowCase.of(
                                ReactionRows.TIME_TO_DETECT,
                                fact("assumedDelay", Duration.ofMinutes(1)),
                                fact("interval", Duration.ofMinutes(1)),
                                fact("timeToDetect", Duration.ofMinutes(2)))
                        .because("Monitoring shows an event after 1 minute (assumed), with looks 1 minute apart: 2"
                                + " minutes to detect at most."),
                RowCase.of(
                                ReactionRows.FLAG_PROPAGATION,
                                fact("flagSystem", "flagd"),
                                fact("delay", Duration.ofSeconds(5)))
                        .because("A change of a flag in flagd reaches every client after 5 seconds."),
                RowCase.of(ReactionRows.FLAG_PROPAGATION, fact("assumedDelay", Duration.ofSeconds(30)))
                        .because("A change of a flag reaches every client after 30 seconds (assumed)."),
                RowCase.of(
                                ReactionRows.PROPAGATION,
                                fact("delivery", "a fleet update"),
                                fact("delay", Duration.ofMinutes(78)))
                        .because(
                                "A rollback of a fleet update has reached all that it can reach after 1 hour 18 minutes."),
                RowCase.of(
                                ReactionRows.PROPAGATION,
                                fact("delivery", "a deployment"),
                                fact("assumedDelay", Duration.ofMinutes(10)))
                        .because(
                                "A rollback of a deployment has reached all that it can reach after 10 minutes (assumed)."),
                RowCase.of(ReactionRows.CACHE_EXPIRY, CACHE, fact("lifetime", Duration.ofHours(1)))
                        .because("Copies in Varnish that are not purged expire after 1 hour."),
                RowCase.of(ReactionRows.CACHE_EXPIRY_UNKNOWN, CACHE)
                        .because("No lifetime was given for copies in Varnish, so none is added."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void aRowReads(RowCase row) {
        row.check();
    }

    @Test
    void allAreRead() {
        RowCase.assertCover(rows(), ReactionRows.ALL);
    }
}
