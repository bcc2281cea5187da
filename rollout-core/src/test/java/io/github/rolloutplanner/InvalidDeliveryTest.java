package io.github.rolloutplanner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Percentage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvalidDeliveryTest {
    private static final Duration DAY = Duration.ofDays(1);

    private static ChangeDraft delivered(Delivery... deliveries) {
        return RolloutPlanner.forChange("Sensor 7").deliveredBy(deliveries);
    }

    private static List<String> problems(ChangeDraft draft) {
        return Problems.of(draft);
    }

    @Test
    void anAppStoreHasItsOwnSteps() {
        assertThat(problems(delivered(Delivery.appStore(Delivery.Store.APPLE))
                        .ladder(
                                Step.of("Internal", 0, DAY),
                                Step.of("Few", 2, DAY),
                                Step.of("Some", 3, DAY),
                                Step.last("All"))))
                .containsExactly("ladder[2].percentage: A phased release of the App Store has no step at 3%."
                        + " Leave the ladder out: its steps are 1%, 2%, 5%, 10%, 20%, 50% and 100%, a day each.");
    }

    @Test
    void googlePlayTakesAnyPercentage() {
        assertThat(problems(delivered(Delivery.appStore(Delivery.Store.GOOGLE_PLAY))
                        .ladder(Step.of("Some", 3, DAY), Step.last("All"))))
                .isEmpty();
    }

    @Test
    void aFlagBehindAStoreTakesAnyPercentage() {
        assertThat(problems(delivered(Delivery.appStore(Delivery.Store.APPLE), Delivery.featureFlag())
                        .ladder(Step.of("Some", 3, DAY), Step.last("All"))))
                .isEmpty();
    }

    @Test
    void aMigrationHasNoLadderOfPercentages() {
        assertThat(problems(delivered(Delivery.dataMigration(), Delivery.featureFlag())
                        .ladder(Step.of("Some", 5, DAY), Step.last("All"))))
                .containsExactly(
                        "ladder: A data migration has no ladder of percentages. Leave it out: the plan expands,"
                                + " writes both stores, backfills, verifies, switches the reads, contracts.");
    }

    @Test
    void whatSwitchesAllAtOnceHasNoLadder() {
        for (Delivery delivery : List.of(
                Delivery.blueGreen(),
                Delivery.replacement(),
                Delivery.unstagedConfigurationPush(),
                Delivery.library())) {
            assertThat(problems(delivered(delivery).ladder(Step.of("Some", 5, DAY), Step.last("All"))))
                    .as(delivery.toString())
                    .singleElement()
                    .asString()
                    .startsWith("ladder: ");
            assertThat(problems(delivered(delivery).ladder(Step.last("All")))).isEmpty();
        }
    }

    @Test
    void aDeliveryMustReachWhatTheChangeRunsOn() {
        assertThat(problems(delivered(Delivery.featureFlag()).touching(Trait.KERNEL_OR_AGENT)))
                .containsExactly(
                        "deliveries: A change that runs in a kernel or as an agent on hosts is not delivered by a"
                                + " feature flag alone. Give the delivery that brings it there, or leave the trait out.");
        assertThat(problems(delivered(Delivery.featureFlag(), Delivery.fleet()).touching(Trait.KERNEL_OR_AGENT)))
                .isEmpty();
        assertThat(problems(delivered(Delivery.appStore(Delivery.Store.APPLE))
                        .touching(Trait.GLOBAL_CONFIG, Trait.DATA_MIGRATION)))
                .hasSize(2);
    }

    @Test
    void aTestNeedsADeliveryThatAssignsUsers() {
        ChangeDraft draft = delivered(Delivery.fleet())
                .success(Metric.conversion("Sales", Percentage.percent(4)))
                .experiment(ExperimentRequest.changing("Sales", Percentage.percent(5)));

        assertThat(problems(draft))
                .containsExactly("experiment: An A/B test needs a delivery that assigns each user to a group by chance."
                        + " Say Delivery.featureFlag() beside what brings the code, or leave the test out.");
        assertThat(problems(draft.deliveredBy(Delivery.fleet(), Delivery.featureFlag())))
                .isEmpty();
    }

    @Test
    void eachKindIsGivenOnce() {
        assertThat(problems(delivered(Delivery.deployment(), Delivery.blueGreen())))
                .containsExactly("deliveries[1]: The change has a deployment twice. Leave one of them out.");
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 1_000_000_000_001L, Long.MAX_VALUE})
    void aFleetHasHosts(long hosts) {
        assertThat(problems(delivered(Delivery.fleet(hosts))))
                .singleElement()
                .asString()
                .startsWith("deliveries[0].size: A fleet of ");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 1_000_000_000_000L})
    void aFleetMayBeOneHostAndABillionThousand(long hosts) {
        assertThat(problems(delivered(Delivery.fleet(hosts)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "-PT1S", "P3650DT0.000000001S", "PT2562047788015215H30M7S"})
    void timesAreAboveZeroAndBounded(String text) {
        Duration time = Duration.parse(text);

        assertThat(problems(delivered(
                        Delivery.fleet().withLongestOffline(time),
                        Delivery.dataMigration().withBackfill(time),
                        Delivery.library().withNotice(time))))
                .extracting(problem -> problem.substring(0, problem.indexOf(':')))
                .containsExactly("deliveries[0].longestOffline", "deliveries[1].backfill", "deliveries[2].notice");
    }

    @Test
    void cellsHaveNamesOfTheirOwn() {
        assertThat(problems(delivered(Delivery.infrastructure("eu", " ", "eu"))))
                .containsExactly(
                        "deliveries[0].cells[1]: ' ' is blank. Give the cell a name.",
                        "deliveries[0].cells[2]: Two cells are called 'eu'. Name each once.");
    }

    @Test
    void nullIsFoundWithTheRest() {
        assertThat(problems(delivered((Delivery[]) null)))
                .singleElement()
                .asString()
                .startsWith("deliveries: ");
        assertThat(problems(delivered(Delivery.fleet(), null)))
                .singleElement()
                .asString()
                .startsWith("deliveries[1]: ");
    }
}
