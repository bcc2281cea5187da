package io.github.rolloutplanner.examples.sources;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.decision.Decision;
import io.github.rolloutplanner.decision.DecisionPolicy;
import io.github.rolloutplanner.decision.Feed;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Transition;
import io.github.rolloutplanner.operate.FeedRequest;
import io.github.rolloutplanner.operate.ObservationSource;
import io.github.rolloutplanner.operate.sql.EventTables;
import io.github.rolloutplanner.operate.sql.SqlSource;
import io.github.rolloutplanner.operate.sql.TimeColumn;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rollout of days is decided alike, hour by hour, from Parquet files by DuckDB and from PostgreSQL. */
class SameDecisionsTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final int HOURS = 24 * 5;
    private static final int REQUESTS_OF_AN_HOUR = 400;

    @TempDir
    private Path directory;

    private record Course(List<String> decisions, List<Transition> transitions, List<Observation> observations) {}

    private static RolloutPlan plan() {
        return RolloutPlanner.forChange("Search by meaning")
                .touching(Trait.CRITICAL_PATH)
                .behavioral("Search finds what was meant")
                .population(Population.ofUsersPerDay(20_000).withRequestsPerDay(400_000))
                .guardrail(Metric.errorRate("Search errors", percent(5)).withExposureUnit(ExposureUnit.REQUEST_BY_USER))
                .guardrail(Metric.latency("Search p95", Duration.ofMillis(400)))
                .signal(Metric.revenue("Revenue per search", Quantity.of(3, "EUR"))
                        .withStandardDeviation(2))
                .plan();
    }

    private static SqlSource queries(SqlSource database, EventTables tables) {
        EventTables searches = tables.withTimes("occurred_at", "assigned_at", TimeColumn.TIMESTAMP);
        return database.with("Search errors", searches.rate("status >= 500"))
                .with("Search p95", searches.numbers("seconds").in("s"))
                .with("Revenue per search", searches.numbers("amount"))
                .with(Observation.ASSIGNMENT_COUNTS, searches.assignments());
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 30})
    void doNotDependOnWhereTheDataAre(int percentOfErrors) throws Exception {
        writeParquet(percentOfErrors);
        try (PostgresServer server = PostgresServer.start();
                Engine duckDb = Engine.duckDb()) {
            SqlSource parquet = queries(
                    SqlSource.ofConnections(() -> duckDb.open("America/New_York")),
                    EventTables.of(function("events"), function("assignments")));
            copyTo(server);
            SqlSource postgres =
                    queries(SqlSource.ofConnections(server::open), EventTables.of("events", "assignments"));
            Course fromParquet = course(parquet);
            Course fromPostgres = course(postgres);
            assertThat(fromParquet.decisions()).isEqualTo(fromPostgres.decisions());
            assertThat(fromParquet.transitions()).isEqualTo(fromPostgres.transitions());
            assertThat(fromParquet.observations()).hasSameSizeAs(fromPostgres.observations());
            for (int at = 0; at < fromParquet.observations().size(); at++) {
                SameSample.assertSame(
                        fromParquet.observations().get(at),
                        fromPostgres.observations().get(at),
                        "observation " + at);
            }
            assertThat(fromParquet.transitions())
                    .as(fromParquet.decisions().get(fromParquet.decisions().size() - 1))
                    .extracting(Transition::kind)
                    .contains(percentOfErrors > 5 ? Transition.Kind.ROLLED_BACK : Transition.Kind.ADVANCED);
        }
    }

    private static Course course(ObservationSource source) throws Exception {
        RunningRollout rollout =
                RunningRollout.start(plan(), DecisionPolicy.standard().withDataEvery(Duration.ofHours(1)));
        List<String> decisions = new ArrayList<>();
        List<Observation> observations = new ArrayList<>();
        for (int hour = 1; hour <= HOURS && !rollout.isOver(); hour++) {
            Duration now = Duration.ofHours(hour);
            for (Feed feed : rollout.feeds(now)) {
                if (feed.readyAt().compareTo(now) <= 0) {
                    for (Observation observation : source.observe(new FeedRequest(feed, START))) {
                        observations.add(observation);
                        rollout = rollout.observe(observation);
                    }
                }
            }
            Decision decision = rollout.decide(now);
            decisions.add(decision.toString());
            if (decision instanceof Decision.Advance) {
                rollout = rollout.advance(now);
            } else if (decision instanceof Decision.RollBack) {
                rollout = rollout.rollBack(now, "the loop", "as decided");
            }
        }
        return new Course(decisions, rollout.transitions(), observations);
    }

    private String function(String table) {
        return "read_parquet('" + directory.resolve(table + ".parquet") + "')";
    }

    /** A hundred users are in each group from the start, eight more come into it in an hour, and all search as often. */
    private void writeParquet(int percentOfErrors) throws SQLException {
        int last = 200 + 16 * HOURS;
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "copy (select cast(n as integer) as user_id, case when n % 2 = 0 then 'treated' else 'control' end as variant,"
                            + " timestamp '2026-03-02 09:00:00' + to_seconds(greatest(0, (n - 199) * 3600 // 16)) as assigned_at from range("
                            + last + ") r(n))"
                            + " to '" + directory.resolve("assignments.parquet") + "' (format parquet)");
            statement.execute("""
                    copy (
                      select user_id, timestamp '2026-03-02 09:00:00' + to_seconds(n * 3600 // %1$d) as occurred_at,
                        case when hash(n) %% 100 < (case when user_id %% 2 = 0 then %2$d else 5 end) then 500 else 200 end as status,
                        (hash(n, 1) %% 420) / 1000.0::double as seconds,
                        cast((hash(n, 2) %% 600) / 100.0 as decimal(18, 2)) as amount
                      from (select n, cast(hash(n, 3) %% (200 + n * 16 // %1$d) as integer) as user_id from range(%3$d) r(n))
                    ) to '%4$s' (format parquet)""".formatted(
                            REQUESTS_OF_AN_HOUR,
                            percentOfErrors,
                            REQUESTS_OF_AN_HOUR * HOURS,
                            directory.resolve("events.parquet")));
        }
    }

    private void copyTo(PostgresServer server) throws SQLException {
        try (Connection from = DriverManager.getConnection("jdbc:duckdb:");
                Connection to = server.open()) {
            to.createStatement()
                    .execute("create table events (user_id integer, occurred_at timestamp, status integer,"
                            + " seconds double precision, amount decimal(18, 2))");
            to.createStatement()
                    .execute("create table assignments (user_id integer, variant text, assigned_at timestamp)");
            copy(from, function("events"), to, "events", 5);
            copy(from, function("assignments"), to, "assignments", 3);
            to.createStatement().execute("analyze");
        }
    }

    private static void copy(Connection from, String table, Connection to, String name, int columns)
            throws SQLException {
        to.setAutoCommit(false);
        try (ResultSet rows = from.createStatement().executeQuery("select * from " + table);
                PreparedStatement insert =
                        to.prepareStatement("insert into " + name + " values (?" + ", ?".repeat(columns - 1) + ")")) {
            for (int number = 1; rows.next(); number++) {
                for (int at = 1; at <= columns; at++) {
                    insert.setObject(at, rows.getObject(at));
                }
                insert.addBatch();
                if (number % 10_000 == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
        to.commit();
        to.setAutoCommit(true);
    }

    @Test
    void thePlanHasTheMetricsThatHaveAQuery() {
        SqlSource source = queries(
                SqlSource.ofConnections(() -> DriverManager.getConnection("jdbc:duckdb:")), EventTables.of("a", "b"));
        assertThat(RunningRollout.start(plan()).feeds(Duration.ofHours(1)))
                .isNotEmpty()
                .allSatisfy(feed -> assertThat(source.metrics()).contains(feed.metric()));
    }
}
