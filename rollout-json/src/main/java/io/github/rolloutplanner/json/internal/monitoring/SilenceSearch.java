package io.github.rolloutplanner.json.internal.monitoring;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.json.export.Loss;
import io.github.rolloutplanner.json.internal.monitoring.AlertRule.Action;
import io.github.rolloutplanner.json.internal.monitoring.AlertRule.Kind;
import io.github.rolloutplanner.json.internal.monitoring.AlertRule.Severity;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateHandling;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What alerts because too little is seen: no data of a metric, or groups of other sizes than planned. */
final class SilenceSearch {
    private static final Duration PLAIN = Duration.ofMinutes(5);

    private final PhaseMonitoring of;
    private final Map<String, GateRole> roles;

    SilenceSearch(PhaseMonitoring of) {
        this.of = of;
        this.roles = of.plan().metricRoles();
    }

    List<AlertRule> rules() {
        List<AlertRule> rules = new ArrayList<>();
        of.metrics().values().forEach(watched -> noData(watched).ifPresent(rules::add));
        split().ifPresent(rules::add);
        return rules;
    }

    private Optional<AlertRule> noData(WatchedMetric watched) {
        Optional<Term> base = watched.terms().base(Group.TREATED, of.traffic().quick());
        if (base.isEmpty()) {
            of.spot("monitoring")
                    .lose(
                            Loss.Feature.METRIC,
                            "Missing data for '" + PromText.shown(watched.name())
                                    + "' raise no alert: a counter appears with its first event, so it may be good news.",
                            "Alert on the scrapes of the service as well.");
        }
        return base.map(there -> noData(watched, there));
    }

    private AlertRule noData(WatchedMetric watched, Term base) {
        Optional<Expression> stopped = stopped(watched);
        Expression absent = Expression.of("absent(", base, ")");
        Optional<GateHandling> handling = handling(watched.name());
        boolean rollsBack = handling.map(GateHandling::onNoData)
                .filter(Response.ROLL_BACK::equals)
                .isPresent();
        Action action = rollsBack ? Action.ROLLBACK : Action.HOLD;
        return new AlertRule(
                Kind.NO_DATA,
                isGuarded(watched) ? Severity.CRITICAL : Severity.WARNING,
                action,
                Optional.of(watched.name()),
                "No data for " + watched.name() + " from exposed users",
                stopped.map(silent -> Expression.of(absent, " or on () (", silent, ")"))
                        .orElse(absent),
                silence(handling.map(GateHandling::grace), of.holds(watched)),
                action.order() + " Prometheus has no series of exposed users"
                        + (stopped.isPresent() ? ", or they stand still while those of the control group go on" : "")
                        + ". No data is no good news: find out whether the service runs, whether it is scraped, and"
                        + " whether its series have the labels that the rule asks for.",
                Optional.empty(),
                Map.of(),
                Optional.empty());
    }

    /** The grace of a gate is for sources that bring hours at once. Scrapes come all the time, so that silence is plain sooner. */
    private static Duration silence(Optional<Duration> grace, Duration holds) {
        Duration plain = holds.compareTo(PLAIN) > 0 ? holds : PLAIN;
        return grace.filter(length -> length.compareTo(plain) < 0).orElse(plain);
    }

    private Optional<Expression> stopped(WatchedMetric watched) {
        Duration window = watched.trigger().window();
        return of.hasControl()
                ? watched.terms()
                        .sample(Group.TREATED, window)
                        .flatMap(treated -> watched.terms()
                                .sample(Group.CONTROL, window)
                                .map(control -> Expression.of(treated, " == 0 and on () ", control, " > 0")))
                : Optional.empty();
    }

    private Optional<GateHandling> handling(String metric) {
        return of.phase().goLiveCriteria().stream()
                .filter(gate -> gate.condition().measured().stream()
                        .anyMatch(on -> on.metric().equals(metric)))
                .map(Gate::handling)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private boolean isGuarded(WatchedMetric watched) {
        return roles.get(watched.name()) == GateRole.GUARDRAIL;
    }

    private Optional<AlertRule> split() {
        Optional<PlannedSplit> split = PlannedSplit.of(of);
        if (split.isEmpty() && PlannedSplit.planned(of).isPresent()) {
            of.spot("monitoring")
                    .lose(
                            Loss.Feature.CONTROL_GROUP,
                            "Whether both groups have the planned sizes is not watched.",
                            "Count the users who come into each group, with Observation.ASSIGNMENT_COUNTS and"
                                    + " PrometheusMetric.newUsers(..).");
        }
        return split.map(this::mismatch);
    }

    private AlertRule mismatch(PlannedSplit split) {
        return new AlertRule(
                Kind.SPLIT,
                Severity.CRITICAL,
                Action.HOLD,
                Optional.empty(),
                "Sample ratio mismatch",
                split.mismatch(),
                of.holds(Duration.ZERO).plus(split.settles()),
                Action.HOLD.order() + " Of the users who came into the two groups within "
                        + Wording.of(split.window()) + ", the plan has " + Wording.rounded(100 * split.part())
                        + "% exposed. Chance makes so large a difference once in a million looks, so the groups"
                        + " differ in more than the change." + settling(split),
                Optional.empty(),
                Map.of(),
                Optional.empty());
    }

    /** Those who came before the promotion were split as the previous phase has it. */
    private static String settling(PlannedSplit split) {
        return split.settles().isZero()
                ? ""
                : " The previous phase split them otherwise, so it must last for as long as the window is.";
    }
}
