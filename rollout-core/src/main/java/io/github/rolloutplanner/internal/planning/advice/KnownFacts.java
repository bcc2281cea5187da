package io.github.rolloutplanner.internal.planning.advice;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.ImpactKind;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Tooling;
import io.github.rolloutplanner.change.UserFacingChange;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.internal.planning.Facts;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Alert;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.MetricFamily;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.Monitoring;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.reason.Rule;
import io.github.rolloutplanner.strategy.Audience;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What is known of a plan when its advice is written, by the names that the slots of the rules have. A value is made only when
 * a rule tells it.
 */
public final class KnownFacts {
    private final Facts facts;
    private final List<RolloutPhase> phases;
    private final Monitoring monitoring;
    private final List<Gate> successCriteria;

    public KnownFacts(Facts facts, List<RolloutPhase> phases, Monitoring monitoring, List<Gate> successCriteria) {
        this.facts = facts;
        this.phases = phases;
        this.monitoring = monitoring;
        this.successCriteria = successCriteria;
    }

    Facts facts() {
        return facts;
    }

    boolean isHighRisk() {
        return facts.assessment().risk().compareTo(RiskLevel.HIGH) >= 0;
    }

    /** Those facts that the sentences of a rule tell, as far as they are known. */
    Fact[] toldBy(Rule rule) {
        return rule.slots().stream()
                .map(name -> new Fact(name, value(name)))
                .filter(fact -> !isEmpty(fact.value()))
                .toArray(Fact[]::new);
    }

    private static boolean isEmpty(Object value) {
        return value.equals("")
                || value.equals(Optional.empty())
                || (value instanceof Collection<?> items && items.isEmpty());
    }

    private Object value(String name) {
        return switch (name) {
            case "owner" -> change().owner();
            case "risk" -> facts.assessment().risk();
            case "environment" -> change().environment();
            case "unit" -> change().unit();
            case "users" -> facts.users();
            case "traffic" -> change().population().map(all -> count(all.usersPerDay()));
            case "tenants" -> change().population().flatMap(all -> known(all.tenants()));
            case "visibleChanges" -> clauses(change().userFacingChanges().stream());
            case "integrations" -> clauses(changes(ImpactKind.INTEGRATION));
            case "performanceChanges" -> clauses(changes(ImpactKind.PERFORMANCE));
            case "fallback" -> change().fallback();
            case "dataRollback" -> change().dataRollback();
            case "rollbackWithin" -> facts.rollbackBound();
            case "bake" -> facts.bake();
            case "removal" -> facts.bake().multipliedBy(2);
            default -> ofTooling(name);
        };
    }

    private Object ofTooling(String name) {
        Tooling tooling = facts.tooling();
        return switch (name) {
            case "flagSystem" -> tooling.flagSystem();
            case "monitoring" -> tooling.monitoring();
            case "errorTracking" -> tooling.errorTracking();
            case "analytics" -> tooling.analytics();
            case "incidentChannel" -> tooling.incidentChannel();
            case "cache" -> tooling.cache();
            case "cacheLifetime" -> tooling.cacheLifetime();
            default -> ofFlag(name);
        };
    }

    private Object ofFlag(String name) {
        return switch (name) {
            case "flag" -> facts.hasFlag() ? facts.flagKey() : "";
            case "bucketBy" -> change().bucketBy();
            case "segments" -> facts.segments();
            case "segmentRules" -> segmentRules();
            case "undefinedRings" -> undefinedRings();
            default -> ofMetrics(name);
        };
    }

    private Object ofMetrics(String name) {
        return switch (name) {
            case "metrics" -> facts.metricNames();
            case "guardrails" -> facts.metricNames(GateRole.GUARDRAIL);
            case "behaviorMetrics" -> behaviorMetrics();
            case "baselines" -> baselines();
            case "alerts" -> monitoring.alerts().stream().map(Alert::trigger).toList();
            case "successCriteria" -> joined(successCriteria.stream().map(Gate::toString));
            default -> ofPhases(name);
        };
    }

    private Object ofPhases(String name) {
        return switch (name) {
            case "phases" -> phases.stream().map(KnownFacts::label).toList();
            case "phaseCount" -> phases.size();
            case "firstPhase" -> label(phases.get(0));
            case "firstPublicPhase" -> label(firstPublicPhase());
            case "firstPublicPercentage" -> firstPublicPhase().percentage();
            case "firstSoak" -> firstPublicPhase().soak();
            case "exposed" -> exposed(firstPublicPhase());
            case "percentages" -> publicPhases().map(RolloutPhase::percentage).toList();
            case "schedule" -> schedule();
            case "rolloutLength" -> rolloutLength();
            case "approvalPhases" -> approvalPhases();
            default -> ofExperiment(name);
        };
    }

    private Object ofExperiment(String name) {
        Optional<Experiment> test = facts.experiment();
        return switch (name) {
            case "experimentMetric" -> test.map(design -> design.metrics().get(0));
            case "effect" -> test.flatMap(Experiment::effect);
            case "sampleSize" -> test.flatMap(design -> known(design.sampleSizePerGroup()));
            case "experimentLength" ->
                test.map(design -> Duration.ofDays(design.days().orElse(0)));
            default -> throw new IllegalArgumentException("No fact is called '" + name + "'.");
        };
    }

    private Change change() {
        return facts.change();
    }

    private static Optional<Long> known(OptionalLong number) {
        return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    }

    private String count(long users) {
        return Wording.count(users, change().unit());
    }

    private Stream<UserFacingChange> changes(ImpactKind kind) {
        return change().userFacingChanges().stream().filter(shown -> shown.kind() == kind);
    }

    private static String clauses(Stream<UserFacingChange> changes) {
        return joined(changes.map(UserFacingChange::description));
    }

    private static String joined(Stream<String> clauses) {
        return String.join("; ", clauses.toList());
    }

    private static String named(String name, Object detail) {
        return name + " (" + detail + ")";
    }

    /** Metrics of what users do and of what it brings. */
    List<String> behaviorMetrics() {
        return Stream.of(MetricFamily.USER, MetricFamily.BUSINESS)
                .flatMap(family -> facts.metricNames(family).stream())
                .toList();
    }

    private List<String> baselines() {
        return change().measures().stream()
                .map(measure -> named(measure.metric().name(), measure.metric().baseline()))
                .toList();
    }

    private List<String> segmentRules() {
        return change().segments().entrySet().stream()
                .map(segment -> named(segment.getKey(), segment.getValue()))
                .toList();
    }

    /** Rings whose members nobody has described. */
    List<String> undefinedRings() {
        return phases.stream()
                .map(RolloutPhase::audience)
                .filter(Audience.RingMembers.class::isInstance)
                .map(audience -> ((Audience.RingMembers) audience).ring())
                .filter(ring -> change().segments().keySet().stream().noneMatch(ring::equalsIgnoreCase))
                .toList();
    }

    private Stream<RolloutPhase> publicPhases() {
        return phases.stream().filter(phase -> phase.percentage().compareTo(Percentage.ZERO) > 0);
    }

    private RolloutPhase firstPublicPhase() {
        return publicPhases().findFirst().orElseThrow();
    }

    /** A phase with its percentage, unless its name says it. */
    private static String label(RolloutPhase phase) {
        String percentage = phase.percentage().toString();
        return phase.name().replace(" ", "").contains(percentage) ? phase.name() : named(phase.name(), percentage);
    }

    private String schedule() {
        return String.join(" -> ", phases.stream().map(KnownFacts::scheduled).toList());
    }

    private static String scheduled(RolloutPhase phase) {
        String percentage = phase.percentage().toString();
        return phase.soak().map(soak -> named(percentage, Wording.of(soak))).orElse(percentage);
    }

    private Optional<Duration> rolloutLength() {
        return phases.stream().flatMap(phase -> phase.soak().stream()).reduce(Duration::plus);
    }

    /** Phases that people close. */
    List<String> approvalPhases() {
        return phases.stream()
                .filter(phase -> phase.goLiveCriteria().stream()
                        .anyMatch(gate -> gate.condition() instanceof Condition.Approval))
                .map(KnownFacts::label)
                .toList();
    }

    /** How many a phase exposes: the members of a ring, else a part of a day's users. */
    private Optional<String> exposed(RolloutPhase phase) {
        if (phase.audience() instanceof Audience.RingMembers ring && ring.size() > 0) {
            return Optional.of(count(ring.size()));
        }
        return change().population()
                .map(Population::usersPerDay)
                .map(users -> Math.round(users * phase.percentage().fraction()))
                .filter(users -> users > 0)
                .map(users -> count(users) + " a day");
    }
}
