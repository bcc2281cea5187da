package io.github.rolloutplanner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class InvalidPopulationTest {

    private static List<String> problems(Population population) {
        return Problems.of(RolloutPlanner.forChange("Meter readings").population(population));
    }

    @Nested
    class Counts {
        @Test
        void areAboveZero() {
            Population nobody =
                    Population.ofUsersPerDay(-1).withRequestsPerDay(0).withTenants(-1_000);
            assertThat(problems(nobody))
                    .containsExactly(
                            "population.usersPerDay: -1 is not above zero. Give the distinct users of a usual day.",
                            "population.requestsPerDay: 0 is not above zero. Give the requests of a usual day, or leave them"
                                    + " out.",
                            "population.tenants: -1,000 is not above zero. Give the number of tenants, or leave it out.");
        }

        @Test
        void areThereWhereRingsAre() {
            assertThat(problems(Population.ofRings()))
                    .containsExactly(
                            "population.usersPerDay: 0 is not above zero. Give the distinct users of a usual day.");
        }
    }

    @Nested
    class Rings {
        @Test
        void grow() {
            assertThat(problems(Population.ofRings(Ring.of("North", 500), Ring.of("South", 500), Ring.of("All", 400))))
                    .containsExactly(
                            "population.rings[1].size: Ring 'South' has 500 members, not more than 'North' with 500."
                                    + " Order the rings from small to large and count the members of smaller ones too.",
                            "population.rings[2].size: Ring 'All' has 400 members, not more than 'South' with 500."
                                    + " Order the rings from small to large and count the members of smaller ones too.");
        }

        @Test
        void haveMembers() {
            assertThat(problems(Population.ofRings(Ring.of("North", 0), Ring.of("All", 4_000))))
                    .containsExactly(
                            "population.rings[0].size: 0 is not above zero. Give the members of the ring, those of"
                                    + " smaller rings included.");
        }

        @Test
        void haveNamesOfTheirOwn() {
            assertThat(problems(Population.ofRings(Ring.of("North", 5), Ring.of("North", 4_000))))
                    .containsExactly(
                            "population.rings[1].name: Two rings are called 'North'. Give each a name of its own.");
        }
    }
}
