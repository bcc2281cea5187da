package io.github.rolloutplanner.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextTableTest {
    private static final Block.Table TABLE = new Block.Table(
            "Phases",
            List.of(Block.Column.text("Phase"), Block.Column.number("Percentage"), Block.Column.text("Who")),
            List.of(row("Canary", "1%", "Random 1% of users"), row("All", "100%", "")));

    private static List<Phrase> row(String... cells) {
        return Stream.of(cells).map(Phrase::words).toList();
    }

    @Test
    void columnsAreAsWideAsTheirCells() {
        assertThat(TextTable.lines(TABLE, 80))
                .containsExactly(
                        "Phase   Percentage  Who",
                        "--------------------------------------",
                        "Canary          1%  Random 1% of users",
                        "All           100%");
    }

    @Test
    void theWidestColumnFoldsFirst() {
        assertThat(TextTable.lines(TABLE, 30))
                .containsExactly(
                        "Phase   Percentage  Who",
                        "------------------------------",
                        "Canary          1%  Random 1%",
                        "                    of users",
                        "All           100%");
    }

    @Test
    void aColumnHasRoomForItsLongestWordWhereTheOthersCanFold() {
        Block.Table findings = new Block.Table(
                "Findings",
                List.of(Block.Column.text("Rule"), Block.Column.text("Found"), Block.Column.text("What to do")),
                List.of(row(
                        "metrics.dependent-requests",
                        "Requests of one user depend on each other",
                        "Say how much they do")));

        assertThat(TextTable.lines(findings, 60))
                .containsExactly(
                        "Rule                        Found            What to do",
                        "------------------------------------------------------------",
                        "metrics.dependent-requests  Requests of one  Say how much",
                        "                            user depend on   they do",
                        "                            each other");
    }

    @Test
    void whereColumnsWouldBeTooNarrowEachRowIsAList() {
        assertThat(TextTable.lines(TABLE, 20))
                .containsExactly(
                        "Canary",
                        "  Percentage: 1%",
                        "  Who: Random 1% of",
                        "  users",
                        "",
                        "All",
                        "  Percentage: 100%");
    }
}
