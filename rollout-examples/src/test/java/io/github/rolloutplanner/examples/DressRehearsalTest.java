package io.github.rolloutplanner.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The table says what the story promises: harm is rolled back, the larger the earlier, and nothing else is. */
class DressRehearsalTest {
    private final List<String> lines =
            Console.printedBy(() -> DressRehearsal.main(new String[0])).lines().toList();

    private List<String> of(String change) {
        String line = lines.stream()
                .filter(each -> each.startsWith(change))
                .findFirst()
                .orElseThrow();
        return List.of(line.substring(change.length()).strip().split("\\s{2,}"));
    }

    private long exposed(String change) {
        return Long.parseLong(of(change).get(3).replace(",", ""));
    }

    @Test
    void harmIsRolledBackEarly() {
        assertThat(of("makes twice the errors").subList(0, 2)).containsExactly("20 of 20", "20 of 20");
        assertThat(exposed("makes 4 times the errors")).isLessThan(exposed("makes twice the errors"));
        assertThat(exposed("makes twice the errors")).isLessThan(exposed("makes 1.5 times the errors"));
        assertThat(exposed("leaks")).isLessThan(exposed("does nothing"));
    }

    @Test
    void aChangeThatDoesNothingGoesOut() {
        assertThat(of("does nothing").subList(0, 3)).containsExactly("0 of 20", "0 of 20", "120");
    }
}
