package io.github.rolloutplanner.examples.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rolloutplanner.operate.SourceException;
import io.github.rolloutplanner.operate.sql.EventTables;
import io.github.rolloutplanner.operate.sql.TimeColumn;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTablesTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final EventTables TABLES = EventTables.of("shop.events", "shop.assignments");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "events",
                "shop.events",
                "db.shop.events",
                "\"Events of 2026\"",
                "`project`.`events`",
                "read_parquet('events/*.parquet')",
                "read_parquet(['a.parquet', 'b.parquet'], hive_partitioning = true)",
                "read_csv('it''s.csv')",
            })
    void tablesAreNamesOrFunctionsOfConstants(String table) {
        assertThat(EventTables.of(table, table).counts().sql(Asked.COUNTS.request(START, 0, 1)))
                .contains("from " + table + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "events; drop table x",
                "events e",
                "events--",
                "(select 1)",
                "read_parquet(x) y",
                "f(g(1))",
                "1events",
                "a..b",
                "\"a",
                "f('a)",
                "f('a'); drop",
            })
    void whatIsNoTableIsRefused(String table) {
        assertThatThrownBy(() -> EventTables.of(table, "assignments"))
                .isInstanceOf(RolloutException.InvalidValue.class)
                .hasMessageContaining("is no table");
        assertThatThrownBy(() -> EventTables.of("events", table)).isInstanceOf(RolloutException.InvalidValue.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a.b", "a-b", "a)", "a;"})
    void whatIsNoColumnIsRefused(String column) {
        assertThatThrownBy(() -> TABLES.withUsers(column))
                .isInstanceOf(RolloutException.InvalidValue.class)
                .hasMessageContaining("is no column");
        assertThatThrownBy(() -> TABLES.withTimes(column, "at", TimeColumn.TIMESTAMP))
                .isInstanceOf(RolloutException.InvalidValue.class);
    }

    @Test
    void longNamesAreRefusedAtOnce() {
        assertThatThrownBy(() -> EventTables.of("f(" + "a ".repeat(1_000_000) + "!", "x"))
                .isInstanceOf(RolloutException.InvalidValue.class);
    }

    @Test
    void aBlankConditionIsRefused() {
        assertThatThrownBy(() -> TABLES.rate(" ")).hasMessageContaining("no condition or value");
        assertThatThrownBy(() -> TABLES.counts().where("")).isInstanceOf(RolloutException.InvalidValue.class);
        assertThatThrownBy(() -> TABLES.assignedWhere("")).isInstanceOf(RolloutException.InvalidValue.class);
    }

    @Test
    void aMeasureThatDoesNotGiveTheSampleIsRefusedWithTheOneThatDoes() {
        assertThatThrownBy(() -> TABLES.counts().sql(Asked.PERCENTILE.request(START, 0, 1)))
                .isInstanceOf(SourceException.class)
                .hasMessage("'PERCENTILE' asks for events, which counts() does not give. Define it by numbers(..).");
        assertThatThrownBy(() -> TABLES.rate("x").sql(Asked.PERCENTILE.request(START, 0, 1)))
                .hasMessageContaining("numbers(..)");
        assertThatThrownBy(() -> TABLES.numbers("x").sql(Asked.RATE_BY_USER.request(START, 0, 1)))
                .hasMessageContaining("rate(..)");
        assertThatThrownBy(() -> TABLES.numbers("x").sql(Asked.ASSIGNMENTS.request(START, 0, 1)))
                .hasMessageContaining("assignments()");
        assertThatThrownBy(() -> TABLES.assignments().sql(Asked.COUNTS.request(START, 0, 1)))
                .hasMessageContaining("counts()");
    }

    @Test
    void aUnitThatDoesNotConvertIsRefused() {
        assertThatThrownBy(() -> TABLES.numbers("x").in("EUR").sql(Asked.PERCENTILE.request(START, 0, 1)))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("no conversion is known from 'ms' to 'EUR'");
        assertThatThrownBy(() -> TABLES.numbers("x").in("USD").sql(Asked.MEAN.request(START, 0, 1)))
                .hasMessageContaining("no conversion is known from 'USD' to 'EUR'");
        assertThatThrownBy(() -> TABLES.rate("x").in("s")).isInstanceOf(RolloutException.InvalidValue.class);
        assertThatThrownBy(() -> TABLES.counts().perUser()).isInstanceOf(RolloutException.InvalidValue.class);
    }

    @Test
    void theQueryReadsAsItIsMeant() {
        assertThat(TABLES.assignedWhere("experiment = 'checkout'")
                        .rate("status >= 500")
                        .where("kind = 'request'")
                        .sql(Asked.RATE_OF_REQUESTS.request(START, 0, 1)))
                .isEqualTo("""
                        select variant, count(*) as trials, count(case when amount = 1 then 1 end) as events
                        from (
                          select g.variant as variant, e.unit as unit, e.amount as amount
                          from (
                            select user_id as unit, occurred_at as moment, case when (status >= 500) then 1 else 0 end as amount
                            from shop.events
                            where occurred_at >= TIMESTAMP '2026-03-02 09:00:00.000000' and occurred_at < TIMESTAMP '2026-03-02 10:00:00.000000' and (kind = 'request')
                          ) e
                          join (
                            select unit, variant, since
                            from (
                              select unit, variant, since,
                                row_number() over (partition by unit order by latest desc) as place,
                                lead(latest) over (partition by unit order by latest desc) as latest_of_another
                              from (
                                select user_id as unit, variant as variant, min(assigned_at) as since, max(assigned_at) as latest
                                from shop.assignments
                                where assigned_at < TIMESTAMP '2026-03-02 10:00:00.000000' and (experiment = 'checkout')
                                group by user_id, variant
                              ) stays
                            ) ranked
                            where place < 2 and (latest_of_another is null or latest_of_another < since)
                          ) g on e.unit = g.unit and e.moment >= g.since
                        ) counted
                        group by variant""");
    }
}
