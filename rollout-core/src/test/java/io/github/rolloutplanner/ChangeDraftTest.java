package io.github.rolloutplanner;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Environment;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Tooling;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.strategy.Audience;
import io.github.rolloutplanner.strategy.PhaseOutline;
import io.github.rolloutplanner.strategy.RolloutStrategy;
import io.github.rolloutplanner.strategy.StrategyContext;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A draft is a value: what is said of one change is never said of another that began with the same words. */
class ChangeDraftTest {

    /** Everything of which there may be several is there already, so that a list that two drafts share would show. */
    private static ChangeDraft template() {
        return RolloutPlanner.forChange("Price alerts")
                .ui("A bell beside each price")
                .touching(Trait.WORKFLOW_CHANGE)
                .population(Population.ofUsersPerDay(40_000))
                .guardrail(Metric.errorRate("Alert errors", percent(0.2)).mustStayBelow(percent(0.5)))
                .segment("staff", TargetingCondition.is("user.role", "staff"));
    }

    static Stream<Arguments> words() {
        return Stream.of(
                word("ui", draft -> draft.ui("A list of alerts")),
                word("behavioral", draft -> draft.behavioral("Prices are checked each hour")),
                word("performance", draft -> draft.performance("Prices load later")),
                word("dataModel", draft -> draft.dataModel("Prices have a history")),
                word("integration", draft -> draft.integration("Mails are sent by a partner")),
                word("newFeature", ChangeDraft::newFeature),
                word("touching", draft -> draft.touching(Trait.PAYMENTS)),
                word("withFallback", draft -> draft.withFallback("The list of prices")),
                word("withoutFallback", ChangeDraft::withoutFallback),
                word("in", draft -> draft.in(Environment.DEVELOPMENT)),
                word("population", draft -> draft.population(Population.ofUsersPerDay(90))),
                word("guardrail", draft -> draft.guardrail(Metric.crashRate("Crashes", percent(0.1)))),
                word("signal", draft -> draft.signal(Metric.loadTime("Load time", Duration.ofSeconds(2)))),
                word("success", draft -> draft.success(Metric.conversion("Sales", percent(3)))),
                word("rollbackWithin", draft -> draft.rollbackWithin(Duration.ofSeconds(90))),
                word("internalFirst", ChangeDraft::internalFirst),
                word(
                        "experiment",
                        draft -> draft.success(Metric.conversion("Sales", percent(3)))
                                .experiment(ExperimentRequest.changing("Sales", percent(5)))),
                word("internalUsers", draft -> draft.internalUsers(TargetingCondition.is("user.id", "1"))),
                word("betaUsers", draft -> draft.betaUsers(TargetingCondition.is("user.id", "2"))),
                word("segment", draft -> draft.segment("press", TargetingCondition.is("user.id", "3"))),
                word("bucketBy", draft -> draft.bucketBy("session.id")),
                word("flagKey", draft -> draft.flagKey("alerts")),
                word(
                        "dataRollback",
                        draft -> draft.dataModel("Prices have a history").dataRollback("alerts.sql")),
                word(
                        "tooling",
                        draft -> draft.tooling(
                                Tooling.builder().flagSystem("Unleash").build())),
                word("owner", draft -> draft.owner("Grace")),
                word("riskAtLeast", draft -> draft.riskAtLeast(RiskLevel.HIGH)),
                word("using", draft -> draft.using("ring")),
                word("using its own", draft -> draft.using(new AtOnce())),
                word("ladder", draft -> draft.ladder(Step.of("Some", 7, Duration.ofDays(1)), Step.last("All"))));
    }

    private static Arguments word(String name, UnaryOperator<ChangeDraft> says) {
        return Arguments.of(name, says);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("words")
    void whatIsSaidIsSaidOfTheNewDraftOnly(String name, UnaryOperator<ChangeDraft> says) {
        ChangeDraft template = template();
        RolloutPlan before = template.plan();
        RolloutPlan said = says.apply(template).plan();
        assertThat(said).isNotEqualTo(before);
        assertThat(template.plan()).isEqualTo(before);
        assertThat(says.apply(template).plan()).isEqualTo(said);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("words")
    void twoChangesThatShareADraftNeverMix(String name, UnaryOperator<ChangeDraft> says) {
        ChangeDraft template = template();
        ChangeDraft one = says.apply(template);
        RolloutPlan alone = one.plan();
        assertThat(words().map(other -> sayingOf(other).apply(template).plan())).contains(alone);
        assertThat(one.plan()).isEqualTo(alone);
    }

    @SuppressWarnings("unchecked")
    private static UnaryOperator<ChangeDraft> sayingOf(Arguments word) {
        return (UnaryOperator<ChangeDraft>) word.get()[1];
    }

    @Test
    void aProblemOfOneChangeIsNoneOfTheOther() {
        ChangeDraft template = template();
        ChangeDraft broken = template.owner(null).population(null);
        assertThat(Problems.of(template)).isEmpty();
        assertThat(Problems.of(broken)).hasSize(2).allMatch(problem -> problem.contains("It is null."));
    }

    @Test
    void anArrayThatChangesLaterIsNotWhatWasSaid() {
        Step[] steps = {Step.of("Some", 7, Duration.ofDays(1)), Step.last("All")};
        ChangeDraft draft = template().ladder(steps);
        steps[0] = Step.of("Many", 90, Duration.ofDays(1));
        assertThat(draft.plan().phases()).extracting(RolloutPhase::name).containsExactly("Some", "All");
    }

    private static final class AtOnce implements RolloutStrategy {
        @Override
        public String id() {
            return "at-once";
        }

        @Override
        public String label() {
            return "At once";
        }

        @Override
        public List<PhaseOutline> phases(StrategyContext context) {
            return List.of(new PhaseOutline(Step.last("Everybody"), new Audience.Stated("all"), List.of()));
        }
    }
}
