package io.github.rolloutplanner.change;

import static io.github.rolloutplanner.change.RiskLevel.CRITICAL;
import static io.github.rolloutplanner.change.RiskLevel.HIGH;
import static io.github.rolloutplanner.change.RiskLevel.LOW;
import static io.github.rolloutplanner.change.RiskLevel.MEDIUM;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RiskLevelTest {

    @Test
    void hasAFloor() {
        assertThat(LOW.atLeast(HIGH)).isEqualTo(HIGH);
        assertThat(CRITICAL.atLeast(HIGH)).isEqualTo(CRITICAL);
    }

    @Test
    void isRaisedAndLoweredByOneLevelWithinItsEnds() {
        assertThat(RiskLevel.values()).extracting(RiskLevel::raised).containsExactly(MEDIUM, HIGH, CRITICAL, CRITICAL);
        assertThat(RiskLevel.values()).extracting(RiskLevel::lowered).containsExactly(LOW, LOW, MEDIUM, HIGH);
    }
}
