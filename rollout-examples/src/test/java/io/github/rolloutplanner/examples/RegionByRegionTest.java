package io.github.rolloutplanner.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.examples.RegionByRegion.Region;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.strategy.RolloutStrategy;
import io.github.rolloutplanner.strategy.Strategies;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RegionByRegionTest {
    private static final RegionByRegion OWN_REGIONS = new RegionByRegion(
            List.of(new Region("America", 600), new Region("Oceania", 100), new Region("Europe", 300)));

    @Test
    void theSmallestRegionGoesFirst() {
        assertThat(lines(mediumRisk(OWN_REGIONS)))
                .containsExactly(
                        "Oceania 10% Ring Oceania (100 users, 10% of all users)",
                        "Europe 40% Ring Europe (400 users, 40% of all users)", "America 100% All users");
    }

    @Test
    void moreRiskStaysLonger() {
        assertThat(mediumRisk(OWN_REGIONS).phases().get(0).soak().orElseThrow())
                .isLessThan(RolloutPlanner.forChange("Sign-in")
                        .touching(Trait.AUTHENTICATION)
                        .using(OWN_REGIONS)
                        .plan()
                        .phases()
                        .get(0)
                        .soak()
                        .orElseThrow());
    }

    @Test
    void regionsOfEqualSizeWhereNothingIsKnown() {
        assertThat(lines(mediumRisk(new RegionByRegion())))
                .containsExactly(
                        "First region 25% Ring First region (25% of all users)",
                        "Second region 50% Ring Second region (50% of all users)",
                        "Third region 75% Ring Third region (75% of all users)",
                        "Fourth region 100% All users");
    }

    @Test
    void refusesAnEmptyRegion() {
        assertThatThrownBy(() -> new Region("Antarctica", 0))
                .hasMessage("The region 'Antarctica' has a size of 0."
                        + " Give a number above zero, or leave the region out.");
    }

    @Test
    void isDiscovered() {
        assertThat(ServiceLoader.load(RolloutStrategy.class)).hasAtLeastOneElementOfType(RegionByRegion.class);
        assertThat(Strategies.discover(getClass().getClassLoader()).get("region-by-region"))
                .isInstanceOf(RegionByRegion.class);
    }

    @Test
    void oneThatIsHandedOverHidesTheDiscoveredOne() {
        RolloutPlan plan = RolloutPlanner.withPolicy(RolloutPolicy.standard())
                .with(OWN_REGIONS)
                .describe("Larger map")
                .touching(Trait.WORKFLOW_CHANGE)
                .using("region-by-region")
                .plan();

        assertThat(plan.phases()).extracting(RolloutPhase::name).containsExactly("Oceania", "Europe", "America");
    }

    @ParameterizedTest
    @MethodSource("changes")
    void itsPresenceChangesNoOtherPlan(Change change) {
        RolloutPlanner discovering = RolloutPlanner.withPolicy(RolloutPolicy.standard());

        assertThat(discovering.plan(change))
                .isEqualTo(discovering.withStrategies(Strategies.builtIn()).plan(change));
    }

    static Stream<Change> changes() {
        return RealChanges.all().stream().map(RealChange::change);
    }

    private static RolloutPlan mediumRisk(RegionByRegion strategy) {
        return RolloutPlanner.forChange("Larger map")
                .touching(Trait.WORKFLOW_CHANGE)
                .using(strategy)
                .plan();
    }

    private static List<String> lines(RolloutPlan plan) {
        return plan.phases().stream()
                .map(phase -> phase.name() + " " + phase.percentage() + " " + phase.targetGroup())
                .toList();
    }
}
