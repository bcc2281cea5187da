package io.github.rolloutplanner;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.FeatureFlag.VariantPercentage;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.flag.TargetingRule;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlagSectionTest {

    private static FeatureFlag flag(ChangeDraft draft) {
        return draft.plan().flags().get(0);
    }

    @Nested
    class ItsType {
        @Test
        @Tag("spec:flag.boolean")
        void isBooleanWhereEverybodyGetsItAtOnce() {
            FeatureFlag flag = flag(Plans.savedFilters().using("immediate"));
            assertThat(flag.type()).isEqualTo(FeatureFlag.Type.BOOLEAN);
            assertThat(flag.startPercentage()).isEmpty();
            assertThat(flag.bucketBy()).isEmpty();
        }

        @Test
        @Tag("spec:flag.percentage")
        void isPercentageWhereUsersGetItByAndBy() {
            FeatureFlag flag = flag(Plans.savedFilters());
            assertThat(flag.type()).isEqualTo(FeatureFlag.Type.PERCENTAGE);
            assertThat(flag.startPercentage()).contains(percent(5));
            assertThat(flag.bucketBy()).contains("user.id");
            assertThat(flag.reasons()).singleElement().satisfies(reason -> {
                assertThat(reason.rule()).isEqualTo("flag.percentage");
                assertThat(reason.facts())
                        .containsExactly(
                                entry("percentage", "5%"), entry("users", "users"), entry("bucketingKey", "user.id"));
            });
        }

        @Test
        @Tag("spec:flag.multivariate")
        void isMultivariateWhereTwoVariantsAreCompared() {
            FeatureFlag flag = flag(Plans.greenButton());
            assertThat(flag.type()).isEqualTo(FeatureFlag.Type.MULTIVARIATE);
            assertThat(flag.variants())
                    .containsExactly(
                            new VariantPercentage("grey-button", percent(50)),
                            new VariantPercentage("green-button", percent(50)));
            assertThat(flag.defaultValue()).isEqualTo(FlagValue.of("grey-button"));
        }

        @Test
        void isNoneWhereNoRolloutIsNeeded() {
            assertThat(Plans.softerShadows().plan().flags()).isEmpty();
        }
    }

    @Nested
    class AFlagIsThere {
        @Test
        void whereTheCallerWantsStepsThatAreNotNeeded() {
            assertThat(Plans.softerShadows().using("canary").plan().flags()).isNotEmpty();
        }

        @Test
        void whereTheCallerHasALadderThatIsNotNeeded() {
            ChangeDraft own =
                    Plans.softerShadows().ladder(Step.of("Some", 10, Duration.ofDays(1)), Step.last("Everybody"));
            assertThat(own.plan().flags()).isNotEmpty();
        }

        @Test
        void whereTheTeamGoesFirstThoughItIsNotNeeded() {
            assertThat(Plans.softerShadows().internalFirst().plan().flags()).isNotEmpty();
        }
    }

    @Test
    @Tag("spec:flag.default")
    void givesTheOldBehaviourToThoseWhoAreNotInIt() {
        assertThat(flag(Plans.onePageCheckout()).defaultValue()).isEqualTo(FlagValue.of(false));
    }

    @Nested
    @Tag("spec:flag.targeting")
    class ItsRules {
        @Test
        void areTheSegmentsOfTheCallerInTheirOrder() {
            assertThat(flag(Plans.savedFilters()
                                    .betaUsers(TargetingCondition.is("user.tier", "beta"))
                                    .segment("Berlin", TargetingCondition.in("user.city", "Berlin", "Potsdam")))
                            .rules())
                    .extracting(TargetingRule::segment, TargetingRule::who, TargetingRule::value)
                    .containsExactly(
                            tuple("beta", "user.tier == 'beta'", FlagValue.of(true)),
                            tuple("Berlin", "user.city in ['Berlin', 'Potsdam']", FlagValue.of(true)));
        }

        @Test
        void includeTheTeamWhereItGoesFirst() {
            FeatureFlag flag = flag(Plans.savedFilters().internalFirst());
            assertThat(flag.targets("internal")).isTrue();
            assertThat(flag.rules().get(0).who()).isEqualTo("member of segment 'internal'");
        }

        @Test
        void giveTheTreatmentInAnExperiment() {
            FeatureFlag flag = flag(Plans.greenButton().internalFirst());
            assertThat(flag.rules()).extracting(TargetingRule::value).containsOnly(FlagValue.of("green-button"));
        }

        @Test
        void knowASegmentAndARingOfOneNameAsOne() {
            FeatureFlag flag = flag(Plans.savedFilters()
                    .population(Population.ofRings(Ring.of("Beta", 90), Ring.of("All", 4_000)))
                    .segment("Beta", TargetingCondition.is("user.tier", "beta")));
            assertThat(flag.rules()).hasSize(1);
        }

        @Test
        void turnItOnForNoRingBeforeItsPhase() {
            FeatureFlag flag = flag(Plans.appointmentStore());
            assertThat(flag.rules()).extracting(TargetingRule::segment).doesNotContain("northern clinics");
        }
    }

    /** Of variants whose names give no key, or one key twice. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Blue button | blue button! | | control,treatment",
                "← | → | | control,treatment",
                "Blue | Red | RED | control,treatment,treatment-2"
            })
    void itsVariantsAreNumberedWhereTheirNamesMakeNoKeys(String one, String two, String three, String keys) {
        ExperimentRequest request = ExperimentRequest.changing("Orders", percent(10));
        FeatureFlag flag = flag(Plans.greenButton()
                .experiment(three == null ? request.between(one, two) : request.between(one, two, three)));
        assertThat(flag.variants()).extracting(VariantPercentage::name).containsExactly(keys.split(","));
    }

    @Test
    void startsAtThePercentageThatGivesTheTreatmentToAsManyAsAreExposed() {
        assertThat(flag(Plans.greenButton()).startPercentage()).contains(percent(10));
    }

    @Nested
    class ItsKey {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "One-page checkout | one-page-checkout",
                    "  Größe & Farbe!  | grosse-farbe",
                    "Café crème | cafe-creme",
                    "İstanbul'a uçuş | istanbul-a-ucus",
                    "v2.0 (beta) | v2-0-beta",
                    "🚀 Launch 🚀 | launch",
                    "SSO→SAML | sso-saml",
                    "__x__ | x"
                })
        void isMadeOfTheName(String name, String key) {
            assertThat(flag(RolloutPlanner.forChange(name)).key()).isEqualTo(key);
        }

        @Test
        void isTheCallersWhereOneIsGiven() {
            assertThat(flag(Plans.appointmentStore()).key()).isEqualTo("APPOINTMENTS_V2");
        }
    }

    @Test
    void isSplitByWhatTheCallerSays() {
        assertThat(flag(Plans.appointmentStore()).bucketBy()).contains("clinic.id");
    }

    @Test
    void isAskedInTheStyleOfTheCaller() {
        assertThat(flag(Plans.savedFilters()).implementation())
                .contains("saved-filters")
                .contains("user.id");
        assertThat(flag(Plans.appointmentStore()).implementation()).contains("\"APPOINTMENTS_V2\"");
        assertThat(Plans.appointmentStore().plan().snippets())
                .isNotEmpty()
                .allSatisfy(snippet -> assertThat(snippet.code()).contains("APPOINTMENTS_V2"));
    }

    @Test
    void startsAtNobodyWhereTheTeamGoesFirst() {
        FeatureFlag flag = flag(Plans.savedFilters().touching(Trait.PAYMENTS));
        assertThat(flag.startPercentage()).contains(percent(0));
    }
}
