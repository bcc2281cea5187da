package io.github.rolloutplanner;

import static io.github.rolloutplanner.Experiments.TEN_PERCENT_MORE;
import static io.github.rolloutplanner.Experiments.experiment;
import static io.github.rolloutplanner.Experiments.facts;
import static io.github.rolloutplanner.Experiments.orders;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.experiment.ExperimentRequest.Spending;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Reference: rpact 3.3.4, O'Brien-Fleming- and Pocock-like spending, two-sided 5%, one-sided 5% for guardrails. */
@Tag("spec:strategy.ab-test")
class ExperimentLooksTest {
    @Test
    void areOneAtTheEndUnlessAskedFor() {
        assertThat(experiment(orders(TEN_PERCENT_MORE)).looks()).isEmpty();
        assertThat(experiment(orders(TEN_PERCENT_MORE.withLooks(1, Spending.POCOCK)))
                        .looks())
                .isEmpty();
    }

    @Test
    void haveTheBoundariesOfAGroupSequentialTest() {
        Experiment experiment = experiment(orders(TEN_PERCENT_MORE.withLooks(2, Spending.OBRIEN_FLEMING)));
        assertThat(experiment.looks()).extracting(Experiment.Look::day).containsExactly(7, 14);
        assertThat(experiment.looks()).extracting(Experiment.Look::information).containsExactly(0.5, 1.0);
        assertThat(boundaries(experiment)).containsExactly(2.9626, 1.9686);
        assertThat(boundaries(experiment(orders(TEN_PERCENT_MORE.withLooks(2, Spending.POCOCK)))))
                .containsExactly(2.1570, 2.2010);
        assertThat(experiment.looks().get(0).notWorse()).isLessThan(0.05);
        assertThat(facts(experiment, "experiment.looks")).contains(entry("looks", "2"), entry("days", "7 and 14"));
    }

    private static List<Double> boundaries(Experiment experiment) {
        return experiment.looks().stream()
                .map(look -> NormalDistribution.of(0, 1).inverseSurvivalProbability(look.better() / 2))
                .map(critical -> Math.round(critical * 1e4) / 1e4)
                .toList();
    }

    @Test
    void makeTheGroupsLarger() {
        assertThat(size(2, Spending.OBRIEN_FLEMING)).isBetween(14_751L, 14_900L);
        assertThat(size(5, Spending.OBRIEN_FLEMING)).isBetween(15_000L, 15_300L);
        assertThat(size(5, Spending.POCOCK)).isBetween(17_500L, 18_500L);
    }

    private static long size(int looks, Spending spending) {
        return experiment(orders(TEN_PERCENT_MORE.withLooks(looks, spending)))
                .sampleSizePerGroup()
                .orElseThrow();
    }

    /** Distinct users come fast at first, and information with them. */
    @Test
    void countInformationByTheUsersThatHaveCome() {
        Experiment experiment = experiment(orders(TEN_PERCENT_MORE.withLooks(4, Spending.OBRIEN_FLEMING))
                .population(Population.ofUsersPerDay(8_000)));
        assertThat(experiment.looks().get(0).information()).isGreaterThan(0.3);
        assertThat(experiment.looks().get(3).information()).isEqualTo(1);
    }

    @Test
    void thatWouldTellTheSameAreOne() {
        Experiment experiment = experiment(orders(TEN_PERCENT_MORE.withLooks(10, Spending.POCOCK))
                .population(Population.ofUsersPerDay(5_000_000)));
        assertThat(experiment.days()).hasValue(7);
        assertThat(experiment.looks())
                .extracting(Experiment.Look::day)
                .isSorted()
                .doesNotHaveDuplicates()
                .hasSizeLessThan(10);
    }
}
