package io.github.rolloutplanner.internal.planning.advice;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.ImpactKind;
import io.github.rolloutplanner.change.MetricInRole;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Tooling;
import io.github.rolloutplanner.change.UserFacingChange;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.internal.planning.Facts;
import io.github.rolloutplanner.internal.text.Counted;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Alert;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.MetricFamily;
import io.github.rolloutplanner.plan.Monitoring;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.reason.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.StringJoiner;

/**
 * What is known of a plan when its advice is written, by the names that the slots of the rules have. A value is made only when
 * a rule tells it.
 */
public final class KnownFacts {
    private final Facts facts;
    private final PhaseFacts ofPhases;
    private final Monitoring monitoring;
    private final List<Gate> successCriteria;

    public KnownFacts(Facts facts, List<RolloutPhase> phases, Monitoring monitoring, List<Gate> successCriteria) {
        this.facts = facts;
        this.ofPhases = new PhaseFacts(facts, phases);
        this.monitoring = monitoring;
        this.successCriteria = successCriteria;
    }

    Facts facts() {
        return facts;
    }

    PhaseFacts phases() {
        return ofPhases;
    }

    boolean isHighRisk() {
        return facts.assessment().risk().compareTo(RiskLevel.HIGH) >= 0;
    }

    /** Those facts that the sentences of a rule tell, as far as they are known. */
    Fact[] toldBy(Rule rule) {
        return toldBy(rule, List.of());
    }

    /** The same without those that are told already. */
    Fact[] toldBy(Rule rule, List<Fact> known) {
        List<Fact> told = new ArrayList<>();
        for (String name : rule.slots()) {
            boolean isKnown = known.stream().anyMatch(fact -> fact.name().equals(name));
            Object value = isKnown ? "" : value(name);
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
            case "change" -> change().name();
            case "owner" -> change().owner();
            case "approvals" -> facts.signers().needed();
            case "approvers" -> approvers();
            case "deciders" -> approvers().isEmpty() ? List.of("the rollout owner") : approvers();
            case "openApprovers" -> facts.signers().open();
            case "named" -> facts.signers().names().size();
            case "onCall" -> change().people().onCall();
            case "expedite" -> change().expedite();
            case "ownerOrRole" -> facts.owner();
            case "risk" -> facts.assessment().risk();
            case "environment" -> change().environment();
            case "unit" -> change().unit();
            case "users" -> facts.users();
            case "traffic" -> traffic();
            case "tenants" -> tenants();
            case "tenant" -> tenant();
            case "sharers" -> Wording.plural(tenant());
            case "visibleChanges" -> facts.visibleChanges();
            case "integrations" -> Facts.clauses(changes(ImpactKind.INTEGRATION));
            case "performanceChanges" -> Facts.clauses(changes(ImpactKind.PERFORMANCE));
            case "fallback" -> change().fallback();
            case "dataRollback" -> change().dataRollback();
            case "rollbackWithin" -> facts.rollbackBound();
            case "bake" -> facts.bake();
            case "removal" -> wholeDays(facts.bake().multipliedBy(2));
            case "why" -> change().expedite();
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
            default -> ofMetrics(name);
        };
    }

    private Object ofMetrics(String name) {
        return switch (name) {
            case "suggestedMetrics" ->
                SuggestedMetrics.of(change(), tenant(), facts.guide().words());
            case "metrics" -> facts.metricNames();
            case "guardrails" -> facts.metricNames(GateRole.GUARDRAIL);
            case "behaviorMetrics" -> behaviorMetrics();
            case "baselines" -> baselines();
            case "alerts" -> alerts();
            case "successCriteria" -> successCriteria();
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
            default -> ofUrgency(name);
        };
    }

    private static Duration wholeDays(Duration length) {
        Duration days = Duration.ofDays(length.toDays());
        return days.equals(length) ? days : days.plusDays(1);
    }

    private Object ofUrgency(String name) {
        UrgencyFacts urgency = new UrgencyFacts(facts);
        return urgency.knows(name) ? urgency.value(name) : ofPhases.value(name);
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
        return population
                .map(people ->
                        (people.statedUsersPerDay().isPresent() ? "" : "at least ") + count(people.usersPerDay()))
                .orElse("");
    }

    private List<String> approvers() {
        List<String> names = facts.signers().names();
        return names.subList(0, Math.min(names.size(), facts.signers().needed()));
    }

    private Optional<Counted> tenants() {
        return change().population()
                .filter(people -> people.tenants().isPresent())
                .map(people -> new Counted(people.tenants().getAsLong(), people.tenantUnit()));
    }

    /** What shares the product, as the population calls it. */
    private String tenant() {
        return change().population().map(Population::tenantUnit).orElse("tenant");
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

    /** How the members of the groups are recognised that a condition describes. */
    List<String> segmentRules() {
        List<String> rules = new ArrayList<>();
        change().segments().forEach((name, condition) -> rules.add(named(name, condition)));
        ofPhases.recognisedRings().forEach((name, condition) -> {
            if (change().segments().keySet().stream().noneMatch(name::equalsIgnoreCase)) {
                rules.add(named(name, condition));
            }
        });
        return rules;
    }

    /** Phases that people close. */
    List<String> approvalPhases() {
        return ofPhases.approvalPhases();
    }
}
