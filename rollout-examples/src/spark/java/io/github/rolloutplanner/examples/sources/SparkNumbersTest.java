package io.github.rolloutplanner.examples.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.operate.FeedRequest;
import io.github.rolloutplanner.operate.sql.EventTables;
import io.github.rolloutplanner.operate.sql.SqlSource;
import io.github.rolloutplanner.operate.sql.TimeColumn;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The generated queries, as they are, give the same numbers in Spark SQL. */
class SparkNumbersTest {
    private static final Instant NIGHT = Instant.parse("2026-03-29T00:00:00Z");
    private static final int[][] WINDOWS = {{1, 2}};
    private static final Map<TimeColumn, DataType> TYPES = Map.of(
            TimeColumn.TIMESTAMP, DataTypes.TimestampNTZType,
            TimeColumn.TIMESTAMP_WITH_OFFSET, DataTypes.TimestampType,
            TimeColumn.EPOCH_SECONDS, DataTypes.LongType,
            TimeColumn.EPOCH_MILLIS, DataTypes.LongType);

    private static SparkSession spark;

    @BeforeAll
    static void start() {
        spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", false)
                .config("spark.sql.shuffle.partitions", 2)
                .config("spark.sql.datetime.java8API.enabled", true)
                .getOrCreate();
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    /** A timestamp without time zone needs a session in UTC. */
    @ParameterizedTest
    @CsvSource({
        "TIMESTAMP, UTC",
        "TIMESTAMP_WITH_OFFSET, Europe/Berlin",
        "TIMESTAMP_WITH_OFFSET, Australia/Lord_Howe",
        "EPOCH_SECONDS, Europe/Berlin",
        "EPOCH_MILLIS, Europe/Berlin"
    })
    void areThoseOfPlainJava(TimeColumn form, String zone) {
        spark.conf().set("spark.sql.session.timeZone", zone);
        ChronoUnit tick = form == TimeColumn.EPOCH_SECONDS
                ? ChronoUnit.SECONDS
                : form == TimeColumn.EPOCH_MILLIS ? ChronoUnit.MILLIS : ChronoUnit.MICROS;
        int compared = 0;
        List<Traffic> all = Traffic.all(NIGHT, tick);
        for (Traffic traffic : form == TimeColumn.TIMESTAMP ? all : List.of(all.get(0), all.get(5))) {
            load(traffic, form);
            for (Asked asked : Asked.values()) {
                SqlSource source = SqlSource.ofConnections(() -> SparkConnection.of(spark))
                        .with(asked.name(), asked.query(EventTables.of("events", "assignments"), form));
                for (int[] window : WINDOWS) {
                    FeedRequest request = asked.request(traffic.start(), window[0], window[1]);
                    List<Observation> found = source.observe(request);
                    SameSample.assertSame(
                            found.get(0),
                            asked.counted(new ReferenceCount(traffic, request)),
                            form + ", " + zone + ", " + traffic);
                    compared++;
                }
            }
        }
        assertThat(compared).isEqualTo((form == TimeColumn.TIMESTAMP ? 8 : 2) * Asked.values().length * WINDOWS.length);
    }

    private static void load(Traffic traffic, TimeColumn form) {
        StructType events = new StructType()
                .add("user_id", DataTypes.IntegerType)
                .add("occurred_at", TYPES.get(form))
                .add("kind", DataTypes.StringType)
                .add("status", DataTypes.IntegerType)
                .add("seconds", DataTypes.DoubleType)
                .add("amount", DataTypes.createDecimalType(18, 2));
        StructType assignments = new StructType()
                .add("user_id", DataTypes.IntegerType)
                .add("assigned_at", TYPES.get(form))
                .add("variant", DataTypes.StringType);
        List<Row> happened = traffic.events().stream()
                .map(each -> RowFactory.create(
                        each.user(), time(each.at(), form), each.kind(), each.status(), each.seconds(), each.amount()))
                .toList();
        List<Row> assigned = traffic.assignments().stream()
                .map(each -> RowFactory.create(each.user(), time(each.at(), form), each.variant()))
                .toList();
        spark.createDataFrame(happened, events).createOrReplaceTempView("events");
        spark.createDataFrame(assigned, assignments).createOrReplaceTempView("assignments");
    }

    private static Object time(Instant at, TimeColumn form) {
        return switch (form) {
            case TIMESTAMP -> LocalDateTime.ofInstant(at, ZoneOffset.UTC);
            case TIMESTAMP_WITH_OFFSET, TIMESTAMP_WITH_TIME_ZONE -> at;
            case EPOCH_SECONDS -> at.getEpochSecond();
            case EPOCH_MILLIS -> at.toEpochMilli();
        };
    }
}
