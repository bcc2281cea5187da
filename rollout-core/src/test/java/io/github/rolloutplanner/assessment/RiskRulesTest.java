package io.github.rolloutplanner.assessment;

import static io.github.rolloutplanner.change.RiskLevel.CRITICAL;
import static io.github.rolloutplanner.change.RiskLevel.HIGH;
import static io.github.rolloutplanner.change.RiskLevel.LOW;
import static io.github.rolloutplanner.change.RiskLevel.MEDIUM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.ImpactKind;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.change.UserFacingChange;
import io.github.rolloutplanner.policy.RiskPolicy;
import io.github.rolloutplanner.reason.Reason;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RiskRulesTest {

    private static Assessment assess(Change.Builder change) {
        return Assessment.of(change.build(), RiskPolicy.standard());
    }

    private static RiskLevel risk(Trait... traits) {
        return assess(Change.named("Kiosk mode").addTraits(traits)).risk();
    }

    private static List<String> reasons(Change.Builder change) {
        return assess(change).riskReasons().stream().map(Reason::toString).toList();
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
            assertThat(reasons(Change.named("Kiosk mode").addTraits(trait)))
                    .containsExactly("Nothing that is known about 'Kiosk mode' says how risky it is: MEDIUM."
                            + " [risk.unknown]");
        }

        @Test
        void countsOnlyWhereItIsTheHighestAndIsNamedEvenWhereItIsNot() {
            Change.Builder change = Change.named("Kiosk mode").addTraits(Trait.NEW_FEATURE, Trait.PAYMENTS);
            assertThat(assess(change).risk()).isEqualTo(CRITICAL);
            assertThat(reasons(change))
                    .containsExactly(
                            "'Kiosk mode' is a new feature: MEDIUM. [risk.trait]",
                            "'Kiosk mode' touches payments: CRITICAL. [risk.trait]");
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
        private Change.Builder noticed(ImpactKind kind) {
            return Change.named("Kiosk mode").addUserFacingChanges(new UserFacingChange(kind, "Larger keys"));
        }

        @ParameterizedTest
        @EnumSource
        @Tag("spec:risk.medium")
        void isMedium(ImpactKind kind) {
            assertThat(assess(noticed(kind)).risk()).isEqualTo(MEDIUM);
        }

        @Test
        void isNotAboveAVisualChangeWhereOnlyTheInterfaceChanges() {
            assertThat(assess(noticed(ImpactKind.UI).addTraits(Trait.VISUAL_ONLY))
                            .risk())
                    .isEqualTo(LOW);
        }

        @Test
        void isForgivenAnIsolatedBugFix() {
            Change.Builder fix = noticed(ImpactKind.BEHAVIORAL).addTraits(Trait.BUG_FIX);
            assertThat(assess(fix).risk()).isEqualTo(MEDIUM);
            assertThat(assess(fix.addTraits(Trait.ISOLATED)).risk()).isEqualTo(LOW);
        }

        @Test
        void saysItInGoodEnglish() {
            assertThat(reasons(noticed(ImpactKind.INTEGRATION)))
                    .singleElement()
                    .asString()
                    .doesNotContain("a integration");
        }
    }

    @Nested
    class Fallbacks {
        @Test
        void raiseANewFeatureWhereThereIsNone() {
            Change.Builder change = Change.named("Kiosk mode").addTraits(Trait.NEW_FEATURE, Trait.NO_FALLBACK);
            assertThat(assess(change).risk()).isEqualTo(HIGH);
            assertThat(reasons(change))
                    .containsExactly(
                            "'Kiosk mode' is a new feature without a fallback, one level above one that has it:"
                                    + " HIGH. [risk.no-fallback]");
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
            assertThat(reasons(change))
                    .contains("'Kiosk mode' repairs security, and holding it back has a risk too: HIGH."
                            + " [risk.security-fix]");
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
            assertThat(reasons(of(1_000_000, Trait.NEW_FEATURE)))
                    .contains("1,000,000 users a day are at least 1,000,000: HIGH. [risk.population]");
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
    class WhatCannotBeUndone {
        @Test
        void isOneLevelHigher() {
            assertThat(risk(Trait.ISOLATED, Trait.IRREVERSIBLE)).isEqualTo(MEDIUM);
            assertThat(risk(Trait.NEW_FEATURE, Trait.IRREVERSIBLE)).isEqualTo(HIGH);
            assertThat(risk(Trait.CRITICAL_PATH, Trait.IRREVERSIBLE)).isEqualTo(CRITICAL);
            assertThat(reasons(Change.named("Kiosk mode").addTraits(Trait.ISOLATED, Trait.IRREVERSIBLE)))
                    .contains("'Kiosk mode' cannot be undone: one level above LOW: MEDIUM. [risk.irreversible]");
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
            assertThat(reasons(change))
                    .contains("The caller asked for at least HIGH where the facts give LOW: HIGH. [risk.caller]");
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
