package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.metric.Percentage.percent;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.Environment;
import io.github.rolloutplanner.change.ImpactKind;
import io.github.rolloutplanner.change.Ladder;
import io.github.rolloutplanner.change.MetricInRole;
import io.github.rolloutplanner.change.People;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.change.Tooling;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.change.UserFacingChange;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.metric.Baseline;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Level;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.MetricFamily;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Slo;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.snippet.SnippetStyle;
import java.math.BigDecimal;
import java.time.Duration;

/** Changes to write. */
final class Changes {
    private Changes() {}

    /** A change that says everything that one can say, each of it unusual. */
    static Change everything() {
        Change.Builder change = Change.named("One-page checkout");
        change.addTraits(Trait.PAYMENTS, Trait.DATA_MIGRATION)
                .addUserFacingChanges(new UserFacingChange(ImpactKind.DATA_MODEL, "Orders have one page"))
                .addDeliveries(
                        Delivery.featureFlag(),
                        Delivery.blueGreen(),
                        Delivery.unstagedConfigurationPush(),
                        Delivery.appStore(Delivery.Store.GOOGLE_PLAY),
                        Delivery.fleet(1_000).withLongestOffline(Duration.ofDays(3)),
                        Delivery.infrastructure("eu", "us"),
                        Delivery.dataMigration().withBackfill(Duration.ofHours(36)),
                        Delivery.library())
                .environment(Environment.STAGING)
                .population(Population.ofUsersPerDay(120_000)
                        .withUsersPerWeek(400_000)
                        .withUsersPerMonth(700_000)
                        .withHourlyProfile(1, 2.5)
                        .withRequestsPerDay(2_400_000)
                        .withRings(Ring.of("Beta", 5_000), Ring.of("All", 700_000))
                        .withTenants(16, "wiki")
                        .withUnit("shop owner"))
                .addMeasures(
                        new MetricInRole(
                                Metric.errorRate("Checkout error rate", percent(0.2))
                                        .mustStayBelow(percent(0.5))
                                        .withBaseline(Baseline.measured(4_000_000, Duration.ofDays(14)))
                                        .withIntraclassCorrelation(0.03)
                                        .withExposureUnit(ExposureUnit.REQUEST_BY_USER)
                                        .withSlo(new Slo(percent(99.5), Duration.ofDays(28))),
                                GateRole.GUARDRAIL),
                        new MetricInRole(
                                Metric.latency("Checkout time", Duration.ofMillis(850))
                                        .mustStayBelow(Level.timesBaseline(1.5))
                                        .withPercentile(percent(99))
                                        .withBaseline(Baseline.exact()),
                                GateRole.OBSERVE),
                        new MetricInRole(
                                Metric.conversion("Day-7 retention", percent(31.25))
                                        .withLimit(Threshold.below(Level.changeOf(percent(20))))
                                        .withRipening(Duration.ofDays(8))
                                        .withArrival(Duration.ofMinutes(90))
                                        .withBaseline(Baseline.within(percent(5))),
                                GateRole.SIGNAL,
                                true),
                        new MetricInRole(
                                Metric.revenue("Balance", new Quantity(new BigDecimal("-1.50"), "EUR/order"))
                                        .withStandardDeviation(30.25)
                                        .mustStayAbove(new Level.Stated("what the board says")),
                                GateRole.SUCCESS),
                        new MetricInRole(
                                Metric.builder()
                                        .name("Queue")
                                        .family(MetricFamily.PERFORMANCE)
                                        .kind(MetricKind.COUNT)
                                        .healthy(Threshold.Relation.ABOVE)
                                        .baseline(Quantity.of(10, "/hour"))
                                        .build(),
                                GateRole.OBSERVE))
                .rollbackWithin(Duration.ofMinutes(5))
                .deadline(Duration.ofHours(4))
                .expedite("CVE-2026-1234 is exploited")
                .internalFirst(true)
                .experiment(ExperimentRequest.changing("Balance", percent(2))
                        .between("Three pages", "One page", "No page")
                        .withLooks(3, ExperimentRequest.Spending.POCOCK)
                        .withCovariateCorrelation(0.5)
                        .splitInto(50, 25, 25))
                .putSegment("internal", TargetingCondition.endsWith("user.email", "@shop.com"))
                .putSegment("beta", TargetingCondition.in("user.tier", "beta", "alpha"))
                .bucketBy("shop.id")
                .flagKey("one-page-checkout")
                .fallback("Three pages")
                .dataRollback("Copy the orders back")
                .tooling(Tooling.builder()
                        .flagSystem("Unleash")
                        .addMonitoring("Grafana", "Prometheus")
                        .errorTracking("Sentry")
                        .analytics("Amplitude")
                        .incidentChannel("#checkout")
                        .statusPage("status.shop.com")
                        .cache("the CDN")
                        .cacheLifetime(Duration.ofMinutes(10))
                        .flagDelay(Duration.ofSeconds(30))
                        .rollbackTime(Duration.ofSeconds(90))
                        .metricDelay(Duration.ofMillis(1_500))
                        .snippetStyle(SnippetStyle.JAVA)
                        .build())
                .owner("Checkout team")
                .people(People.builder()
                        .addApprovers("Head of Payments", "Security lead")
                        .onCall("payments on-call")
                        .communicationOwner("Support lead")
                        .addKillSwitchHolders("payments on-call", "SRE on-call")
                        .build())
                .riskAtLeast(RiskLevel.CRITICAL)
                .strategy("canary")
                .ladder(Ladder.of(
                        Step.of("Canary", 0.5, Duration.ofDays(2)),
                        Step.of("Half", 50, Duration.ofHours(156)),
                        Step.last("All")));
        return change.build();
    }
}
