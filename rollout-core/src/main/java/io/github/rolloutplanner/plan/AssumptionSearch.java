package io.github.rolloutplanner.plan;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.evidence.EvidenceBasis;
import io.github.rolloutplanner.evidence.ExposureLedger;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.internal.evidence.Traffic;
import io.github.rolloutplanner.internal.rules.AssumptionRows;
import io.github.rolloutplanner.internal.text.Counted;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Baseline;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.reason.Rule;
import io.github.rolloutplanner.strategy.Audience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds what the exposure and the evidence of a plan rest on that no fact says. */
final class AssumptionSearch {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final int DIGITS = 3;

    private final RolloutPlan plan;
    private final Population population;
    private final ExposureLedger ledger;
    private final List<Assumption> found = new ArrayList<>();

    private AssumptionSearch(RolloutPlan plan, Population population, ExposureLedger ledger) {
        this.plan = plan;
        this.population = population;
        this.ledger = ledger;
    }

    static List<Assumption> of(RolloutPlan plan) {
        return plan.population()
                .flatMap(people -> plan.exposure().map(ledger -> new AssumptionSearch(plan, people, ledger).all()))
                .orElse(List.of());
    }

    private List<Assumption> all() {
        daily();
        requests();
        growth();
        evenTraffic();
        baselines();
        tenants();
        return found;
    }

    private void add(Rule rule, Fact... facts) {
        found.add(Assumption.by(rule, facts));
    }

    private void daily() {
        if (population.statedUsersPerDay().isEmpty()) {
            boolean isOfWeek = population.usersPerWeek().isPresent();
            Duration span = isOfWeek ? WEEK : MONTH;
            long known =
                    population.usersPerWeek().orElse(population.usersPerMonth().orElse(0));
            add(
                    AssumptionRows.DAILY_USERS,
                    fact("known", counted(known)),
                    fact("span", span),
                    fact("daily", counted(population.usersPerDay())),
                    fact("times", Math.min(span.toDays(), known / Math.max(1, population.usersPerDay()))));
        }
    }

    private void requests() {
        List<String> metrics = metrics(AssumptionSearch::isOfRequests);
        long requests = population.requestsPerDay().orElse(0);
        if (population.requestsPerDay().isEmpty() && !metrics.isEmpty()) {
            add(AssumptionRows.ONE_REQUEST, unit(), fact("metrics", metrics));
        }
        if (population.requestsPerDay().isPresent() && requests < population.usersPerDay()) {
            add(
                    AssumptionRows.FEWER_REQUESTS,
                    unit(),
                    users(),
                    fact("requests", new Counted(requests, "request")),
                    fact("daily", counted(population.usersPerDay())),
                    fact("metrics", metrics));
        }
        if (population.requestsPerDay().isPresent()) {
            independent();
        }
    }

    private void independent() {
        List<String> silent = metrics(
                metric -> isOfRequests(metric) && metric.intraclassCorrelation().isEmpty());
        Traffic traffic = Traffic.of(population, basis().growthExponent());
        double most = lengths()
                .filter(length -> !length.isZero())
                .mapToDouble(length -> traffic.observations(ExposureUnit.REQUEST, length) / traffic.users(length))
                .max()
                .orElse(0);
        if (most > 1 && !silent.isEmpty()) {
            add(
                    AssumptionRows.INDEPENDENT_REQUESTS,
                    unit(),
                    fact("requests", Wording.rounded(most, DIGITS)),
                    fact("metrics", silent));
        }
    }

    private static boolean isOfRequests(MonitoredMetric metric) {
        return metric.exposureUnit().equals(Optional.of(ExposureUnit.REQUEST))
                && metric.kind().filter(kind -> kind != MetricKind.COUNT).isPresent();
    }

    private void growth() {
        Duration length = lengths().reduce(Duration.ZERO, Duration::plus);
        boolean knowsWeek = population.usersPerWeek().isPresent();
        boolean knowsMonth = population.usersPerMonth().isPresent();
        if (!isClosed() && length.compareTo(known(knowsWeek, knowsMonth)) > 0) {
            add(
                    growthRule(knowsWeek, knowsMonth),
                    users(),
                    fact("length", length),
                    fact("exponent", basis().growthExponent()));
        }
    }

    /** Whether a day has all users that there are. */
    private boolean isClosed() {
        List<Ring> rings = population.rings();
        return !rings.isEmpty() && rings.get(rings.size() - 1).size() <= population.usersPerDay();
    }

    private static Duration known(boolean knowsWeek, boolean knowsMonth) {
        if (knowsMonth) {
            return MONTH;
        }
        return knowsWeek ? WEEK : Duration.ofDays(1);
    }

    private static Rule growthRule(boolean knowsWeek, boolean knowsMonth) {
        if (knowsMonth) {
            return AssumptionRows.GROWTH_AFTER_MONTH;
        }
        return knowsWeek ? AssumptionRows.GROWTH_AFTER_WEEK : AssumptionRows.GROWTH;
    }

    private void evenTraffic() {
        List<String> phases = phases(this::countsHours);
        if (population.hourlyProfile().isEmpty() && !phases.isEmpty()) {
            add(AssumptionRows.EVEN_TRAFFIC, fact("phases", phases));
        }
    }

    private boolean countsHours(RolloutPhase phase) {
        Optional<Duration> length = lengthOf(phase);
        return Stream.concat(
                        length.stream(),
                        phase.evidence().stream()
                                .flatMap(gate -> Stream.of(gate.delay(), gate.reachedAfter())
                                        .flatMap(Optional::stream)))
                .anyMatch(time -> !Duration.ofDays(time.toDays()).equals(time));
    }

    private void baselines() {
        Predicate<GateEvidence> isAlone = gate -> gate.acceptable().isPresent();
        List<String> typed = metrics(metric -> metric.baselineSource() instanceof Baseline.Typed
                && evidence().filter(isAlone).anyMatch(gate -> gate.metric().equals(metric.name())));
        if (!typed.isEmpty()) {
            add(
                    AssumptionRows.BASELINE,
                    fact("metrics", typed),
                    fact("part", basis().baselineUncertainty()),
                    fact("phases", phases(phase -> phase.evidence().stream().anyMatch(isAlone))));
        }
    }

    private void tenants() {
        boolean areCounted = plan.phases().stream().anyMatch(this::isOfTenants);
        if (areCounted && population.tenants().isPresent()) {
            add(
                    AssumptionRows.EQUAL_TENANTS,
                    fact("tenant", population.tenantUnit()),
                    fact("tenants", Wording.plural(population.tenantUnit())),
                    users(),
                    fact("all", new Counted(population.tenants().getAsLong(), population.tenantUnit())),
                    fact("daily", counted(population.usersPerDay())));
        }
    }

    private boolean isOfTenants(RolloutPhase phase) {
        boolean isPart = phase.percentage().compareTo(Percentage.ZERO) > 0
                && phase.percentage().compareTo(Percentage.ONE_HUNDRED) < 0;
        Audience audience = phase.audience();
        Optional<String> unit = audience instanceof Audience.RingMembers ring
                ? Optional.of(ring.unit())
                : Optional.of(audience)
                        .filter(Audience.RandomPercentage.class::isInstance)
                        .map(Audience.RandomPercentage.class::cast)
                        .map(Audience.RandomPercentage::unit);
        return isPart && unit.equals(Optional.of(population.tenantUnit()));
    }

    /** The metrics that have evidence, in their order. */
    private List<String> metrics(Predicate<MonitoredMetric> wanted) {
        return plan.monitoring().metrics().stream()
                .filter(wanted)
                .map(MonitoredMetric::name)
                .filter(name -> evidence().anyMatch(gate -> gate.metric().equals(name)))
                .toList();
    }

    private Stream<GateEvidence> evidence() {
        return plan.phases().stream().flatMap(phase -> phase.evidence().stream());
    }

    private List<String> phases(Predicate<RolloutPhase> wanted) {
        return plan.phases().stream().filter(wanted).map(RolloutPhase::name).toList();
    }

    /** How long each phase lasts that exposes users. */
    private Stream<Duration> lengths() {
        return ledger.phases().stream()
                .filter(phase -> phase.percentage().compareTo(Percentage.ZERO) > 0)
                .map(ExposureLedger.PhaseExposure::length);
    }

    private Optional<Duration> lengthOf(RolloutPhase phase) {
        return ledger.phases().stream()
                .filter(line ->
                        line.phase() == phase.number() && phase.percentage().compareTo(Percentage.ZERO) > 0)
                .map(ExposureLedger.PhaseExposure::length)
                .findFirst();
    }

    private EvidenceBasis basis() {
        return ledger.basis();
    }

    private Counted counted(long users) {
        return new Counted(users, population.unit());
    }

    private Fact unit() {
        return fact("unit", population.unit());
    }

    private Fact users() {
        return fact("users", Wording.plural(population.unit()));
    }
}
