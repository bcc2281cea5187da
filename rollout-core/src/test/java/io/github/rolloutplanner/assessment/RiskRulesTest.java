package io.github.rolloutplanner.assessment;

import static io.github.rolloutplanner.change.RiskLevel.CRITICAL;
import static io.github.rolloutplanner.change.RiskLevel.HIGH;
import static io.github.rolloutplanner.change.RiskLevel.LOW;
import static io.github.rolloutplanner.change.RiskLevel.MEDIUM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.ImpactKind;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.change.UserFacingChange;
import io.github.rolloutplanner.policy.RiskPolicy;
import io.github.rolloutplanner.reason.Reason;
import java.util.Map;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RiskRulesTest {

    private static Assessment assess(Change.Builder change) {
        return Assessment.of(change.build(), RiskPolicy.standard());
    }

    private static RiskLevel risk(Trait... traits) {
        return assess(Change.named("Kiosk mode").addTraits(traits)).risk();
    }

    private static AbstractListAssert<?, ?, Tuple, ?> assertReasons(Change.Builder change) {
        return assertThat(assess(change).riskReasons()).extracting(Reason::rule, Reason::facts);
    }

    private static Tuple reason(String rule, String level) {
        return tuple(rule, Map.of("level", level));
    }

    private static Tuple reason(String rule, String level, String fact, String value) {
        return tuple(rule, Map.of(fact, value, "level", level));
    }

    @Nested
    class EachTrait {
        @ParameterizedTest
        @EnumSource(names = {"PAYMENTS", "SECURITY", "DATA_INTEGRITY"})
        @Tag("spec:risk.critical")
        void isCriticalWhereMoneyTrustOrDataIsAtStake(Trait trait) {
            assertThat(risk(trait)).isEqualTo(CRITICAL);
        }

        @ParameterizedTest
        @EnumSource(
                names = {
                    "CRITICAL_PATH",
                    "AUTHENTICATION",
                    "DATA_MIGRATION",
                    "BREAKING_CHANGE",
                    "KERNEL_OR_AGENT",
                    "GLOBAL_CONFIG"
                })
        @Tag("spec:risk.high")
        void isHighWhereManyAreStoppedAtOnce(Trait trait) {
            assertThat(risk(trait)).isEqualTo(HIGH);
        }

        @ParameterizedTest
        @CsvSource({
            "SECURITY, HIGH",
            "CRITICAL_PATH, MEDIUM",
            "AUTHENTICATION, MEDIUM",
            "PAYMENTS, CRITICAL",
            "DATA_INTEGRITY, CRITICAL",
            "DATA_MIGRATION, HIGH",
            "GLOBAL_CONFIG, HIGH"
        })
        void aFallbackLowersWhatIsOverAtOnce(Trait trait, RiskLevel level) {
            assertThat(risk(trait, Trait.HAS_FALLBACK)).isEqualTo(level);
        }

        @Test
        void sharedMonitoringIsCritical() {
            assertThat(risk(Trait.OBSERVABILITY)).isEqualTo(MEDIUM);
            assertThat(risk(Trait.OBSERVABILITY, Trait.KERNEL_OR_AGENT)).isEqualTo(CRITICAL);
            assertThat(risk(Trait.OBSERVABILITY, Trait.ISOLATED)).isEqualTo(MEDIUM);
        }

        @ParameterizedTest
        @EnumSource(names = {"NEW_FEATURE", "WORKFLOW_CHANGE"})
        @Tag("spec:risk.medium")
        void isMediumWhereUsersWorkInAnotherWay(Trait trait) {
            assertThat(risk(trait)).isEqualTo(MEDIUM);
            assertThat(risk(trait, Trait.HAS_FALLBACK)).isEqualTo(MEDIUM);
        }

        @ParameterizedTest
        @EnumSource(names = {"VISUAL_ONLY", "ISOLATED", "INTERNAL_REFACTORING", "CONFIGURATION"})
        @Tag("spec:risk.low")
        void isLowWhereNothingThatUsersDoChanges(Trait trait) {
            assertThat(risk(trait)).isEqualTo(LOW);
        }

        @Test
        void isNotLowForARepairOfUnknownReach() {
            assertThat(risk(Trait.BUG_FIX)).isEqualTo(MEDIUM);
            assertThat(risk(Trait.BUG_FIX, Trait.ISOLATED)).isEqualTo(LOW);
        }

        @ParameterizedTest
        @EnumSource(names = {"MULTI_TENANT", "HAS_FALLBACK", "NO_FALLBACK"})
        void isMediumWhereItSaysNothingOfRisk(Trait trait) {
            assertReasons(Change.named("Kiosk mode").addTraits(trait))
                    .containsExactly(reason("risk.unknown", "medium"));
        }

        @Test
        void countsOnlyWhereItIsTheHighestAndIsNamedEvenWhereItIsNot() {
            Change.Builder change = Change.named("Kiosk mode").addTraits(Trait.NEW_FEATURE, Trait.PAYMENTS);
            assertThat(assess(change).risk()).isEqualTo(CRITICAL);
            assertReasons(change)
                    .containsExactly(
                            reason("risk.trait", "medium", "change", "is a new feature"),
                            reason("risk.trait", "critical", "change", "touches payments"));
        }

        @Test
        void bringsWhatThePolicySays() {
            RiskPolicy policy = RiskPolicy.standard().withTraitLevel(Trait.CONFIGURATION, HIGH);
            Change change =
                    Change.named("Kiosk mode").addTraits(Trait.CONFIGURATION).build();
            assertThat(Assessment.of(change, policy).risk()).isEqualTo(HIGH);
        }
    }

    @Nested
    class EachImpact {
        private Change.Builder visible(ImpactKind kind) {
            return Change.named("Kiosk mode").addUserFacingChanges(new UserFacingChange(kind, "Larger keys"));
        }

        @ParameterizedTest
        @EnumSource
        @Tag("spec:risk.medium")
        void isMedium(ImpactKind kind) {
            assertThat(assess(visible(kind)).risk()).isEqualTo(MEDIUM);
        }

        @Test
        void isNotAboveAVisualChangeWhereOnlyTheInterfaceChanges() {
            assertThat(assess(visible(ImpactKind.UI).addTraits(Trait.VISUAL_ONLY))
                            .risk())
                    .isEqualTo(LOW);
        }

        @Test
        void isForgivenAnIsolatedBugFix() {
            Change.Builder fix = visible(ImpactKind.BEHAVIORAL).addTraits(Trait.BUG_FIX);
            assertThat(assess(fix).risk()).isEqualTo(MEDIUM);
            assertThat(assess(fix.addTraits(Trait.ISOLATED)).risk()).isEqualTo(LOW);
        }

        @Test
        void isAReason() {
            assertReasons(visible(ImpactKind.INTEGRATION))
                    .containsExactly(reason("risk.impact", "medium", "change", "an integration change"));
        }
    }

    @Nested
    class Fallbacks {
        @Test
        void raiseANewFeatureWhereThereIsNone() {
            Change.Builder change = Change.named("Kiosk mode").addTraits(Trait.NEW_FEATURE, Trait.NO_FALLBACK);
            assertThat(assess(change).risk()).isEqualTo(HIGH);
            assertReasons(change).containsExactly(reason("risk.no-fallback", "high"));
        }

        @Test
        void areNothingToOtherChanges() {
            assertThat(risk(Trait.WORKFLOW_CHANGE, Trait.NO_FALLBACK)).isEqualTo(MEDIUM);
        }
    }

    @Nested
    class ASecurityFix {
        @Test
        void isOneLevelBelowANewLock() {
            Change.Builder change = Change.named("Kiosk mode").addTraits(Trait.SECURITY, Trait.BUG_FIX);
            assertThat(assess(change).risk()).isEqualTo(HIGH);
            assertReasons(change).contains(reason("risk.security-fix", "high"));
        }
    }

    @Nested
    class APopulation {
        private Change.Builder of(long users, Trait trait) {
            return Change.named("Kiosk mode").addTraits(trait).population(Population.ofUsersPerDay(users));
        }

        @Test
        void raisesAMediumChangeWhereItIsLarge() {
            assertThat(assess(of(999_999, Trait.NEW_FEATURE)).risk()).isEqualTo(MEDIUM);
            assertThat(assess(of(1_000_000, Trait.NEW_FEATURE)).risk()).isEqualTo(HIGH);
            assertReasons(of(1_000_000, Trait.NEW_FEATURE))
                    .contains(tuple(
                            "risk.population",
                            Map.of("users", "1,000,000 users", "large", "1,000,000", "level", "high")));
        }

        @Test
        void leavesALowChangeLow() {
            assertThat(assess(of(50_000_000, Trait.VISUAL_ONLY)).risk()).isEqualTo(LOW);
        }

        @Test
        void isLargeWherethePolicySays() {
            RiskPolicy policy = RiskPolicy.standard().withLargePopulation(100);
            assertThat(Assessment.of(of(100, Trait.NEW_FEATURE).build(), policy).risk())
                    .isEqualTo(HIGH);
        }
    }

    @Nested
    class WhatCannotBeRolledBack {
        @Test
        void isOneLevelHigher() {
            assertThat(risk(Trait.ISOLATED, Trait.IRREVERSIBLE)).isEqualTo(MEDIUM);
            assertThat(risk(Trait.NEW_FEATURE, Trait.IRREVERSIBLE)).isEqualTo(HIGH);
            assertThat(risk(Trait.CRITICAL_PATH, Trait.IRREVERSIBLE)).isEqualTo(CRITICAL);
            assertReasons(Change.named("Kiosk mode").addTraits(Trait.ISOLATED, Trait.IRREVERSIBLE))
                    .contains(reason("risk.irreversible", "medium", "before", "low"));
        }

        @Test
        void staysCriticalWhereItIs() {
            assertThat(risk(Trait.PAYMENTS, Trait.IRREVERSIBLE)).isEqualTo(CRITICAL);
        }
    }

    @Nested
    class TheCaller {
        @Test
        void raisesWithAReason() {
            Change.Builder change =
                    Change.named("Kiosk mode").addTraits(Trait.ISOLATED).riskAtLeast(HIGH);
            assertThat(assess(change).risk()).isEqualTo(HIGH);
            assertReasons(change).contains(reason("risk.caller", "high", "before", "low"));
        }

        @Test
        void neverLowers() {
            Change.Builder change =
                    Change.named("Kiosk mode").addTraits(Trait.PAYMENTS).riskAtLeast(LOW);
            assertThat(assess(change).risk()).isEqualTo(CRITICAL);
            assertThat(assess(change).riskReasons()).extracting(Reason::rule).doesNotContain("risk.caller");
        }
    }

    @Test
    void nothingKnownIsMediumNeverLow() {
        assertThat(risk()).isEqualTo(MEDIUM);
    }
}
