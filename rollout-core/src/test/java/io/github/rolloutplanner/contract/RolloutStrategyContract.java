package io.github.rolloutplanner.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.strategy.PhaseOutline;
import io.github.rolloutplanner.strategy.PhasePurpose;
import io.github.rolloutplanner.strategy.RolloutStrategy;
import io.github.rolloutplanner.strategy.StrategyContext;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every {@link RolloutStrategy} owes its callers. To check your own, extend this test and say how to make it:
 *
 * <pre>{@code
 * class FollowTheSunTest extends RolloutStrategyContract {
 *     @Override
 *     protected RolloutStrategy strategy() {
 *         return new FollowTheSun();
 *     }
 * }
 * }</pre>
 *
 * <p>Each promise is checked for changes of every risk level, with and without a population, rings, tenants, a known team
 * and an experiment. The class ships in the {@code contract-tests} jar of this module.
 */
public abstract class RolloutStrategyContract {
    private static final String CONTEXTS = "io.github.rolloutplanner.contract.RolloutStrategyContract#contexts";
    private static final String CONTEXTS_BELOW_CRITICAL = CONTEXTS + "BelowCritical";

    /** For JUnit, by way of a subclass. */
    protected RolloutStrategyContract() {}

    /**
     * The strategy to check.
     *
     * @return a new strategy at each call, as two planners would have it
     */
    protected abstract RolloutStrategy strategy();

    static Stream<Arguments> contexts() {
        return contexts(EnumSet.allOf(RiskLevel.class));
    }

    static Stream<Arguments> contextsBelowCritical() {
        return contexts(EnumSet.range(RiskLevel.LOW, RiskLevel.HIGH));
    }

    private static Stream<Arguments> contexts(Set<RiskLevel> risks) {
        return Contexts.names().stream()
                .flatMap(situation -> risks.stream().map(risk -> Arguments.of(situation, risk)));
    }

    @Test
    void itsIdIsOneThatPeopleCanType() {
        assertThat(strategy().id())
                .matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")
                .isEqualTo(strategy().id());
    }

    @Test
    void itsLabelSaysSomething() {
        assertThat(strategy().label()).isNotBlank().isEqualTo(strategy().label());
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource(CONTEXTS)
    void thereIsAtLeastOnePhase(String situation, RiskLevel risk) {
        assertThat(phases(situation, risk)).isNotEmpty().doesNotContainNull();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource(CONTEXTS)
    void phasesHaveNamesOfTheirOwn(String situation, RiskLevel risk) {
        assertThat(steps(situation, risk))
                .extracting(Step::name)
                .noneMatch(String::isBlank)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource(CONTEXTS)
    void sharesNeverFallAndEndAtEverybody(String situation, RiskLevel risk) {
        assertThat(steps(situation, risk))
                .extracting(Step::percentage)
                .isSorted()
                .allMatch(Percentage::isPercentage)
                .endsWith(Percentage.ONE_HUNDRED);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource(CONTEXTS)
    void allPhasesButTheLastSoak(String situation, RiskLevel risk) {
        List<Step> steps = steps(situation, risk);
        int last = steps.size() - 1;
        assertThat(steps.get(last).soak()).isEmpty();
        assertThat(steps.subList(0, last))
                .allSatisfy(step -> assertThat(step.soak().orElse(Duration.ZERO))
                        .as(step.name())
                        .isPositive());
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource(CONTEXTS)
    void onePhaseAtMostIsAnExperimentAndItSoaks(String situation, RiskLevel risk) {
        assertThat(phases(situation, risk).stream().filter(phase -> phase.purpose() == PhasePurpose.EXPERIMENT))
                .hasSizeLessThanOrEqualTo(1)
                .allMatch(phase -> phase.step().soak().isPresent());
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource(CONTEXTS)
    void phasesSayWhoAndWhy(String situation, RiskLevel risk) {
        assertThat(phases(situation, risk)).allSatisfy(phase -> {
            assertThat(phase.audience().text(phase.step().percentage())).isNotBlank();
            assertThat(phase.reasons())
                    .isNotEmpty()
                    .noneMatch(reason -> reason.sentence().isBlank());
        });
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource(CONTEXTS)
    void theSameContextAlwaysHasTheSamePhases(String situation, RiskLevel risk) {
        RolloutStrategy strategy = strategy();
        StrategyContext context = Contexts.of(situation, risk);
        List<PhaseOutline> phases = strategy.phases(context);
        assertThat(strategy.phases(context)).isEqualTo(phases);
        assertThat(phases(situation, risk)).isEqualTo(phases);
        assertThat(strategy.suits(context)).isEqualTo(strategy().suits(Contexts.of(situation, risk)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource(CONTEXTS_BELOW_CRITICAL)
    void moreRiskNeverExposesAnybodyEarlier(String situation, RiskLevel risk) {
        ExposureCurve calmer = ExposureCurve.of(phases(situation, risk));
        ExposureCurve riskier = ExposureCurve.of(phases(situation, risk.raised()));
        assertThat(riskier.isNowhereAbove(calmer))
                .as("%s at %s, %s one level up", calmer, risk, riskier)
                .isTrue();
    }

    private List<PhaseOutline> phases(String situation, RiskLevel risk) {
        return strategy().phases(Contexts.of(situation, risk));
    }

    private List<Step> steps(String situation, RiskLevel risk) {
        return phases(situation, risk).stream().map(PhaseOutline::step).toList();
    }
}
