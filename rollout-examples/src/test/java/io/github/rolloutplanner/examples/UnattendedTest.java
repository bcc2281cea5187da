package io.github.rolloutplanner.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnattendedTest {
    private final List<String> printed =
            Console.printedBy(UnattendedTest::run).lines().toList();

    private static void run() {
        try {
            Unattended.main(new String[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void eachThingThatIsDoneIsToldAndNothingElse() {
        assertThat(printed.get(0)).startsWith("2026-03-02T09:00:00Z 'One-page checkout': HOLD 'Pilot' at 5%");
        assertThat(printed.get(1)).isEqualTo("  2002 of 40000 users");
        assertThat(printed.get(2)).startsWith("2026-03-03T09:00:00Z 'One-page checkout': ADVANCE to 'Quarter' at 25%");
        assertThat(printed.get(3)).isEqualTo("  10010 of 40000 users");
        assertThat(printed.get(4)).isEqualTo("PAGE One-page checkout: rolled back from Quarter (25%)");
        assertThat(printed.get(5)).startsWith("2026-03-03T18:00:00Z 'One-page checkout': ROLL BACK from 'Quarter'");
        assertThat(printed.get(6)).isEqualTo("  0 of 40000 users");
        assertThat(printed).hasSize(7);
    }
}
