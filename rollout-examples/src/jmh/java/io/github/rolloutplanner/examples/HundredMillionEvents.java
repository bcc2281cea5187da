package io.github.rolloutplanner.examples;

import io.github.rolloutplanner.decision.Feed;
import io.github.rolloutplanner.decision.Feed.SampleKind;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold.Relation;
import io.github.rolloutplanner.observation.Observation.Temporality;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.operate.FeedRequest;
import io.github.rolloutplanner.operate.sql.EventTables;
import io.github.rolloutplanner.operate.sql.MetricQuery;
import io.github.rolloutplanner.operate.sql.SqlSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;

/**
 * How long DuckDB takes for the generated queries over Parquet files of a hundred million events of two million users in ten days,
 * with two gigabytes of memory. The events are the same in each run.
 */
public final class HundredMillionEvents {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final int FILES = 10;
    private static final int USERS = 2_000_000;

    private final Path directory;
    private final DuckDBConnection database;
    private final SqlSource source;

    private HundredMillionEvents(Path directory, DuckDBConnection database) {
        this.directory = directory;
        this.database = database;
        EventTables tables = EventTables.of(
                "read_parquet('" + directory + "/events-*.parquet')",
                "read_parquet('" + directory + "/assignments.parquet')");
        MetricQuery errors = tables.rate("status >= 500");
        MetricQuery latency = tables.numbers("seconds").in("s");
        this.source = SqlSource.ofConnections(database::duplicate)
                .with("rate", errors)
                .with("percentile", latency)
                .with("mean", latency)
                .with("rate by user", errors)
                .with("mean by user", latency)
                .with("assignments", tables.assignments());
    }

    /**
     * Writes the files, asks, and removes them.
     *
     * @param args how many events, a hundred million if empty
     * @throws Exception if a query fails
     */
    public static void main(String[] args) throws Exception {
        long events = args.length == 0 ? 100_000_000 : Long.parseLong(args[0]);
        Path directory = Files.createTempDirectory("events");
        try (DuckDBConnection database = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:")) {
            HundredMillionEvents measured = new HundredMillionEvents(directory, database);
            measured.limit();
            measured.write(events);
            measured.ask();
        } finally {
            remove(directory);
        }
    }

    private void limit() throws SQLException {
        execute("set memory_limit = '2GB'");
        execute("set threads = 2");
        execute("set temp_directory = '" + directory + "/spill'");
    }

    private void write(long events) throws SQLException {
        measure(
                "writing assignments",
                () -> execute("copy (select cast(n as integer) as user_id,"
                        + " case when n % 2 = 0 then 'treated' else 'control' end as variant,"
                        + " timestamp '2026-03-02 00:00:00' + to_seconds(n * 86400 // " + USERS + ") as assigned_at"
                        + " from range(" + USERS + ") r(n)) to '" + directory
                        + "/assignments.parquet' (format parquet)"));
        long each = events / FILES;
        for (int file = 0; file < FILES; file++) {
            long from = file * each;
            String sql = """
                    copy (
                      select cast(hash(n) %% %1$d as integer) as user_id,
                        timestamp '2026-03-02 00:00:00' + to_seconds(n * 864000 // %2$d) as occurred_at,
                        case when hash(n, 1) %% 1000 < 2 then 500 else 200 end as status,
                        (hash(n, 2) %% 1000) / 1000.0::double as seconds
                      from range(%3$d, %4$d) r(n)
                    ) to '%5$s/events-%6$d.parquet' (format parquet)""".formatted(USERS, events, from, from + each, directory, file);
            measure("writing " + (from + each) + " events", () -> execute(sql));
        }
    }

    private void ask() throws SQLException {
        ask("rate", SampleKind.EVENTS, "requests", 1);
        ask("percentile", SampleKind.EVENTS, "requests", 1);
        ask("mean", SampleKind.MOMENTS, "ms", 1);
        ask("assignments", SampleKind.ASSIGNMENTS, "users", 1);
        ask("rate by user", SampleKind.EVENTS_BY_USER, "requests", 10);
        ask("mean by user", SampleKind.NUMBERS_BY_USER, "ms", 10);
    }

    /** Of the last days. */
    private void ask(String metric, SampleKind sample, String unit, int days) throws SQLException {
        boolean isPercentile = metric.equals("percentile");
        Feed feed = new Feed(
                1,
                metric,
                Optional.empty(),
                sample,
                unit,
                isPercentile ? Optional.of(new Feed.Beyond(Relation.ABOVE, Quantity.of(950, "ms"))) : Optional.empty(),
                "Count.",
                TimeWindow.ofHours(24L * (FILES - days), 24L * FILES),
                Temporality.DELTA,
                Duration.ofDays(FILES),
                0.5,
                0.5,
                true);
        measure(
                metric + " of " + days + (days == 1 ? " day" : " days"),
                () -> System.out.println("  " + source.observe(new FeedRequest(feed, START))));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.duplicate();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void measure(String what, Step step) throws SQLException {
        long before = System.nanoTime();
        step.run();
        double seconds = (System.nanoTime() - before) / 1e9;
        System.out.println(String.format(Locale.ROOT, "%s: %.1f s, at most %s so far", what, seconds, mostMemory()));
    }

    /** What the process had at most, where Linux says it. */
    private static String mostMemory() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> line.replaceFirst("VmHWM:\\s*", ""))
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> inner = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : inner) {
                Files.delete(file);
            }
        }
    }

    /** Something that takes its time. */
    private interface Step {
        void run() throws SQLException;
    }
}
