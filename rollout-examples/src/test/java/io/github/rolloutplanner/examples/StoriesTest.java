package io.github.rolloutplanner.examples;

import static io.github.rolloutplanner.examples.PlanFacts.need;
import static io.github.rolloutplanner.examples.PlanFacts.percentages;
import static io.github.rolloutplanner.examples.PlanFacts.soaks;
import static io.github.rolloutplanner.examples.PlanFacts.strategy;
import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.assessment.RolloutNeed;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.json.documents.Documents;
import io.github.rolloutplanner.json.export.Export;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each story runs, and its plan is what the story says. */
class StoriesTest {

    @Nested
    class AnErrorMessageTypo {
        private final RolloutPlan plan = ErrorMessageTypo.plan();

        @Test
        @Tag("spec:strategy.immediate")
        void needsNoRolloutAndGoesOutAtOnce() {
            assertThat(need(plan)).isEqualTo(RolloutNeed.SKIP);
            assertThat(plan.risk()).isEqualTo(RiskLevel.LOW);
            assertThat(strategy(plan)).isEqualTo("immediate");
            assertThat(percentages(plan)).containsExactly("100%");
            assertThat(plan.timeline().bake().length()).contains(Duration.ofHours(4));
        }

        @Test
        void saysByWhichRules() {
            assertThat(Console.printedBy(() -> ErrorMessageTypo.main(new String[0])))
                    .startsWith("Rollout: SKIP")
                    .contains("[skip.bug-fix]", "[skip.visual]");
        }
    }

    @Nested
    class ABlueHeader {
        @Test
        void isSkippedByTheRules() {
            RolloutPlan plan = BlueHeader.byTheRules();
            assertThat(need(plan)).isEqualTo(RolloutNeed.SKIP);
            assertThat(strategy(plan)).isEqualTo("immediate");
        }

        @Test
        @Tag("spec:strategy.percentage")
        void climbsWhenTheCallerSaysSo() {
            RolloutPlan plan = BlueHeader.byTheCaller();
            assertThat(plan.risk()).isEqualTo(RiskLevel.MEDIUM);
            assertThat(strategy(plan)).isEqualTo("percentage");
            assertThat(percentages(plan)).containsExactly("5%", "25%", "50%", "100%");
            assertThat(soaks(plan)).isBetween(Duration.ofDays(3), Duration.ofDays(5));
        }

        @Test
        void keepsBothVerdicts() {
            assertThat(Console.printedBy(() -> BlueHeader.main(new String[0])))
                    .contains("[strategy.skip]", "[strategy.caller]", "[risk.trait]", "[risk.caller]");
        }
    }

    @Nested
    class APriceService {
        private final Export canary = PriceService.canary(PriceService.plan());

        @Test
        void isACanaryThatArgoCarriesOut() {
            assertThat(Documents.faults(Documents.of(canary.document()))).isEmpty();
            assertThat(canary.document())
                    .contains("- setWeight: 5\n", "- setWeight: 50\n", "- setWeight: 100\n", "replicas: 6\n");
        }

        @Test
        void saysWhatArgoDoesNotDo() {
            assertThat(Console.printedBy(() -> PriceService.main(new String[0])))
                    .startsWith("---\napiVersion: argoproj.io/v1alpha1\nkind: AnalysisTemplate\n")
                    .contains("Argo Rollouts does not keep one false positive rate over all looks");
        }
    }

    @Nested
    class AnOfflineReaderRelease {
        private final RolloutPlan plan = OfflineReaderRelease.plan();

        @Test
        void keepsTheStepsOfTheStore() {
            assertThat(plan.risk()).isEqualTo(RiskLevel.MEDIUM);
            assertThat(percentages(plan)).containsExactly("1%", "2%", "5%", "10%", "20%", "50%", "100%");
            assertThat(plan.phases())
                    .allSatisfy(phase -> assertThat(phase.reasons())
                            .extracting(reason -> reason.rule())
                            .startsWith("phase.caller"));
        }

        @Test
        void waitsForAPerson() {
            assertThat(plan.phases().get(0).goLiveCriteria())
                    .singleElement()
                    .asString()
                    .contains("The release manager");
            assertThat(Console.printedBy(() -> OfflineReaderRelease.main(new String[0])))
                    .contains("[monitoring.none]", "[population.unknown]");
        }
    }

    @Nested
    class ASignUpPage {
        private final RolloutPlan plan = SignUpPage.plan(percent(5));

        @Test
        @Tag("spec:strategy.ab-test")
        void splitsVisitorsUntilTheEffectWouldShow() {
            Experiment test = plan.experiment().orElseThrow();
            assertThat(strategy(plan)).isEqualTo("ab-test");
            assertThat(test.split()).containsExactly(percent(50), percent(50));
            assertThat(test.days().orElseThrow() % 7).isZero();
            assertThat(test.days().orElseThrow() * 2_500L)
                    .isGreaterThanOrEqualTo(test.sampleSizePerGroup().orElseThrow());
        }

        @Test
        void halfOfAnEffectTakesAboutFourTimesAsMany() {
            double ratio = (double) sampleSize(20) / sampleSize(40);
            assertThat(ratio).isBetween(3.0, 4.5);
            assertThat(sampleSize(40)).isBetween(1_000L, 1_500L);
        }

        @Test
        void printsThePriceOfEachEffect() {
            assertThat(Console.printedBy(() -> SignUpPage.main(new String[0])))
                    .contains("+40%: ", "+20%: ", "+10%: ", "+5%: ", "Experiment: Random 50% of visitors");
        }

        private long sampleSize(double effect) {
            return SignUpPage.plan(percent(effect))
                    .experiment()
                    .orElseThrow()
                    .sampleSizePerGroup()
                    .orElseThrow();
        }
    }

    @Nested
    class AutomaticTypeFiles {
        private final RolloutPlan plan = AutomaticTypes.plan();

        @Test
        void goOutInPercentagesAfterTheTeam() {
            assertThat(plan.risk()).isEqualTo(RiskLevel.MEDIUM);
            assertThat(strategy(plan)).isEqualTo("percentage");
            assertThat(percentages(plan)).containsExactly("0%", "5%", "25%", "50%", "100%");
        }

        @Test
        void areHeldBySomebodyElsesTrouble() {
            assertThat(plan.phases().get(1).goLiveCriteria())
                    .extracting(Gate::role)
                    .containsExactly(GateRole.GUARDRAIL, GateRole.SIGNAL);
            assertThat(plan.rollback().automaticTriggers())
                    .singleElement()
                    .asString()
                    .startsWith("Sessions that crash");
            assertThat(Console.printedBy(() -> AutomaticTypes.main(new String[0])))
                    .contains("SIGNAL: Registry requests that find nothing < ");
        }
    }

    @Test
    @Tag("spec:strategy.canary")
    void searchByMeaningGoesOutAsACanary() {
        RolloutPlan plan = OneLook.plan();
        assertThat(plan.risk()).isEqualTo(RiskLevel.HIGH);
        assertThat(strategy(plan)).isEqualTo("canary");
        assertThat(percentages(plan)).containsExactly("1%", "5%", "10%", "25%", "50%", "100%");
        assertThat(soaks(plan)).isBetween(Duration.ofDays(7), Duration.ofDays(10));
    }

    @Nested
    class ATeamFormSelectPanel {
        private final RolloutPlan plan = TeamFormSelectPanel.plan();

        /** It touches authentication, and the old form comes back at once. */
        @Test
        void goesOutByPercentage() {
            assertThat(plan.risk()).isEqualTo(RiskLevel.MEDIUM);
            assertThat(strategy(plan)).isEqualTo("percentage");
            assertThat(percentages(plan)).containsExactly("5%", "25%", "50%", "100%");
        }

        @Test
        void hasAFlagWithRules() {
            FeatureFlag flag = plan.flags().get(0);
            assertThat(flag.type()).isEqualTo(FeatureFlag.Type.PERCENTAGE);
            assertThat(flag.targets("internal")).isTrue();
            assertThat(flag.targets("beta")).isTrue();
            assertThat(flag.bucketBy()).contains("organization.id");
        }

        @Test
        void printsTheFlagAndItsCode() {
            assertThat(Console.printedBy(() -> TeamFormSelectPanel.main(new String[0])))
                    .contains("team-form-select-panel", "user.email ends with @github.com")
                    .contains("// Old: the form with the old selection list");
        }
    }
}
