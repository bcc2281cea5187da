package io.github.rolloutplanner.examples.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.operate.FeedRequest;
import io.github.rolloutplanner.operate.GroupNames;
import io.github.rolloutplanner.operate.SourceException;
import io.github.rolloutplanner.operate.sql.MetricQuery;
import io.github.rolloutplanner.operate.sql.SqlSource;
import io.github.rolloutplanner.operate.sql.TimeColumn;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Queries that people write, asked of real databases. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnQueryTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final FeedRequest REQUEST = Asked.RATE_OF_REQUESTS.request(START, 0, 2);

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

    private static List<Observation> answered(Engine engine, MetricQuery query) {
        return SqlSource.ofConnections(() -> engine.open("America/New_York"))
                .with(REQUEST.feed().metric(), query)
                .observe(REQUEST);
    }

    private static MetricQuery rows(String select) {
        return MetricQuery.of("select * from (" + select + ") x where :from < :until");
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("engines")
    void numbersOfEachTypeAreRead(Engine engine) {
        for (String type : List.of(
                "smallint", "integer", "bigint", "decimal(38, 0)", "decimal(20, 2)", "double precision", "real")) {
            assertThat(answered(
                            engine,
                            rows("select 'treated' as VARIANT, cast(9 as " + type + ") as Trials, cast(2 as " + type
                                    + ") as \"events\"")))
                    .as(type)
                    .containsExactly(Observation.increment(
                            "RATE_OF_REQUESTS", TimeWindow.ofHours(0, 2), Sample.events(2, 9), Sample.events(0, 0)));
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("engines")
    void windowsOfEachFormAreRead(Engine engine) {
        for (TimeColumn form : engine.columnTypes().keySet()) {
            String select =
                    "select 'treated' as variant, 1 as events, 5 as trials, %s as window_start, %s as window_end"
                            .formatted(form.literal(START), form.literal(START.plusSeconds(3600)));
            MetricQuery query = MetricQuery.of("select * from (" + select + ") x where :from < :until", form);
            assertThat(answered(engine, query))
                    .as(form + " " + engine)
                    .containsExactly(Observation.increment(
                            "RATE_OF_REQUESTS", TimeWindow.ofHours(0, 1), Sample.events(1, 5), Sample.events(0, 0)));
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("engines")
    void groupsHaveTheirOwnNames(Engine engine) {
        MetricQuery query = rows("select 1 as variant, 1 as events, 5 as trials union all select 0, 2, 6")
                .withGroups(GroupNames.of("1", "0"));
        assertThat(answered(engine, query))
                .containsExactly(Observation.increment(
                        "RATE_OF_REQUESTS", TimeWindow.ofHours(0, 2), Sample.events(1, 5), Sample.events(2, 6)));
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("engines")
    void answersThatCannotBeAreRefused(Engine engine) {
        assertThatThrownBy(() -> answered(engine, rows("select 'treated' as variant, 1 as events")))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("the answer lacks 'trials'");
        assertThatThrownBy(() -> answered(
                        engine, rows("select 'treated' as variant, 1 as events, cast(null as integer) as trials")))
                .hasMessageContaining("the column 'trials' has no value");
        assertThatThrownBy(() ->
                        answered(engine, rows("select cast(null as varchar(5)) as variant, 1 as events, 2 as trials")))
                .hasMessageContaining("the column 'variant' has no value");
        assertThatThrownBy(() -> answered(
                        engine,
                        rows("select 'treated' as variant, 1 as events, cast('NaN' as double precision) as trials")))
                .hasMessageContaining("'trials' has NaN, which is no number");
        assertThatThrownBy(
                        () -> answered(
                                engine,
                                rows(
                                        "select 'treated' as variant, 1 as events, 2 as trials,"
                                                + " cast(null as timestamp) as window_start, timestamp '2026-03-02 10:00:00' as window_end")))
                .hasMessageContaining("row 1: the column 'window_start' has no value");
    }

    @Test
    void placesInTextsAndCommentsAreNone() {
        MetricQuery query = MetricQuery.of(
                "select ':from', \":until\" /* :from */ -- :until\n from t where at >= :from and at<:until and x::from_type");
        assertThat(query.sql(REQUEST))
                .isEqualTo("select ':from', \":until\" /* :from */ -- :until\n from t"
                        + " where at >= TIMESTAMP '2026-03-02 09:00:00.000000' and at<TIMESTAMP '2026-03-02 11:00:00.000000'"
                        + " and x::from_type");
    }

    @Test
    void aQueryWithoutItsWindowIsRefused() {
        for (String sql : List.of("select 1", "select :from", "select ':until', :from", "select x::until, :from")) {
            assertThatThrownBy(() -> MetricQuery.of(sql))
                    .isInstanceOf(RolloutException.InvalidValue.class)
                    .hasMessageContaining("not both :from and :until");
        }
    }

    @Test
    void timesAreWrittenInTheFormOfTheirColumn() {
        Instant at = Instant.parse("2026-03-29T01:30:00.25Z");
        assertThat(List.of(TimeColumn.values()).stream().map(form -> form.literal(at)))
                .containsExactly(
                        "TIMESTAMP '2026-03-29 01:30:00.250000'",
                        "TIMESTAMP WITH TIME ZONE '2026-03-29 01:30:00.250000+00:00'",
                        "TIMESTAMP '2026-03-29 01:30:00.250000+00:00'",
                        "1774747800.25",
                        "1774747800250");
        assertThat(TimeColumn.TIMESTAMP.literal(Instant.parse("2026-03-29T01:30:00.000000001Z")))
                .isEqualTo("TIMESTAMP '2026-03-29 01:30:00.000001'");
        assertThat(TimeColumn.EPOCH_SECONDS.literal(Instant.parse("2026-03-29T01:30:00Z")))
                .isEqualTo("1774747800");
        assertThatThrownBy(() -> TimeColumn.TIMESTAMP.literal(Instant.MAX)).isInstanceOf(SourceException.class);
    }
}
