package io.github.rolloutplanner;

import static io.github.rolloutplanner.Experiments.experiment;
import static io.github.rolloutplanner.Experiments.facts;
import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.experiment.ExperimentRequest.Spending;
import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.FeatureFlag.VariantPercentage;
import io.github.rolloutplanner.internal.statistics.TwoProportionSampleSize;
import io.github.rolloutplanner.lint.Finding;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.Reason;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The design of an experiment of several treatments. */
class ExperimentOfSeveralTest {
    private static final ExperimentRequest FORMS = ExperimentRequest.changing("Sign-ups", percent(5))
            .between("long form", "short form", "one page", "no form");

    private static ChangeDraft draft(ExperimentRequest request) {
        return RolloutPlanner.forChange("Sign-up form")
                .behavioral("The form asks for less")
                .population(Population.ofUsersPerDay(60_000))
                .success(Metric.conversion("Sign-ups", percent(10)))
                .guardrail(Metric.errorRate("Errors", percent(1))
                        .withExposureUnit(ExposureUnit.USER)
                        .mustStayBelow(percent(2)))
                .experiment(request);
    }

    private static Experiment design(ExperimentRequest request) {
        return draft(request).plan().experiment().orElseThrow();
    }

    @Nested
    class TheSplit {
        @Test
        void isEqualByDefault() {
            assertThat(FORMS.split()).containsOnly(percent(25)).hasSize(4);
            assertThat(ExperimentRequest.changing("Sign-ups", percent(5)).split())
                    .containsExactly(percent(50), percent(50));
        }

        /** Thirds have no last digit that a flag system could want. */
        @ParameterizedTest
        @ValueSource(ints = {2, 3, 4, 6, 7, 9, 10})
        void intoEqualGroupsIsNoFinding(int variants) {
            String[] names =
                    IntStream.range(0, variants).mapToObj(at -> "v" + at).toArray(String[]::new);

            assertThat(PlanLinter.lint(draft(FORMS.between(names)).plan()))
                    .extracting(Finding::rule)
                    .doesNotContain("flags.granularity");
        }

        @Test
        void isBetweenDescriptions() {
            assertThatThrownBy(() -> FORMS.between("a", " ", null))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessage("descriptions[2]");
        }

        @ParameterizedTest
        @ValueSource(ints = {2, 3, 4, 6, 7, 9, 10})
        void sumsToAllUsers(int variants) {
            String[] names =
                    IntStream.range(0, variants).mapToObj(at -> "v" + at).toArray(String[]::new);
            for (ExperimentRequest request :
                    List.of(FORMS.between(names), FORMS.between(names).withLargerControl())) {
                assertThat(request.split()).hasSize(variants);
                assertThat(request.split().stream()
                                .mapToDouble(Percentage::value)
                                .sum())
                        .isCloseTo(100, within(1e-9));
                assertThat(draft(request).plan().experiment()).isPresent();
            }
        }

        /** Dunnett's √k. */
        @Test
        void mayHaveALargerControl() {
            List<Percentage> split = FORMS.withLargerControl().split();

            assertThat(split.get(0).value() / split.get(1).value()).isCloseTo(Math.sqrt(3), within(1e-5));
            assertThat(split.get(3)).isEqualTo(split.get(1));
        }

        @Test
        void withALargerControlFindsMoreOfAsManyUsers() {
            assertThat(usersOfAll(FORMS.withLargerControl())).isLessThan(usersOfAll(FORMS));
        }

        private double usersOfAll(ExperimentRequest request) {
            Experiment design = design(request);
            return design.sampleSizePerGroup().orElseThrow()
                    / design.split().get(0).fraction();
        }
    }

    @Nested
    class TheSize {
        /** Three treatments share the level, and a guardrail the power. */
        @Test
        void isThatOfTheSmallestTreatmentAtItsPartOfTheLevel() {
            var sizes = TwoProportionSampleSize.withDefaults()
                    .level(0.05 / 3)
                    .power(0.9)
                    .allocationRatio(0.5)
                    .sizes(0.1, 0.105);

            assertThat(design(FORMS.splitInto(40, 20, 20, 20)).sampleSizePerGroup())
                    .hasValue(sizes.control());
            assertThat(design(FORMS.splitInto(30, 15, 25, 30)).sampleSizePerGroup())
                    .hasValue(sizes.control());
        }

        @Test
        void growsWithTheTreatments() {
            assertThat(design(FORMS).sampleSizePerGroup().orElseThrow())
                    .isGreaterThan(design(FORMS.between("a", "b", "c"))
                            .sampleSizePerGroup()
                            .orElseThrow());
        }

        @Test
        void isWhatTheLinterAsksFor() {
            for (ExperimentRequest request :
                    List.of(FORMS, FORMS.splitInto(40, 20, 20, 20), FORMS.withLargerControl())) {
                assertThat(PlanLinter.lint(draft(request).plan()))
                        .filteredOn(finding -> finding.severity() == Finding.Severity.ERROR)
                        .extracting(Finding::rule)
                        .isEmpty();
            }
        }

        @Test
        void interimLooksShareTheLevelToo() {
            List<Experiment.Look> ofThree =
                    design(FORMS.withLooks(3, Spending.POCOCK)).looks();
            List<Experiment.Look> ofOne = design(FORMS.between("a", "b").withLooks(3, Spending.POCOCK))
                    .looks();

            assertThat(ofThree.get(0).better() / ofOne.get(0).better()).isBetween(0.2, 0.45);
            assertThat(ofThree.get(2).notWorse() / ofOne.get(2).notWorse()).isBetween(0.2, 0.45);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {60_000, 100})
    void itsReasonsSpeakOfAllGroups(long users) {
        Experiment ofThree = experiment(draft(FORMS).population(Population.ofUsersPerDay(users)));
        Experiment ofTwo = experiment(draft(FORMS.between("a", "b")).population(Population.ofUsersPerDay(users)));

        assertThat(weeks(ofThree).sentence()).startsWith("All groups are full");
        assertThat(weeks(ofTwo).sentence()).startsWith("Both groups are full");
        assertThat(facts(ofThree, "experiment.sample-size-per-group")).containsEntry("treatments", "3");
        assertThat(facts(ofThree, "experiment.guardrail-size")).containsEntry("treatments", "3");
        assertThat(facts(ofTwo, "experiment.guardrail-size")).doesNotContainKey("treatments");
    }

    private static Reason weeks(Experiment experiment) {
        return experiment.reasons().stream()
                .filter(reason -> reason.rule().startsWith("experiment.weeks"))
                .findFirst()
                .orElseThrow();
    }

    @Nested
    class ThePlan {
        private final RolloutPlan plan = draft(FORMS.splitInto(40, 20, 20, 20)).plan();
        private final Experiment test = plan.experiment().orElseThrow();

        @Test
        void namesAllTreatments() {
            assertThat(test.treatments()).containsExactly("short form", "one page", "no form");
            assertThat(test.hypothesis())
                    .isEqualTo("At least one of short form, one page and no form will increase Sign-ups by 5%"
                            + " compared with the control (long form), from 10% to 10.5%");
        }

        @Test
        void exposesAllTreatmentsTogether() {
            assertThat(plan.experimentPhase())
                    .map(RolloutPhase::percentage)
                    .contains(percent(60))
                    .contains(test.treated());
        }

        @Test
        void judgesEachTreatmentByItself() {
            GateEvidence evidence =
                    plan.experimentPhase().orElseThrow().evidence().get(0);
            GateEvidence ofAll = draft(FORMS.between("a", "b").splitInto(40, 60))
                    .plan()
                    .experimentPhase()
                    .orElseThrow()
                    .evidence()
                    .get(0);

            assertThat(evidence.significanceLevel()).isCloseTo(ofAll.significanceLevel() / 3, within(1e-12));
            assertThat(plan.explain()).contains("x 0.2 = ");
            assertThat(plan.exposure().orElseThrow().basis().tests()).isEqualTo(3);
        }

        @Test
        void givesTheFlagAllVariants() {
            FeatureFlag flag = plan.flags().get(0);

            assertThat(flag.variants())
                    .containsExactly(
                            new VariantPercentage("long-form", percent(40)),
                            new VariantPercentage("short-form", percent(20)),
                            new VariantPercentage("one-page", percent(20)),
                            new VariantPercentage("no-form", percent(20)));
            assertThat(flag.startPercentage().orElseThrow().fraction() * 0.6).isCloseTo(0.05, within(1e-6));
        }

        @Test
        void takesAStepOfTheCallersLadderThatExposesAllTreatments() {
            RolloutPlan own = draft(FORMS.splitInto(40, 20, 20, 20))
                    .ladder(Step.of("Test", 60, Duration.ofDays(14)), Step.last("All"))
                    .plan();

            assertThat(own.experimentPhase()).map(RolloutPhase::name).contains("Test");
        }
    }

    @Nested
    class Refuses {
        @Test
        void elevenVariants() {
            String[] names = IntStream.range(0, 11).mapToObj(at -> "v" + at).toArray(String[]::new);

            assertThatThrownBy(draft(FORMS.between(names))::plan)
                    .isInstanceOf(InvalidChangeException.class)
                    .hasMessageContaining("compares 2 to 10 variants, not 11");
        }

        @Test
        void aSplitOfOtherVariants() {
            assertThatThrownBy(draft(FORMS.splitInto(50, 50))::plan)
                    .isInstanceOf(InvalidChangeException.class)
                    .hasMessageContaining("has 2 parts for 4 variants");
        }

        @Test
        void aMetricThatIsCalledLikeAnotherOfAVariant() {
            assertThatThrownBy(draft(FORMS).guardrail(Metric.errorRate("Errors (no form)", percent(1)))::plan)
                    .isInstanceOf(InvalidChangeException.class)
                    .hasMessageContaining("'Errors (no form)' is the name of a metric");
        }
    }
}
