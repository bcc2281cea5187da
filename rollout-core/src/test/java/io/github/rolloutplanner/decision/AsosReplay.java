package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.decision.AsosExperiment.Row;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a rollout would have decided while an experiment ran.
 *
 * @param experiment the experiment
 * @param decisions one for each checkpoint, in order
 * @param rollout what it was at the end
 */
record AsosReplay(AsosExperiment experiment, List<Decision> decisions, RunningRollout rollout) {

    static AsosReplay of(AsosExperiment experiment, DecisionPolicy policy) {
        RolloutPlan plan = experiment.plan();
        Set<String> metrics =
                plan.monitoring().metrics().stream().map(MonitoredMetric::name).collect(Collectors.toSet());
        RunningRollout rollout = RunningRollout.start(plan, policy);
        List<Decision> decisions = new ArrayList<>();
        for (Map.Entry<Duration, List<Row>> checkpoint :
                experiment.checkpoints().entrySet()) {
            for (Row row : checkpoint.getValue()) {
                rollout = metrics.contains(row.name()) ? rollout.observe(row.observation()) : rollout;
            }
            rollout = Rollouts.confirmed(rollout, checkpoint.getKey());
            decisions.add(rollout.decide(checkpoint.getKey()));
        }
        return new AsosReplay(experiment, decisions, rollout);
    }

    Decision last() {
        return decisions.get(decisions.size() - 1);
    }

    /** The decisions at which another one was taken than before. */
    List<Decision> turns() {
        List<Decision> turns = new ArrayList<>();
        Class<?> kind = null;
        for (Decision decision : decisions) {
            if (!decision.getClass().equals(kind)) {
                turns.add(decision);
            }
            kind = decision.getClass();
        }
        return turns;
    }

    List<Detection> proofs(Detection.Kind kind) {
        return Rollouts.proofs(rollout).stream()
                .filter(proof -> proof.kind() == kind)
                .toList();
    }

    /** How far exposed users had fallen at the first of some checkpoints of a metric, or at the last of all. */
    double fall(String metric, Predicate<Row> where) {
        List<Row> rows = experiment.rows().stream()
                .filter(row -> row.name().equals(metric) && row.isWhole())
                .toList();
        return rows.stream()
                .filter(where)
                .findFirst()
                .orElse(rows.get(rows.size() - 1))
                .fall();
    }

    /** Each turn with its day; for a rollback also what the metric showed there, at the next checkpoint, and at the end. */
    @Override
    public String toString() {
        return experiment.id() + ": "
                + String.join(", then ", turns().stream().map(this::line).toList());
    }

    private String line(Decision decision) {
        String at = " at " + Elapsed.text(decision.look().at());
        if (decision instanceof Decision.RollBack rollBack) {
            return "roll back" + at + rollBack.causes().stream().map(this::line).toList();
        }
        return decision instanceof Decision.Hold hold
                ? "hold" + at + (hold.callsPerson() ? " and call a person" : "")
                : "advance" + at;
    }

    private String line(Cause cause) {
        Cause.Proven proven = (Cause.Proven) cause;
        Duration at = proven.proof().at();
        return "%s by %.1f standard errors, %.1f at the next checkpoint, %.1f at the end"
                .formatted(
                        proven.metric(),
                        fall(proven.metric(), row -> row.at().equals(at)),
                        fall(proven.metric(), row -> row.at().compareTo(at) > 0),
                        fall(proven.metric(), row -> false));
    }
}
