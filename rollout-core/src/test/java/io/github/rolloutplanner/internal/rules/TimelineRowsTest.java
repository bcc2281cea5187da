package io.github.rolloutplanner.internal.rules;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.reason.Fact;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TimelineRowsTest {
    private static final Fact LAST = fact("phase", "Full rollout");
    private static final Fact ALL_USERS = fact("percentage", percent(100));

    static List<RowCase> rows() {
        return List.of(
                RowCase.of(TimelineRows.FLAG, fact("flag", "new_checkout")).says("flag new_checkout"),
                RowCase.of(TimelineRows.METRICS, fact("metrics", 1)).says("baselines and alerts of 1 metric"),
                RowCase.of(TimelineRows.METRICS, fact("metrics", 3)).says("baselines and alerts of 3 metrics"),
                RowCase.of(TimelineRows.EXPERIMENT).says("the experiment"),
                RowCase.of(TimelineRows.DATA_ROLLBACK).says("the data rollback"),
                RowCase.of(TimelineRows.REHEARSAL).says("a rollback rehearsal"),
                RowCase.of(TimelineRows.NOTHING).says("nothing to prepare"),
                RowCase.of(TimelineRows.PHASE, fact("phase", "Pilot"), fact("percentage", percent(5)))
                        .says("Pilot, 5%"),
                RowCase.of(TimelineRows.PHASE, LAST, ALL_USERS, fact("bake", Duration.ofDays(3)))
                        .says("Full rollout, 100%, then bake for 3 days"),
                RowCase.of(TimelineRows.TOTAL).says("from start to full rollout"),
                RowCase.of(TimelineRows.AFTER).says("bake after full rollout"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void aRowReads(RowCase row) {
        row.check();
    }

    @Test
    void allAreRead() {
        RowCase.assertCover(rows(), TimelineRows.ALL);
    }
}
