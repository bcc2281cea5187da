package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.reason.Fact.fact;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class FactExcerptTest {
    private static final String LONG = "x".repeat(1_000);

    @Test
    void aTextIsReadForAThousandCharacters() {
        assertThat(shown(LONG)).isEqualTo(LONG);
        assertThat(shown(LONG + "y")).isEqualTo(LONG + "... (1,001 characters)");
        assertThat(shown(Optional.of(LONG + "y"))).isEqualTo(Optional.of(LONG + "... (1,001 characters)"));
    }

    @Test
    void aListIsReadForTwentyItems() {
        List<String> twenty = Collections.nCopies(20, "x");

        assertThat(shown(twenty)).isEqualTo(twenty);
        assertThat(shown(Collections.nCopies(23, "x")))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(21)
                .startsWith(twenty.toArray())
                .endsWith("3 more");
    }

    private static Object shown(Object value) {
        return FactExcerpt.of(fact("what", value)).value();
    }
}
