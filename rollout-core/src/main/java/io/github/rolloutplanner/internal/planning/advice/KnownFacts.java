package io.github.rolloutplanner.internal.planning.advice;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.ImpactKind;
import io.github.rolloutplanner.change.MetricInRole;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Tooling;
import io.github.rolloutplanner.change.UserFacingChange;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.internal.planning.DeliveryFacts;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;

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
        List<Fact> told = new ArrayList<>();
        for (String name : rule.slots()) {
            Object value = value(name);
            if (!isEmpty(value)) {
                told.add(new Fact(name, value));
            }
        }
        return told.toArray(new Fact[0]);
    }

    private static boolean isEmpty(Object value) {
        return value.equals("")
                || value.equals(Optional.empty())
                || (value instanceof Collection<?> items && items.isEmpty());
    }

    private Object value(String name) {
        return switch (name) {
            case "owner" -> change().owner();
            case "ownerOrRole" -> facts.owner();
            case "risk" -> facts.assessment().risk();
            case "environment" -> change().environment();
            case "unit" -> change().unit();
            case "users" -> facts.users();
            case "traffic" -> traffic();
            case "tenants" -> tenants();
            case "visibleChanges" -> clauses(change().userFacingChanges());
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
            case "suggestedMetrics" ->
                SuggestedMetrics.of(change(), facts.guide().words());
            case "metrics" -> facts.metricNames();
            case "guardrails" -> facts.metricNames(GateRole.GUARDRAIL);
            case "behaviorMetrics" -> behaviorMetrics();
            case "baselines" -> baselines();
            case "alerts" -> alerts();
            case "successCriteria" -> successCriteria();
            default -> ofPhases(name);
        };
    }

    private Object ofPhases(String name) {
        return switch (name) {
            case "phases" -> labels(phases);
            case "phaseCount" -> phases.size();
            case "firstPhase" -> label(phases.get(0));
            case "firstPublicPhase" -> label(firstPublicPhase());
            case "firstPublicPercentage" -> firstPublicPhase().percentage();
            case "firstSoak" -> firstPublicPhase().soak();
            case "exposed" -> exposed(firstPublicPhase());
            case "percentages" -> percentages();
            case "schedule" -> schedule();
            case "rolloutLength" -> rolloutLength();
            case "approvalPhases" -> approvalPhases();
            default -> ofExperiment(name);
        };
    }

    private Object ofExperiment(String name) {
        Optional<Experiment> test = facts.experiment();
        return switch (name) {
            case "underpoweredGuardrails" -> test.map(Experiment::underpoweredGuardrails);
            case "experimentMetric" -> test.map(design -> design.metrics().get(0));
            case "effect" -> test.flatMap(Experiment::effect);
            case "sampleSize" -> test.flatMap(design -> known(design.sampleSizePerGroup()));
            case "experimentLength" ->
                test.map(design -> Duration.ofDays(design.days().orElse(0)));
            default -> new DeliveryFacts(facts).value(name);
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

    private Object traffic() {
        Optional<Population> population = change().population();
        return population.isPresent() ? count(population.get().usersPerDay()) : "";
    }

    private Optional<Long> tenants() {
        Optional<Population> population = change().population();
        return population.isPresent() ? known(population.get().tenants()) : Optional.empty();
    }

    private List<UserFacingChange> changes(ImpactKind kind) {
        List<UserFacingChange> changes = new ArrayList<>();
        for (UserFacingChange shown : change().userFacingChanges()) {
            if (shown.kind() == kind) {
                changes.add(shown);
            }
        }
        return changes;
    }

    private static String clauses(List<UserFacingChange> changes) {
        StringJoiner clauses = new StringJoiner("; ");
        for (UserFacingChange shown : changes) {
            clauses.add(shown.description());
        }
        return clauses.toString();
    }

    private String successCriteria() {
        StringJoiner clauses = new StringJoiner("; ");
        for (Gate gate : successCriteria) {
            clauses.add(gate.toString());
        }
        return clauses.toString();
    }

    private List<Object> alerts() {
        List<Object> triggers = new ArrayList<>();
        for (Alert alert : monitoring.alerts()) {
            triggers.add(alert.trigger());
        }
        return triggers;
    }

    private static String named(String name, Object detail) {
        return name + " (" + detail + ")";
    }

    /** Metrics of what users do and of what it brings. */
    List<String> behaviorMetrics() {
        List<String> names = new ArrayList<>(facts.metricNames(MetricFamily.USER));
        names.addAll(facts.metricNames(MetricFamily.BUSINESS));
        return names;
    }

    private List<String> baselines() {
        List<String> baselines = new ArrayList<>();
        for (MetricInRole measure : change().measures()) {
            baselines.add(named(measure.metric().name(), measure.metric().baseline()));
        }
        return baselines;
    }

    private List<String> segmentRules() {
        List<String> rules = new ArrayList<>();
        for (Map.Entry<String, TargetingCondition> segment : change().segments().entrySet()) {
            rules.add(named(segment.getKey(), segment.getValue()));
        }
        return rules;
    }

    /** Rings whose members are not described. */
    List<String> undefinedRings() {
        Set<String> described = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        described.addAll(change().segments().keySet());
        List<String> undefined = new ArrayList<>();
        for (RolloutPhase phase : phases) {
            if (phase.audience() instanceof Audience.RingMembers members && !described.contains(members.ring())) {
                undefined.add(members.ring());
            }
        }
        return undefined;
    }

    private List<RolloutPhase> publicPhases() {
        List<RolloutPhase> reached = new ArrayList<>();
        for (RolloutPhase phase : phases) {
            if (phase.percentage().compareTo(Percentage.ZERO) > 0) {
                reached.add(phase);
            }
        }
        return reached;
    }

    private RolloutPhase firstPublicPhase() {
        return publicPhases().get(0);
    }

    private List<Percentage> percentages() {
        List<Percentage> percentages = new ArrayList<>();
        for (RolloutPhase phase : publicPhases()) {
            if (!percentages.contains(phase.percentage())) {
                percentages.add(phase.percentage());
            }
        }
        return percentages;
    }

    private static List<String> labels(List<RolloutPhase> phases) {
        List<String> labels = new ArrayList<>();
        for (RolloutPhase phase : phases) {
            labels.add(label(phase));
        }
        return labels;
    }

    /** A phase with its percentage, unless its name says it. */
    private static String label(RolloutPhase phase) {
        String percentage = phase.percentage().toString();
        return phase.name().replace(" ", "").contains(percentage) ? phase.name() : named(phase.name(), percentage);
    }

    private String schedule() {
        StringJoiner schedule = new StringJoiner(" -> ");
        for (RolloutPhase phase : phases) {
            schedule.add(scheduled(phase));
        }
        return schedule.toString();
    }

    /** By its percentage, or by its name where that says more or several phases have the same. */
    private String scheduled(RolloutPhase phase) {
        boolean isItsOwn = phases.stream()
                        .filter(other -> other.percentage().equals(phase.percentage()))
                        .count()
                == 1;
        String step = isItsOwn && !hasNamedSteps() ? phase.percentage().toString() : phase.name();
        return phase.soak().isPresent() ? named(step, Wording.of(phase.soak().get())) : step;
    }

    /** Phases that are cells, or dates for those who depend on a release. */
    private boolean hasNamedSteps() {
        Delivery delivery = facts.carrier().delivery();
        return delivery instanceof Delivery.Library
                || (delivery instanceof Delivery.Infrastructure places
                        && !places.cells().isEmpty());
    }

    private Optional<Duration> rolloutLength() {
        Duration length = Duration.ZERO;
        boolean isKnown = false;
        for (RolloutPhase phase : phases) {
            length = length.plus(phase.soak().orElse(Duration.ZERO));
            isKnown |= phase.soak().isPresent();
        }
        return isKnown ? Optional.of(length) : Optional.empty();
    }

    /** Phases that people close. */
    List<String> approvalPhases() {
        List<String> closed = new ArrayList<>();
        for (RolloutPhase phase : phases) {
            if (needsApproval(phase)) {
                closed.add(label(phase));
            }
        }
        return closed;
    }

    private static boolean needsApproval(RolloutPhase phase) {
        for (Gate gate : phase.goLiveCriteria()) {
            if (gate.condition() instanceof Condition.Approval) {
                return true;
            }
        }
        return false;
    }

    /** How many a phase exposes: the members of a ring, else a part of a day's users. */
    private Optional<String> exposed(RolloutPhase phase) {
        if (phase.audience() instanceof Audience.RingMembers ring && ring.size() > 0) {
            return Optional.of(Wording.count(ring.size(), ring.unit()));
        }
        Optional<Population> population = change().population();
        long daily = population.isPresent() ? population.get().usersPerDay() : 0;
        long users = Math.round(daily * phase.percentage().fraction());
        return users > 0 ? Optional.of(count(users) + " a day") : Optional.empty();
    }
}
