package io.github.rolloutplanner.policy;

import static io.github.rolloutplanner.change.RiskLevel.CRITICAL;
import static io.github.rolloutplanner.change.RiskLevel.HIGH;
import static io.github.rolloutplanner.change.RiskLevel.LOW;
import static io.github.rolloutplanner.change.RiskLevel.MEDIUM;
import static io.github.rolloutplanner.metric.Percentage.percent;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.ImpactKind;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.metric.MetricFamily;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the standard policies say, and that a step of one's own changes one thing and keeps what was set before. */
class PolicyStepsTest {

    @Test
    void standardRisks() {
        Map<RiskLevel, Set<Trait>> traits = RiskPolicy.standard().traitLevels().entrySet().stream()
                .collect(groupingBy(Map.Entry::getValue, mapping(Map.Entry::getKey, toSet())));
        assertThat(traits)
                .isEqualTo(Map.of(
                        CRITICAL,
                        Set.of(Trait.PAYMENTS, Trait.SECURITY, Trait.DATA_INTEGRITY),
                        HIGH,
                        Set.of(
                                Trait.CRITICAL_PATH,
                                Trait.AUTHENTICATION,
                                Trait.DATA_MIGRATION,
                                Trait.BREAKING_CHANGE,
                                Trait.KERNEL_OR_AGENT,
                                Trait.GLOBAL_CONFIG),
                        MEDIUM,
                        Set.of(Trait.NEW_FEATURE, Trait.WORKFLOW_CHANGE, Trait.OBSERVABILITY),
                        LOW,
                        Set.of(
                                Trait.VISUAL_ONLY,
                                Trait.BUG_FIX,
                                Trait.ISOLATED,
                                Trait.INTERNAL_REFACTORING,
                                Trait.CONFIGURATION)));
        assertThat(RiskPolicy.standard().impactLevels())
                .isEqualTo(Map.of(
                        ImpactKind.BEHAVIORAL, MEDIUM,
                        ImpactKind.PERFORMANCE, MEDIUM,
                        ImpactKind.DATA_MODEL, MEDIUM,
                        ImpactKind.INTEGRATION, MEDIUM));
    }

    @Test
    void standardRampsOfExperiments() {
        Map<RiskLevel, List<Step>> ramps = LadderPolicy.standard().experimentRamps();
        Step canary = Step.of("Canary", 1, ofDays(1));
        Step pilot = Step.of("Pilot", 5, ofDays(1));
        assertThat(ramps)
                .isEqualTo(Map.of(
                        LOW,
                        List.of(),
                        MEDIUM,
                        List.of(pilot),
                        HIGH,
                        List.of(canary, pilot),
                        CRITICAL,
                        List.of(canary, pilot, Step.of("10%", 10, ofDays(1)))));
        assertThat(LadderPolicy.standard().withSoakIncreasePerLevel(0.5).soakIncreasePerLevel())
                .isEqualTo(0.5);
    }

    @Test
    void standardPreparation() {
        PreparationPolicy standard = PreparationPolicy.standard();
        assertThat(List.of(
                        standard.flagHours(),
                        standard.metricHours(),
                        standard.rehearsalHours(),
                        standard.dataReversalHours(),
                        standard.experimentHours(),
                        standard.hoursPerDay()))
                .containsExactly(4, 2, 4, 16, 8, 8);
    }

    @Test
    void aLevelOfATraitKeepsTheOthers() {
        RiskPolicy own =
                RiskPolicy.standard().withTraitLevel(Trait.CONFIGURATION, HIGH).withTraitLevel(Trait.BUG_FIX, MEDIUM);
        assertThat(own.traitLevels())
                .hasSameSizeAs(RiskPolicy.standard().traitLevels())
                .containsEntry(Trait.CONFIGURATION, HIGH)
                .containsEntry(Trait.BUG_FIX, MEDIUM)
                .containsEntry(Trait.PAYMENTS, CRITICAL);
    }

    @Test
    void aForcedStrategyKeepsTheOthers() {
        LadderPolicy own = LadderPolicy.standard()
                .withForced(Trait.PAYMENTS, "ring")
                .withForced(Trait.NEW_FEATURE, "canary")
                .withForced(Trait.PAYMENTS, "canary");
        assertThat(own.forced()).isEqualTo(Map.of(Trait.PAYMENTS, "canary", Trait.NEW_FEATURE, "canary"));
    }

    @Test
    void aBakeKeepsTheOthers() {
        Map<RiskLevel, Duration> before = LadderPolicy.standard().bakes();
        LadderPolicy own = LadderPolicy.standard().withBake(LOW, ofDays(4)).withBake(HIGH, ofDays(5));
        assertThat(own.bakes())
                .containsEntry(LOW, ofDays(4))
                .containsEntry(HIGH, ofDays(5))
                .containsEntry(MEDIUM, before.get(MEDIUM))
                .containsEntry(CRITICAL, before.get(CRITICAL));
    }

    @Test
    void aDefaultMarginKeepsTheOthers() {
        LimitPolicy own = LimitPolicy.standard()
                .withDefaultMargin(MetricFamily.ERROR, percent(30))
                .withDefaultMargin(MetricFamily.USER, percent(2));
        assertThat(own.defaultMargin())
                .isEqualTo(Map.of(
                        MetricFamily.ERROR, percent(30),
                        MetricFamily.PERFORMANCE, percent(50),
                        MetricFamily.USER, percent(2),
                        MetricFamily.BUSINESS, percent(5)));
    }

    @Test
    void weeksOfAnExperimentKeepItsLevels() {
        ExperimentPolicy own =
                ExperimentPolicy.standard().withConfidence(0.99).withPower(0.9).withWeeks(2, 3, 4);
        assertThat(List.of(own.confidence(), own.power())).containsExactly(0.99, 0.9);
        assertThat(List.of(own.minimumWeeks(), own.weeksWithoutTraffic(), own.maximumWeeks()))
                .containsExactly(2, 3, 4);
    }

    @Test
    void evidenceHasWhatWasSet() {
        EvidencePolicy own = EvidencePolicy.standard()
                .withBaselineUncertainty(percent(7))
                .withToleratedIncident(ofMinutes(50))
                .withNegligiblePart(0.2)
                .withRareEvents(11)
                .withLongestSoak(ofDays(12))
                .withLookEvery(ofMinutes(2))
                .withMetricDelay(ofMinutes(3))
                .withFlagDelay(ofMinutes(4))
                .withDataGrace(ofMinutes(5));
        assertThat(own.baselineUncertainty()).isEqualTo(percent(7));
        assertThat(own.toleratedIncident()).isEqualTo(ofMinutes(50));
        assertThat(List.of(own.negligiblePart(), own.rareEvents())).containsExactly(0.2, 11.0);
        assertThat(List.of(own.longestSoak(), own.lookEvery(), own.metricDelay(), own.flagDelay(), own.dataGrace()))
                .containsExactly(ofDays(12), ofMinutes(2), ofMinutes(3), ofMinutes(4), ofMinutes(5));
    }
}
