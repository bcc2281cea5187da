package io.github.rolloutplanner.decision;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.rolloutplanner.observation.TimeWindow;
import org.junit.jupiter.api.Test;

class FreezeTest {

    @Test
    void isNotEmpty() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Freeze(TimeWindow.ofHours(7, 7), "weekend"))
                .withMessageEndingWith("(weekend) is empty: it ends when it starts. Give an end that is later.");
    }

    @Test
    void isNotBackward() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Freeze(TimeWindow.ofHours(8, 7), "weekend"))
                .withMessageEndingWith("(weekend) ends before it starts. Give the start first.");
    }
}
