package io.github.rolloutplanner.examples.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.operate.FeedRequest;
import io.github.rolloutplanner.operate.sql.EventTables;
import io.github.rolloutplanner.operate.sql.SqlSource;
import io.github.rolloutplanner.operate.sql.TimeColumn;
import java.sql.Connection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each database answers each query with the numbers that plain Java counts, whatever its time zone, also in nights without an hour. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SameNumbersTest {
    /** Clocks go forward and back in Berlin in the second hour, and on Lord Howe by half an hour. */
    private static final Map<String, Instant> NIGHTS = Map.of(
            "Europe/Berlin", Instant.parse("2026-03-29T00:00:00Z"),
            "America/New_York", Instant.parse("2026-11-01T04:00:00Z"),
            "Australia/Lord_Howe", Instant.parse("2026-04-04T13:00:00Z"));

    private static final Map<TimeColumn, ChronoUnit> TICKS = Map.of(
            TimeColumn.TIMESTAMP, ChronoUnit.MICROS,
            TimeColumn.TIMESTAMP_WITH_TIME_ZONE, ChronoUnit.MICROS,
            TimeColumn.EPOCH_SECONDS, ChronoUnit.SECONDS,
            TimeColumn.EPOCH_MILLIS, ChronoUnit.MILLIS);

    private static final int[][] WINDOWS = {{1, 2}, {2, 3}, {0, 5}};

    private final List<Engine> engines = new ArrayList<>();

    @BeforeAll
    void start() throws Exception {
        engines.add(Engine.duckDb());
        engines.add(Engine.h2());
        engines.add(Engine.postgres());
    }

    @AfterAll
    void stop() throws Exception {
        for (Engine engine : engines) {
            engine.close();
        }
    }

    List<Engine> engines() {
        return engines;
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("engines")
    void areThoseOfPlainJava(Engine engine) throws Exception {
        int compared = 0;
        for (TimeColumn form : engine.columnTypes().keySet()) {
            for (Map.Entry<String, Instant> night : nights(form)) {
                compared += compared(
                        engine, form, night.getKey(), Traffic.aroundTheHour(night.getValue(), TICKS.get(form)));
            }
            Map.Entry<String, Instant> first = nights(form).get(0);
            compared += compared(engine, form, first.getKey(), Traffic.odd(first.getValue(), TICKS.get(form)));
        }
        assertThat(compared).isEqualTo(((2 * 3 + 2) * 3 + 4 * 5) * WINDOWS.length * Asked.values().length);
    }

    /** Numbers know no time zone. */
    private static List<Map.Entry<String, Instant>> nights(TimeColumn form) {
        boolean isNumber = form == TimeColumn.EPOCH_SECONDS || form == TimeColumn.EPOCH_MILLIS;
        return NIGHTS.entrySet().stream().limit(isNumber ? 1 : NIGHTS.size()).toList();
    }

    private static int compared(Engine engine, TimeColumn form, String zone, List<Traffic> traffics) throws Exception {
        int compared = 0;
        for (Traffic traffic : traffics) {
            compared += compared(engine, form, zone, traffic);
        }
        return compared;
    }

    private static int compared(Engine engine, TimeColumn form, String zone, Traffic traffic) throws Exception {
        try (Connection connection = engine.open(zone)) {
            new LoadedTraffic(connection, form, engine.columnTypes().get(form)).load(traffic, "events", "assignments");
        }
        EventTables tables = EventTables.of("events", "assignments");
        SqlSource source = SqlSource.ofConnections(() -> engine.open(zone));
        int compared = 0;
        for (Asked asked : Asked.values()) {
            source = source.with(asked.name(), asked.query(tables, form));
            for (int[] window : WINDOWS) {
                FeedRequest request = asked.request(traffic.start(), window[0], window[1]);
                Observation expected = asked.counted(new ReferenceCount(traffic, request));
                List<Observation> found = source.observe(request);
                assertThat(found).hasSize(1);
                SameSample.assertSame(found.get(0), expected, engine + ", " + form + ", " + zone + ", " + traffic);
                compared++;
            }
        }
        try (Connection connection = engine.open(zone)) {
            connection.createStatement().execute("drop table events");
            connection.createStatement().execute("drop table assignments");
        }
        return compared;
    }
}
