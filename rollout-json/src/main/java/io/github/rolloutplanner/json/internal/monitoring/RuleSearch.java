package io.github.rolloutplanner.json.internal.monitoring;

import io.github.rolloutplanner.internal.naming.WatchedNames;
import io.github.rolloutplanner.json.export.Loss;
import io.github.rolloutplanner.json.internal.export.Spot;
import io.github.rolloutplanner.json.internal.monitoring.AlertRule.Action;
import io.github.rolloutplanner.json.internal.monitoring.AlertRule.Kind;
import io.github.rolloutplanner.json.internal.monitoring.AlertRule.Severity;
import io.github.rolloutplanner.metric.Alert;
import io.github.rolloutplanner.metric.Comparison;
import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Condition.OnMetric;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateComposition;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.metric.Threshold.Relation;
import io.github.rolloutplanner.metric.Tolerance;
import io.github.rolloutplanner.plan.ManualStep;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.RollbackTrigger;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The thresholds of a plan that alert in a phase: its rollback triggers, the gates of the phase, and its alerts. */
final class RuleSearch {
    private static final Map<io.github.rolloutplanner.metric.Severity, Severity> SEVERITIES = new EnumMap<>(Map.of(
            io.github.rolloutplanner.metric.Severity.CRITICAL, Severity.CRITICAL,
            io.github.rolloutplanner.metric.Severity.HIGH, Severity.CRITICAL,
            io.github.rolloutplanner.metric.Severity.MEDIUM, Severity.WARNING,
            io.github.rolloutplanner.metric.Severity.LOW, Severity.INFO));

    private final PhaseMonitoring of;
    private final WatchedNames names;
    private final List<AlertRule> rules = new ArrayList<>();
    private final Set<List<Object>> known = new HashSet<>();

    private RuleSearch(PhaseMonitoring of) {
        this.of = of;
        this.names = WatchedNames.of(of.plan().monitoring().metrics(), MonitoredMetric::name);
    }

    static List<AlertRule> rules(PhaseMonitoring of) {
        RuleSearch search = new RuleSearch(of);
        search.triggers();
        search.gates();
        search.alerts();
        return List.copyOf(search.rules);
    }

    /** One that has found what rolls back, and nothing else. */
    static RuleSearch ofTriggers(PhaseMonitoring of) {
        RuleSearch search = new RuleSearch(of);
        search.triggers();
        return search;
    }

    List<AlertRule> found() {
        return List.copyOf(rules);
    }

    /** What breaks a gate of the phase, whatever its role is. */
    Optional<Breach> gate(Gate gate, OnMetric part) {
        return find(part, part.threshold().breach(), Loss.Feature.GATES, of.phaseSpot())
                .map(found -> breach(found, part, gate));
    }

    private void triggers() {
        List<RollbackTrigger> triggers = of.plan().rollback().automaticTriggers();
        String steps = steps(of.plan().rollback().manualSteps());
        for (int at = 0; at < triggers.size(); at++) {
            Spot spot = of.spot("rollback.automaticTriggers[" + at + "]");
            Condition condition = triggers.get(at).condition();
            for (OnMetric part : understood(names.anyOf(condition), condition, Loss.Feature.ROLLBACK, spot)) {
                find(part, part.threshold(), Loss.Feature.ROLLBACK, spot)
                        .map(found -> breach(
                                found,
                                part,
                                isByPolicy(found.watched()),
                                found.watched().trigger()))
                        .ifPresent(breach -> add(
                                breach,
                                part,
                                new Told(Kind.ROLLBACK, Severity.CRITICAL, Action.ROLLBACK, part.asEvent()),
                                steps.isEmpty() ? Map.of() : Map.of("steps", steps)));
            }
        }
    }

    /** What alerts is a breach, and a percentage is lowered step by step only without one. */
    private static String steps(List<ManualStep> steps) {
        List<String> numbered = new ArrayList<>();
        steps.stream()
                .filter(step -> step.kind() != ManualStep.Kind.LOWER)
                .forEach(step -> numbered.add((numbered.size() + 1) + ". " + step));
        return String.join("; ", numbered);
    }

    private void gates() {
        List<Gate> gates = of.phase().goLiveCriteria();
        for (int at = 0; at < gates.size(); at++) {
            Gate gate = gates.get(at);
            Spot spot = of.phaseSpot().at("goLiveCriteria[" + at + "]");
            if (gate.condition() instanceof Condition.Approval) {
                spot.lose(
                        Loss.Feature.APPROVALS,
                        "Prometheus asks no person: " + PromText.shown(gate.toString()) + ".",
                        "Let the running rollout ask.");
            } else if (gate.role() != GateRole.OBSERVE) {
                gate(gate, spot);
            }
        }
        boolean isComposed = !of.phase().composition().equals(GateComposition.all());
        if (isComposed) {
            of.phaseSpot()
                    .at("composition")
                    .lose(
                            Loss.Feature.GATES,
                            "Each gate alerts by itself, also where others may make up for it.",
                            "Let the running rollout decide whether the phase passes.");
        }
    }

    private void gate(Gate gate, Spot spot) {
        if (!(gate.tolerance() instanceof Tolerance.Statistical)) {
            spot.lose(
                    Loss.Feature.GATES,
                    "Prometheus does not count breaches in a row or in all.",
                    "Let the running rollout decide by this gate.");
        }
        for (OnMetric part : understood(names.allOf(gate.condition()), gate.condition(), Loss.Feature.GATES, spot)) {
            find(part, part.threshold().breach(), Loss.Feature.GATES, spot)
                    .map(found -> breach(found, part, gate))
                    .ifPresent(breach -> add(
                            breach,
                            part,
                            new Told(
                                    Kind.GATE,
                                    Severity.WARNING,
                                    Action.HOLD,
                                    part + " is not met, so the phase will not be promoted"),
                            Map.of()));
        }
    }

    private void alerts() {
        List<Alert> alerts = of.plan().monitoring().alerts();
        for (int at = 0; at < alerts.size(); at++) {
            Alert alert = alerts.get(at);
            Spot spot = of.spot("monitoring.alerts[" + at + "]");
            for (OnMetric part : understood(names.anyOf(alert.trigger()), alert.trigger(), Loss.Feature.ALERTS, spot)) {
                find(part, part.threshold(), Loss.Feature.ALERTS, spot)
                        .map(found -> breach(
                                found,
                                part,
                                isByPolicy(found.watched()),
                                found.watched().trigger()))
                        .ifPresent(breach -> add(
                                breach,
                                part,
                                new Told(Kind.ALERT, severity(alert), Action.HOLD, part.asEvent()),
                                Map.of("todo", alert.action())));
            }
        }
    }

    private static Severity severity(Alert alert) {
        return SEVERITIES.getOrDefault(alert.severity(), Severity.CRITICAL);
    }

    private static boolean isByPolicy(WatchedMetric watched) {
        return watched.metric().limitSource() == MonitoredMetric.LimitSource.POLICY;
    }

    private static List<OnMetric> understood(
            List<OnMetric> parts, Condition condition, Loss.Feature feature, Spot spot) {
        if (parts.isEmpty()) {
            spot.lose(
                    feature,
                    "Prometheus cannot evaluate '" + PromText.shown(condition.toString()) + "'.",
                    "Say it as a metric with a limit, such as 'Errors exceeds 2%'.");
        }
        return parts;
    }

    /** The metric of a condition with what breaks it; what cannot be watched is noted. */
    private Optional<Found> find(OnMetric part, Threshold breach, Loss.Feature feature, Spot spot) {
        WatchedMetric watched = of.metrics().get(part.metric());
        if (watched == null) {
            boolean isMonitored = of.plan().monitoring().metrics().stream()
                    .anyMatch(metric -> metric.name().equals(part.metric()));
            if (!isMonitored) {
                lose(spot, feature, part, "is none of the monitored metrics.", "Monitor it in the plan.");
            }
            return Optional.empty();
        }
        Optional<BigDecimal> level = watched.level(part.threshold().level());
        if (level.isEmpty()) {
            lose(
                    spot,
                    feature,
                    part,
                    "cannot be compared with "
                            + PromText.shown(part.threshold().level().toString()) + " in this phase.",
                    "Give both in one unit, and a baseline.");
        } else if (watched.isGoodNews(breach.relation())) {
            lose(spot, feature, part, "is healthy on that side of the level.", "Turn the condition round.");
            return Optional.empty();
        }
        return level.map(value -> new Found(watched, breach.relation(), value));
    }

    private static void lose(Spot spot, Loss.Feature feature, OnMetric part, String effect, String advice) {
        spot.lose(feature, "Nothing watches this: '" + PromText.shown(part.metric()) + "' " + effect, advice);
    }

    private Breach breach(Found found, OnMetric part, Gate gate) {
        return breach(
                found,
                part,
                gate.comparison().filter(Comparison.CONTROL::equals).isPresent(),
                of.traffic().ofGate(found.watched().name(), gate.minimumSample()));
    }

    private Breach breach(Found found, OnMetric part, boolean isRelative, SampleNeed need) {
        SampleNeed asked = part.persistence()
                .window()
                .filter(window -> !window.isZero() && !window.isNegative())
                .map(window -> overWindow(need, of.traffic().noShorter(window)))
                .orElse(need);
        return new Breach(found.watched(), found.relation(), found.level(), isRelative && of.hasControl(), asked);
    }

    /** What the plan wants to see over another window. */
    private static SampleNeed overWindow(SampleNeed need, Duration window) {
        double part = (double) window.toMillis() / Math.max(1, need.window().toMillis());
        return new SampleNeed(need.observations() * Math.min(1, part), window, need.isKnown() && part < 1);
    }

    private void add(Breach breach, OnMetric part, Told told, Map<String, String> more) {
        if (known.add(List.of(
                told.kind(), part.metric(), part.threshold().toString(), part.persistence(), told.severity()))) {
            lose(breach, part);
            rules.add(rule(breach, part, told, more));
        }
    }

    private void lose(Breach breach, OnMetric part) {
        Spot spot = of.spot("monitoring");
        SampleNeed need = breach.need();
        if (need.isCut() || !need.isKnown()) {
            String why = need.isKnown()
                    ? "the window brings fewer observations than the plan asks for."
                    : "the plan does not say how many observations it needs.";
            spot.lose(
                    Loss.Feature.MINIMUM_SAMPLE,
                    "'" + PromText.shown(part.metric()) + "' may alert by chance: " + why,
                    "Let the running rollout decide by it.");
        }
        if (part.persistence().breaches().isPresent()) {
            spot.lose(
                    Loss.Feature.GATES,
                    "Prometheus does not count checks: "
                            + PromText.shown(part.persistence().toString()) + ".",
                    "Say for how long it must last.");
        }
    }

    private AlertRule rule(Breach breach, OnMetric part, Told told, Map<String, String> more) {
        boolean isTrigger = told.kind() == Kind.ROLLBACK;
        Duration quick = of.traffic().quick();
        BreachText text = new BreachText(breach);
        return new AlertRule(
                told.kind(),
                told.severity(),
                told.action(),
                Optional.of(part.metric()),
                told.condition(),
                isTrigger ? breach.soon(quick) : breach.inWindow(),
                part.persistence().lasting().orElseGet(() -> of.holds(breach.watched())),
                told.action().order() + " " + (isTrigger ? text.soon(quick) : text.inWindow()),
                Optional.of(breach.watched().terms().display().template()),
                more,
                Optional.of(breach));
    }

    private record Found(WatchedMetric watched, Relation relation, BigDecimal level) {}

    private record Told(Kind kind, Severity severity, Action action, String condition) {}
}
