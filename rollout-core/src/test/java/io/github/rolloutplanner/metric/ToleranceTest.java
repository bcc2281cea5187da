package io.github.rolloutplanner.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a gate takes before it breaks. */
class ToleranceTest {

    @Test
    void isOneOfThree() {
        assertThat(Tolerance.statistical()).isEqualTo(new Tolerance.Statistical());
        assertThat(Tolerance.consecutive(3)).isEqualTo(new Tolerance.Consecutive(3));
        assertThat(Tolerance.total(3)).isEqualTo(new Tolerance.Total(3)).isNotEqualTo(Tolerance.consecutive(3));
    }

    @Test
    void canBeNoneAtAll() {
        assertThat(new Tolerance.Consecutive(1).breaches()).isOne();
        assertThat(new Tolerance.Total(1).breaches()).isOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void doesNotBreakBeforeTheFirst(int breaches) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tolerance.consecutive(breaches))
                .withMessage("A gate cannot break after " + breaches
                        + " breaches in a row. Give at least 1, which breaks it at the first.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tolerance.total(breaches))
                .withMessage("A gate cannot break after " + breaches
                        + " breaches in all. Give at least 1, which breaks it at the first.");
    }
}
