package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.observation.InvalidObservationException;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.plan.ManualStep;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is decided about a plan in its first days, with an incident that hits both groups on the second one. */
public final class PlanCourse {
    private static final int HOURS = 6;
    private static final int LOOKS = 24;
    private static final int PATIENCE = 5;
    private static final long USERS = 5_000;
    private static final double INCIDENT = 4;

    private final RolloutPlan plan;
    private final double harm;
    private final List<String> said = new ArrayList<>();

    private PlanCourse(RolloutPlan plan, double harm) {
        this.plan = plan;
        this.harm = harm;
    }

    /**
     * What is decided, look by look, by its typed values.
     *
     * @param plan the plan
     * @param harm how many times the usual harm exposed users have
     * @return a line for each look
     */
    public static List<String> of(RolloutPlan plan, double harm) {
        return new PlanCourse(plan, harm).said();
    }

    private List<String> said() {
        RunningRollout rollout = RunningRollout.start(plan);
        int waited = 0;
        for (int look = 0; look < LOOKS && !rollout.isOver(); look++) {
            Duration at = Duration.ofHours((long) HOURS * (look + 1));
            rollout = confirmed(observed(rollout, look), at);
            Decision decision = rollout.decide(at);
            said.add(line(decision));
            waited = decision instanceof Decision.Hold ? waited + 1 : 0;
            rollout = acted(rollout, decision, waited > PATIENCE);
            waited = waited > PATIENCE ? 0 : waited;
        }
        rollout.readOut(Duration.ofHours((long) HOURS * LOOKS)).ifPresent(shown -> said.add(line(shown)));
        return said;
    }

    private RunningRollout observed(RunningRollout rollout, int look) {
        RunningRollout next = rollout;
        double both = look == 4 ? INCIDENT : 1;
        TimeWindow window = TimeWindow.ofHours((long) HOURS * look, (long) HOURS * (look + 1));
        for (MonitoredMetric metric : plan.monitoring().metrics()) {
            try {
                next = next.observe(Observation.increment(
                        metric.name(), window, sample(metric, both * harm), sample(metric, both)));
            } catch (InvalidObservationException e) {
                said.add("refused: " + metric.name());
            }
        }
        return next;
    }

    private static Sample sample(MonitoredMetric metric, double harm) {
        double baseline = metric.baseline() instanceof Quantity known ? known.value() : 0;
        double worse = metric.threshold().relation() == Threshold.Relation.BELOW ? baseline * harm : baseline / harm;
        return switch (metric.kind().orElse(MetricKind.RATE)) {
            case RATE -> Sample.events(Math.min(USERS, Math.round(USERS * worse / 100)), USERS);
            case QUANTILE -> Sample.events(Math.round(USERS * Math.min(1, 0.05 * harm)), USERS);
            case COUNT -> Sample.counts(Math.round(worse), 1);
            case MEAN -> Sample.moments(USERS, worse, baseline * baseline);
            case SATURATION -> Sample.reading(worse);
        };
    }

    private RunningRollout confirmed(RunningRollout rollout, Duration at) {
        RunningRollout next = rollout;
        for (Gate gate : rollout.pendingApprovals()) {
            try {
                next = next.pendingApprovals().contains(gate) ? next.approve(at, gate, "Kim") : next;
            } catch (TransitionException e) {
                said.add("not confirmed in " + next.phase().number());
            }
        }
        return next;
    }

    private static RunningRollout acted(RunningRollout rollout, Decision decision, boolean isLate) {
        Duration at = decision.look().at();
        if (decision instanceof Decision.Hold) {
            return isLate ? rollout.advanceAnyway(at, "Kim", "It takes too long.") : rollout;
        }
        return decision instanceof Decision.RollBack ? rollout.rollBack(at, "Kim", "As decided.") : rollout.advance(at);
    }

    private static String line(Decision decision) {
        return decision.getClass().getSimpleName() + " in "
                + decision.look().phase().number() + " until "
                + decision.lookAgainAt() + " for " + why(decision) + " by "
                + decision.look().gates().stream().map(PlanCourse::line).toList();
    }

    private static String line(GateStatus gate) {
        return gate.metric() + " " + gate.state() + " " + gate.sample() + "/" + gate.needed() + " " + gate.evidence()
                + "/" + gate.evidenceNeeded();
    }

    private static String why(Decision decision) {
        if (decision instanceof Decision.Hold hold) {
            return hold.waits().stream()
                    .map(wait -> wait.getClass().getSimpleName() + wait.until() + wait.callsPerson())
                    .toList()
                    .toString();
        }
        return decision instanceof Decision.RollBack back
                ? back.causes().stream().map(PlanCourse::line).toList() + line(back.procedure())
                : "";
    }

    private static String line(Cause cause) {
        return cause instanceof Cause.Detected proven
                ? proven.toString()
                : cause.getClass().getSimpleName();
    }

    private static String line(RollbackProcedure procedure) {
        return procedure.within() + " " + procedure.steps() + " "
                + procedure.manualSteps().stream().map(ManualStep::kind).toList() + " "
                + procedure.data().reversal() + " "
                + procedure.pointOfNoReturn().map(text -> "").or(Optional::empty);
    }

    private static String line(ExperimentReadOut shown) {
        return shown.recommendation() + " " + shown.size() + "/" + shown.needed() + " " + shown.effects();
    }
}
