package io.github.rolloutplanner.strategy;

import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.Ladder;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.contract.Contexts;
import io.github.rolloutplanner.contract.RolloutStrategyContract;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.policy.LadderPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("spec:strategy.ring")
class RingDeploymentTest extends RolloutStrategyContract {

    @Override
    protected RolloutStrategy strategy() {
        return new RingDeployment();
    }

    private List<PhaseOutline> phases(String situation) {
        return strategy().phases(Contexts.of(situation, RiskLevel.CRITICAL));
    }

    @Nested
    class WithoutRings {
        @Test
        void goesFromTheTeamToAllInTwelveDays() {
            assertThat(phases("nothing known"))
                    .extracting(PhaseOutline::step)
                    .containsExactly(
                            Step.of("Internal", 0, ofDays(3)),
                            Step.of("Beta", 5, ofDays(4)),
                            Step.of("Early Adopters", 25, ofDays(5)),
                            Step.last("All"));
        }

        @Test
        void saysWhoIsInEachRing() {
            assertThat(phases("a known team"))
                    .extracting(phase -> phase.audience().text(phase.step().percentage()))
                    .containsExactly(
                            "Internal team (user.email ends with @company.com)",
                            "Ring Beta (5% of all users)",
                            "Ring Early Adopters (25% of all users)",
                            "All users");
        }
    }

    @Nested
    class WithRings {
        @Test
        void makesPercentagesOfTheirSizes() {
            assertThat(phases("rings that start with the team"))
                    .extracting(phase -> phase.step().percentage())
                    .containsExactly(Percentage.percent(0.2), Percentage.percent(4.5), Percentage.ONE_HUNDRED);
        }

        @Test
        void saysHowManyAreInEach() {
            PhaseOutline beta = phases("rings that start with the team").get(1);
            assertThat(beta.audience().text(beta.step().percentage()))
                    .isEqualTo("Ring Beta (900 users, 4.5% of all users)");
            assertThat(beta.reasons()).singleElement().satisfies(reason -> {
                assertThat(reason.rule()).isEqualTo("phase.ring-size");
                assertThat(reason.facts())
                        .containsExactly(
                                entry("ring", "Beta"),
                                entry("size", "900"),
                                entry("all", "20,000 users"),
                                entry("percentage", "4.5%"),
                                entry("soak", "9 days"));
            });
        }

        @Test
        void givesRingsBeyondTheTableItsLastSoak() {
            assertThat(phases("many rings"))
                    .extracting(
                            phase -> phase.step().soak().map(Duration::toDays).orElse(0L))
                    .containsExactly(3L, 4L, 5L, 5L, 5L, 0L);
        }

        @Test
        void keepsTheLastSoakWithOneRingMoreThanTheTableHas() {
            Change change = Change.named("Firmware 4")
                    .riskAtLeast(RiskLevel.CRITICAL)
                    .population(Population.ofRings(
                            Ring.of("Lab", 10),
                            Ring.of("Friends", 50),
                            Ring.of("North", 900),
                            Ring.of("South", 5_000),
                            Ring.of("World", 10_000)))
                    .build();

            assertThat(strategy().phases(Contexts.of(change)))
                    .extracting(
                            phase -> phase.step().soak().map(Duration::toDays).orElse(0L))
                    .containsExactly(3L, 4L, 5L, 5L, 0L);
        }

        @Test
        void soaksForADayWhereTheTableHasNoSoak() {
            LadderPolicy atOnce = LadderPolicy.standard().withLadder("ring", Ladder.of(Step.last("Everybody")));
            Change change = Change.named("Firmware 4")
                    .population(Population.ofRings(Ring.of("Lab", 10), Ring.of("World", 10_000)))
                    .build();

            assertThat(strategy()
                            .phases(Contexts.of(change, atOnce))
                            .get(0)
                            .step()
                            .soak())
                    .contains(ofDays(1));
        }

        @Test
        void isOnePhaseForOneRing() {
            assertThat(phases("one ring"))
                    .extracting(PhaseOutline::step)
                    .containsExactly(new Step("Everybody", Percentage.ONE_HUNDRED, Optional.empty()));
        }
    }

    @Test
    void aRingTooSmallForAShareStillHasOne() {
        Change change = Change.named("Firmware 4")
                .population(Population.ofRings(Ring.of("Lab", 1), Ring.of("World", 10_000_000_000L)))
                .build();
        assertThat(strategy().phases(Contexts.of(change)).get(0).step().percentage())
                .isGreaterThan(Percentage.ZERO);
    }
}
