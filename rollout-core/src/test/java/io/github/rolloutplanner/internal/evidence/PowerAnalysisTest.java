package io.github.rolloutplanner.internal.evidence;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.TestDesign;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.internal.rules.SoakRows;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.policy.EvidencePolicy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PowerAnalysisTest {
    /** 10,000 an hour. */
    private static final Population SHOP = Population.ofUsersPerDay(100_000).withRequestsPerDay(240_000);

    private static final EvidencePolicy ONCE = EvidencePolicy.standard().withLooks(TestDesign.FIXED_HORIZON);
    private static final Metric ERRORS = Metric.errorRate("5xx", percent(1));
    private static final Duration WEEK = Duration.ofDays(7);

    /** 6,355 requests in each group show the gate at the nine tenths of the level that a comparison has. */
    private static final GateQuestion GATE = gate(true);

    private static GateQuestion gate(boolean isGuardrail) {
        return new GateQuestion(
                ERRORS, isGuardrail ? GateRole.GUARDRAIL : GateRole.SIGNAL, Quantity.of(1.5, "%"), Quantity.of(2, "%"));
    }

    private static PhasePowerAnalysis prove(Duration soak, Duration longest, GateQuestion... gates) {
        return new PowerAnalysis(SHOP, ONCE, 1, 1)
                .prove(new PhaseQuestion(percent(5), true, List.of(), soak, longest(longest), List.of(gates)));
    }

    private static GateEvidence only(PhasePowerAnalysis proof) {
        assertThat(proof.gates()).hasSize(1);
        return proof.gates().get(0);
    }

    @Nested
    class APhase {
        @Test
        void thatBringsEnoughDetects() {
            PhasePowerAnalysis proof = prove(Duration.ofDays(1), WEEK, GATE);
            assertThat(proof.soak()).isEqualTo(Duration.ofDays(1));
            GateEvidence evidence = only(proof);
            assertThat(evidence.verdict()).isEqualTo(Verdict.POWERED);
            assertThat(evidence.needed()).hasValue(6355);
            assertThat(evidence.available()).isEqualTo(12_000);
            // 500 requests an hour: 12.71 hours for the gate; the trigger is looked at once, at the end
            assertThat(evidence.reachedAfter()).contains(Duration.ofHours(13));
            assertThat(evidence.triggerSeenAfter()).contains(Duration.ofDays(1));
            assertThat(evidence.comparison()).isEqualTo(Comparison.CONTROL);
            assertThat(evidence.allocationRatio()).hasValue(1);
            assertThat(evidence.level()).isEqualTo(0.045);
        }

        @Test
        void thatBringsTooLittleIsExtendedByTheLeastWholeHours() {
            PhasePowerAnalysis proof = prove(Duration.ofHours(12), WEEK, GATE);
            // 6,500 requests come in 13 hours, fewer than three standard errors above those that are needed
            assertThat(proof.soak()).isEqualTo(Duration.ofHours(14));
            assertThat(only(proof).verdict()).isEqualTo(Verdict.EXTENDED);
            assertThat(only(proof).available()).isEqualTo(7000);
            assertThat(only(proof).reachedAfter()).contains(Duration.ofHours(13));
        }

        @Test
        void isNeverStretchedBeyondTheLongest() {
            assertThat(prove(Duration.ofHours(10), Duration.ofHours(13), GATE).soak())
                    .isEqualTo(Duration.ofHours(13));
            PhasePowerAnalysis proof = prove(Duration.ofHours(10), Duration.ofHours(12), GATE);
            assertThat(proof.soak()).isEqualTo(Duration.ofHours(10));
            assertThat(only(proof).verdict()).isEqualTo(Verdict.UNDERPOWERED);
            assertThat(only(proof).needed()).hasValue(6355);
            assertThat(only(proof).available()).isEqualTo(5000);
            assertThat(only(proof).reachedAfter()).isEmpty();
            assertThat(only(proof).triggerSeenAfter()).contains(Duration.ofHours(10));
        }

        @Test
        void isNeverShorterThanWanted() {
            assertThat(prove(Duration.ofDays(3), Duration.ofHours(1), GATE).soak())
                    .isEqualTo(Duration.ofDays(3));
        }

        @Test
        void isAsLongAsItsSlowestGateThatEverSees() {
            GateQuestion slower =
                    new GateQuestion(ERRORS, GateRole.GUARDRAIL, Quantity.of(1.4, "%"), Quantity.of(2, "%"));
            GateQuestion never =
                    new GateQuestion(ERRORS, GateRole.GUARDRAIL, Quantity.of(1.01, "%"), Quantity.of(2, "%"));
            PhasePowerAnalysis proof = prove(Duration.ofHours(10), WEEK, GATE, slower, never);
            // 9,538 requests in each group take 19.1 hours
            assertThat(proof.gates())
                    .extracting(gate -> gate.needed().orElseThrow())
                    .startsWith(6355L);
            // at the whole level, a twenty-fifth less
            assertThat(Reference.twoProportions(0.01, 0.014, 1)).isBetween(9_000L, 9_500L);
            assertThat(proof.soak()).isEqualTo(Duration.ofHours(20));
            assertThat(proof.gates())
                    .extracting(GateEvidence::verdict)
                    .containsExactly(Verdict.EXTENDED, Verdict.EXTENDED, Verdict.UNDERPOWERED);
        }

        /** Traffic comes by chance: half of all phases that are just long enough would end late. */
        @Test
        void thatIsExtendedHasAReserve() {
            GateEvidence evidence = only(prove(Duration.ofHours(10), WEEK, GATE));
            double needed = evidence.needed().orElseThrow();

            assertThat(evidence.verdict()).isEqualTo(Verdict.EXTENDED);
            assertThat(evidence.available()).isGreaterThanOrEqualTo((long) (needed + 3 * Math.sqrt(needed)));
        }

        /** Where no longer one is allowed, it does without. */
        @Test
        void isExtendedToItsLongestWithoutAReserve() {
            GateEvidence whole = only(prove(Duration.ofHours(10), WEEK, GATE));
            Duration needed = whole.reachedAfter().orElseThrow();
            PhasePowerAnalysis proof = prove(Duration.ofHours(10), needed, GATE);

            assertThat(proof.soak()).isEqualTo(needed);
            assertThat(only(proof).verdict()).isEqualTo(Verdict.EXTENDED);
        }

        /** What shows the effect of the gate shows that of the trigger, also of so few that no number is larger than the other. */
        @ParameterizedTest
        @CsvSource({"1, 0.01", "1, 0.4999", "3, 0.2"})
        void ofAFewUsersSeesItsTriggerNoLaterThanItsGate(long users, double level) {
            EvidencePolicy policy =
                    EvidencePolicy.standard().withSignificanceLevel(level).withPower(0.5);
            Metric rare = Metric.latency("L", Duration.ofMillis(1)).withPercentile(percent(99.999999));
            GateQuestion gate = new GateQuestion(
                    rare, GateRole.GUARDRAIL, Quantity.of(250_000, "ms"), Quantity.of(1_000_000, "ms"));
            List<PhaseSpan> earlier = List.of(new PhaseSpan(1, percent(50), false, Duration.ofDays(12)));
            GateEvidence evidence = only(new PowerAnalysis(Population.ofUsersPerDay(users), policy, 1, 1)
                    .prove(new PhaseQuestion(
                            percent(100),
                            false,
                            earlier,
                            Duration.ofDays(1),
                            longest(Duration.ofDays(30)),
                            List.of(gate))));

            assertThat(evidence.verdict()).isNotEqualTo(Verdict.UNDERPOWERED);
            assertThat(evidence.triggerSeenAfter()).isPresent();
            assertThat(evidence.triggerSeenAfter().orElseThrow())
                    .isLessThanOrEqualTo(evidence.reachedAfter().orElseThrow());
        }

        /** The longer it is, the more requests of each user come, which depend on each other. */
        @ParameterizedTest
        @CsvSource({"100000, 0.03, 0.26", "100000, 0.1, 0.27", "400000, 0.03, 0.255"})
        void isStretchedUntilItBringsWhatRequestsOfTheSameUsersAskFor(long users, double correlation, double harm) {
            Population sameUsers = Population.ofUsersPerDay(users)
                    .withUsersPerWeek(users)
                    .withUsersPerMonth(users)
                    .withRequestsPerDay(12 * users);
            Metric byUser = Metric.errorRate("5xx", percent(0.2))
                    .withExposureUnit(ExposureUnit.REQUEST_BY_USER)
                    .withIntraclassCorrelation(correlation);
            GateQuestion gate =
                    new GateQuestion(byUser, GateRole.GUARDRAIL, Quantity.of(harm, "%"), Quantity.of(0.5, "%"));
            PhaseQuestion bake = new PhaseQuestion(
                    percent(100), false, List.of(), Duration.ofDays(2), longest(Duration.ofDays(14)), List.of(gate));
            GateEvidence evidence = only(new PowerAnalysis(sameUsers, EvidencePolicy.standard(), 1, 1).prove(bake));
            assertThat(evidence.verdict()).isEqualTo(Verdict.EXTENDED);
            assertThat(evidence.available())
                    .isGreaterThanOrEqualTo(evidence.needed().orElseThrow());
        }

        @Test
        void ofAPartOfAnHourIsNotRoundedUpWhenItBringsEnough() {
            Duration soak = Duration.ofMinutes(12 * 60 + 50);
            PhasePowerAnalysis proof = prove(soak, WEEK, GATE);
            assertThat(proof.soak()).isEqualTo(soak);
            assertThat(only(proof).verdict()).isEqualTo(Verdict.POWERED);
            assertThat(only(proof).reachedAfter()).contains(soak);
        }

        private static GateEvidence ofARing(EvidencePolicy policy, GateQuestion gate) {
            PhaseQuestion ring =
                    new PhaseQuestion(percent(5), false, List.of(), Duration.ofDays(1), longest(WEEK), List.of(gate));
            return only(new PowerAnalysis(SHOP, policy, 1, 1).prove(ring));
        }

        /** Against 1.2% instead of 1%, beside six hours' worth of 500 requests that an incident may hide. */
        @Test
        void ofARingHasABaselineThatIsKnownOnlySoWell() {
            GateEvidence evidence = ofARing(ONCE, GATE);
            assertThat(evidence.comparison()).isEqualTo(Comparison.BASELINE);
            assertThat(evidence.allocationRatio()).isEmpty();
            assertThat(evidence.acceptable()).contains(Quantity.of(1.2, "%"));
            assertThat(evidence.acceptableRate()).hasValue(0.012);
            assertThat(evidence.incidentAllowance()).isCloseTo(3_000 * 0.99 / 1.02, within(1e-6));
            assertThat(evidence.needed().orElseThrow()).isGreaterThan(2 * 6355);
        }

        @Test
        void ofARingNeedsLessThanHalfWhereItsBaselineIsKnownAndNoIncidentIsAllowedFor() {
            EvidencePolicy known = ONCE.withBaselineUncertainty(Percentage.ZERO).withToleratedIncident(Duration.ZERO);
            assertThat(ofARing(known, GATE).needed().orElseThrow()).isLessThan(6355 / 2);
        }

        @Test
        void hasNoControlGroupForACountOrForWhatNeverHappens() {
            GateQuestion reports = new GateQuestion(
                    Metric.userReports("Reports", 4),
                    GateRole.GUARDRAIL,
                    Quantity.of(6, "/hour"),
                    Quantity.of(8, "/hour"));
            GateQuestion never = new GateQuestion(
                    Metric.errorRate("5xx", Percentage.ZERO),
                    GateRole.GUARDRAIL,
                    Quantity.of(0.1, "%"),
                    Quantity.of(0.2, "%"));
            assertThat(prove(Duration.ofDays(1), WEEK, GATE, reports, never).gates())
                    .extracting(GateEvidence::comparison)
                    .containsExactly(Comparison.CONTROL, Comparison.BASELINE, Comparison.BASELINE);
        }
    }

    @Nested
    class TheAlarmLevel {
        private static GateEvidence with(int guardrails, boolean isGuardrail) {
            PhaseQuestion phase = new PhaseQuestion(
                    percent(5), true, List.of(), Duration.ofDays(1), longest(WEEK), List.of(gate(isGuardrail)));
            return only(new PowerAnalysis(SHOP, ONCE, guardrails, 1).prove(phase));
        }

        @Test
        void isSplitOverGuardrails() {
            // nine tenths for the comparison, the rest for the limit; rounded down
            assertThat(with(1, true).level()).isEqualTo(0.045);
            assertThat(with(2, true).level()).isEqualTo(0.0225);
            assertThat(with(3, true).level()).isEqualTo(0.015);
        }

        @Test
        void isWholeForWhatRollsNothingBack() {
            assertThat(with(3, false).level()).isEqualTo(0.05);
            assertThat(with(0, false).level()).isEqualTo(0.05);
        }

        @Test
        void makesMoreGuardrailsNeedMore() {
            assertThat(List.of(1, 2, 3, 5, 10, 100))
                    .extracting(guardrails -> with(guardrails, true).needed().orElseThrow())
                    .isSorted()
                    .doesNotHaveDuplicates();
        }

        @Test
        void costsMoreWhereMetricsAreLookedAtAnyTime() {
            // half of the weight is on a regression that begins with the rollout
            assertThat(TestLevels.of(EvidencePolicy.standard(), 1, 1, 1).oneLook())
                    .isEqualTo(0.001177);
        }

        @Test
        void neverCostsMoreBecauseItIsLarger() {
            EvidencePolicy policy = EvidencePolicy.standard();
            assertThat(List.of(0.001, 0.01, 0.1, 0.2, 0.3, 0.4, 0.45, 0.4999))
                    .extracting(level -> TestLevels.of(policy.withSignificanceLevel(level), 1, 1, 1)
                            .level())
                    .isSorted();
        }
    }

    private static LongestSoak longest(Duration length) {
        return new LongestSoak(length, SoakRows.STATED.reason());
    }
}
