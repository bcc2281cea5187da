package io.github.rolloutplanner.internal.evidence;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.evidence.DefectCost;
import io.github.rolloutplanner.evidence.EvidenceBasis;
import io.github.rolloutplanner.evidence.ExposureLedger;
import io.github.rolloutplanner.evidence.TestDesign;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricFamily;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Slo;
import io.github.rolloutplanner.policy.EvidencePolicy;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LedgerTest {
    /** 100,000 requests an hour. */
    private static final Population SHOP = Population.ofUsersPerDay(100_000).withRequestsPerDay(2_400_000);

    private static final EvidencePolicy ONCE = EvidencePolicy.standard().withLooks(TestDesign.FIXED_HORIZON);
    private static final Duration NOTICING = Duration.ofMinutes(2);
    private static final Duration ROLLBACK = Duration.ofMinutes(1);
    private static final List<PhaseSpan> THREE_PHASES = List.of(
            new PhaseSpan(1, percent(5), true, Duration.ofDays(1)),
            new PhaseSpan(2, percent(25), true, Duration.ofDays(1)),
            new PhaseSpan(3, percent(100), false, Duration.ofDays(2)));

    private static List<ExposureLedger.PhaseExposure> lines(
            Population population, List<PhaseSpan> phases, Metric... errors) {
        return new PowerAnalysis(population, ONCE, 1, 1)
                .ledger(phases, List.of(errors), NOTICING, ROLLBACK)
                .phases();
    }

    private static double users(double days) {
        return 100_000 * Math.pow(days, 0.6);
    }

    @Nested
    class Users {
        @Test
        void areThePercentageOfThoseWhoCome() {
            assertThat(lines(SHOP, THREE_PHASES))
                    .extracting(ExposureLedger.PhaseExposure::users)
                    .containsExactly(5_000L, 25_000L, (long) users(2));
        }

        /** The first 5% come for four days, 20% more for three, and the rest for two. */
        @Test
        void soFarAreEachSliceForAsLongAsItHasTheChange() {
            assertThat(lines(SHOP, THREE_PHASES))
                    .extracting(ExposureLedger.PhaseExposure::usersSoFar)
                    .containsExactly(5_000L, (long) (0.05 * users(2) + 0.2 * users(1)), (long)
                            (0.05 * users(4) + 0.2 * users(3) + 0.75 * users(2)));
        }

        @Test
        void areNobodyWhileOnlyTheTeamHasIt() {
            PhaseSpan internal = new PhaseSpan(1, Percentage.ZERO, false, Duration.ofDays(3));
            PhaseSpan all = new PhaseSpan(2, Percentage.ONE_HUNDRED, false, Duration.ofDays(1));
            List<ExposureLedger.PhaseExposure> lines =
                    lines(SHOP, List.of(internal, all), Metric.errorRate("5xx", percent(0.2)));
            assertThat(lines)
                    .extracting(ExposureLedger.PhaseExposure::usersSoFar)
                    .containsExactly(0L, 100_000L);
            assertThat(lines.get(0).defects()).isEmpty();
            assertThat(lines.get(1).defects()).hasSize(1);
        }

        @Test
        void ofARingAreNeverMoreThanItsMembers() {
            Population clinics = Population.ofRings(Ring.of("Pilot", 40), Ring.of("All", 4_000));
            List<ExposureLedger.PhaseExposure> lines = lines(
                    clinics,
                    List.of(
                            new PhaseSpan(1, percent(1), false, Duration.ofDays(30)),
                            new PhaseSpan(2, percent(100), false, Duration.ofDays(30))));
            assertThat(lines).extracting(ExposureLedger.PhaseExposure::users).containsExactly(40L, 4_000L);
            assertThat(lines)
                    .extracting(ExposureLedger.PhaseExposure::usersSoFar)
                    .containsExactly(40L, 4_000L);
        }
    }

    @Nested
    class Requests {
        @Test
        void addUp() {
            assertThat(lines(SHOP, THREE_PHASES))
                    .extracting(ExposureLedger.PhaseExposure::requests)
                    .containsExactly(OptionalLong.of(120_000), OptionalLong.of(600_000), OptionalLong.of(4_800_000));
            assertThat(lines(SHOP, THREE_PHASES))
                    .extracting(ExposureLedger.PhaseExposure::requestsSoFar)
                    .containsExactly(OptionalLong.of(120_000), OptionalLong.of(720_000), OptionalLong.of(5_520_000));
        }

        @Test
        void areNotMadeUpWhereTheyAreNotKnown() {
            assertThat(lines(Population.ofUsersPerDay(10), THREE_PHASES))
                    .allSatisfy(line -> assertThat(line.requests()).isEmpty())
                    .allSatisfy(line -> assertThat(line.requestsSoFar()).isEmpty());
        }
    }

    @Nested
    class ADoubledErrorRate {
        private final Metric errors = Metric.errorRate("5xx", percent(0.2));
        private final PhaseSpan ring = new PhaseSpan(1, percent(5), false, Duration.ofDays(1));

        private DefectCost cost(PhaseSpan phase, Metric metric) {
            return lines(SHOP, List.of(phase), metric).get(0).defects().get(0);
        }

        /** Whoever looks once looks at the end; then 3 minutes until everybody is back. */
        @Test
        void costsItsRiseUntilItIsNoticedAndTakenBack() {
            DefectCost cost = cost(ring, errors);
            assertThat(cost.metric()).isEqualTo("5xx");
            assertThat(cost.factor()).isEqualTo(2);
            assertThat(cost.seenAfter()).contains(Duration.ofHours(24));
            assertThat(cost.lasts()).isEqualTo(Duration.ofMinutes(1443));
            // 0.002 · 83.33 · 1443 = 240.5
            assertThat(cost.extraEvents()).isBetween(240L, 241L);
            assertThat(cost.budgetPercentage()).isEmpty();
        }

        /** 83.33 requests a minute, of which the baseline may be 0.24% and six hours' worth may be an incident. */
        @Test
        void isNoticedAsSoonAsEnoughHaveComeWhereAnybodyLooksAtAnyTime() {
            EvidencePolicy policy = EvidencePolicy.standard();
            double needed = new MetricPowers(policy.slowTail())
                    .of(
                            errors,
                            ComparedWith.baseline(Quantity.of(0.24, "%"), 6 * 5_000 * 0.998 / 1.004),
                            TestLevels.of(policy, 1, LevelShare.OF_COMPARISON, 1))
                    .needed(Quantity.of(0.4, "%"));
            DefectCost cost = new PowerAnalysis(SHOP, policy, 1, 1)
                    .ledger(List.of(ring), List.of(errors), NOTICING, ROLLBACK)
                    .phases()
                    .get(0)
                    .defects()
                    .get(0);
            long minutes = (long) Math.ceil(needed / (120_000 / 1440.0));
            assertThat(cost.seenAfter()).contains(Duration.ofMinutes(minutes));
            assertThat(cost.lasts()).isEqualTo(Duration.ofMinutes(minutes + 3));
        }

        @Test
        void lastsAsLongAsThePhaseWhereItIsNotNoticed() {
            DefectCost cost = cost(new PhaseSpan(1, percent(5), false, Duration.ofMinutes(54)), errors);
            assertThat(cost.seenAfter()).isEmpty();
            assertThat(cost.lasts()).isEqualTo(Duration.ofMinutes(54));
            assertThat(cost.extraEvents()).isEqualTo(9);
        }

        @Test
        void usesAPartOfTheErrorBudget() {
            Metric promised = errors.withSlo(Slo.of(percent(99.5)));
            // 0.5% of 72 million requests in 30 days are 360,000; 240.5 of them are 0.066806%.
            assertThat(cost(ring, promised).budgetPercentage()).contains(percent(0.066806));
        }

        @Test
        void usesNoBudgetOfAWindowInWhichNobodyMayCome() {
            double[] oneHour = new double[24];
            oneHour[12] = 1;
            Metric promised = errors.withSlo(new Slo(percent(99.5), Duration.ofHours(1)));
            assertThat(lines(SHOP.withHourlyProfile(oneHour), List.of(ring), promised)
                            .get(0)
                            .defects())
                    .singleElement()
                    .satisfies(cost -> assertThat(cost.budgetPercentage()).isEmpty());
        }

        @Test
        void mayCostMoreBudgetsThanAnybodyCounts() {
            Metric promised =
                    Metric.errorRate("5xx", percent(50)).withSlo(new Slo(percent(99.999999), Duration.ofSeconds(1)));
            PhaseSpan unnoticed = new PhaseSpan(1, percent(100), false, Duration.ofMinutes(1));
            assertThat(cost(unnoticed, promised).budgetPercentage().orElseThrow())
                    .isLessThanOrEqualTo(percent(1e9));
        }

        @Test
        void isLeftOutWhereItWouldBeMoreThanAll() {
            assertThat(lines(SHOP, List.of(ring), Metric.errorRate("5xx", percent(50)))
                            .get(0)
                            .defects())
                    .hasSize(1);
            assertThat(lines(SHOP, List.of(ring), Metric.errorRate("5xx", percent(50.1)))
                            .get(0)
                            .defects())
                    .isEmpty();
            assertThat(lines(SHOP, List.of(ring), Metric.errorRate("5xx", percent(0)))
                            .get(0)
                            .defects())
                    .isEmpty();
        }

        @Test
        void isToldForEachFactorOfThePolicyAndEachRate() {
            PowerAnalysis prover = new PowerAnalysis(SHOP, ONCE.withDefects(1.5, 10), 1, 1);
            Metric reports = Metric.userReports("Reports", 3);
            assertThat(reports.family()).isEqualTo(MetricFamily.ERROR);
            assertThat(prover.ledger(List.of(ring), List.of(errors, reports), NOTICING, ROLLBACK)
                            .phases()
                            .get(0)
                            .defects())
                    .extracting(DefectCost::metric, DefectCost::factor)
                    .containsExactly(tuple("5xx", 1.5), tuple("5xx", 10.0));
        }
    }

    @Test
    void saysWhatItWasComputedWith() {
        EvidenceBasis basis = new PowerAnalysis(SHOP, ONCE, 3, 1)
                .ledger(THREE_PHASES, List.of(), NOTICING, ROLLBACK)
                .basis();
        assertThat(basis)
                .isEqualTo(new EvidenceBasis(
                        0.05,
                        3,
                        TestDesign.FIXED_HORIZON,
                        0.8,
                        0.6,
                        5,
                        30,
                        percent(20),
                        Duration.ofHours(3),
                        0.1,
                        NOTICING));
    }
}
