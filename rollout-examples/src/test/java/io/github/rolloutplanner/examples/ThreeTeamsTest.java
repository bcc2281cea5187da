package io.github.rolloutplanner.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.portfolio.PortfolioFinding;
import org.junit.jupiter.api.Test;

/** What three teams do at a time is found, and an earliest start after the other leaves nothing to find. */
class ThreeTeamsTest {

    @Test
    void printsTheSameEveryTime() {
        Golden.check("three-teams.txt", Console.printedBy(() -> ThreeTeams.main(new String[0])));
    }

    @Test
    void eachKindOfFindingIsThere() {
        assertThat(ThreeTeams.portfolio().findings())
                .extracting(PortfolioFinding::rule)
                .contains("portfolio.collision", "portfolio.dependency", "portfolio.capacity");
    }
}
