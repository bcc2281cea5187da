package io.github.rolloutplanner.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Planned, asked, observed, promoted and rolled back in one process. */
class OneProcessTest {
    private final List<String> printed =
            Console.printedBy(OneProcessTest::run).lines().toList();

    private static void run() {
        try {
            OneProcess.main(new String[0]);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void startsWithFivePercentOfTheUsersAndThoseWhoWorkThere() {
        assertThat(printed.get(0)).isEqualTo("Start: 2002 of 40000 users");
    }

    @Test
    void isPromotedAfterADayAndTheFlagFollows() {
        assertThat(printed.get(1)).startsWith("Hour 24: ADVANCE to 'Quarter' at 25%: ");
        assertThat(printed.get(2))
                .isEqualTo("  [one-page-checkout] changed: Random 25% of users (25%), 10010 of 40000 users");
    }

    @Test
    void isRolledBackHoursAfterTheErrorsDoubleAndNoUserHasItAnyMore() {
        assertThat(printed.get(3)).startsWith("Hour 33: ROLL BACK from 'Quarter': Checkout errors is detected");
        assertThat(printed.get(4)).isEqualTo("  [one-page-checkout] changed: No users (0%), 0 of 40000 users");
        assertThat(printed).hasSize(5);
    }
}
