package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.state.MetricRecord;
import io.github.rolloutplanner.internal.state.PhaseBucket;
import io.github.rolloutplanner.internal.state.TransitionLog;
import io.github.rolloutplanner.observation.Detection;
import io.github.rolloutplanner.observation.GroupTotals;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.reason.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds numbers in what is remembered of a metric that no observation can have brought: the rules for observations hold there, too. */
public final class NumbersCheck {
    private static final String ADVICE = "Give it as it was written.";
    /** More than any rollout counts; sums of so many stay exact. */
    private static final long MOST = 100_000_000_000_000_000L;
    /** Of sums of squares, what rounding may take from them; as much as the rules for observations let pass. */
    private static final BigDecimal ROUNDING = BigDecimal.valueOf(UserNumbersCheck.ROUNDING);

    private final MetricModel model;
    private final MetricRecord record;
    private final TransitionLog log;
    private final List<Problem> problems = new ArrayList<>();

    /**
     * Of a metric.
     *
     * @param model what the plan says of it
     * @param record what is remembered of it
     * @param log the way that the rollout went
     */
    public NumbersCheck(MetricModel model, MetricRecord record, TransitionLog log) {
        this.model = model;
        this.record = record;
        this.log = log;
    }

    /** Everything that is wrong with them, each where it stands in the record. */
    public List<Problem> problems() {
        checkWindows();
        checkBefore();
        checkSilence();
        checkBreaches();
        checkSums("buckets", record.buckets());
        checkSums("stood", record.stretches().stood());
        checkDetections();
        return problems;
    }

    private void add(String path, String found) {
        problems.add(new Problem(path, found, ADVICE));
    }

    private void checkWindows() {
        List<Observation.Measured> recent = record.windows().recent();
        for (int at = 0; at < recent.size(); at++) {
            String path = "recent/" + at;
            checkOwn(path, recent.get(at));
            addAll(path, check().ofTaken(recent.get(at), model));
            if (recent.get(at).window().start().isNegative()) {
                add(path + "/window", "it is from before the rollout.");
            }
        }
    }

    private void checkOwn(String path, Observation observation) {
        if (!observation.metric().equals(record.metric())) {
            add(path + "/metric", "it is of '" + observation.metric() + "'.");
        }
    }

    private ObservationCheck check() {
        return new ObservationCheck(Map.of(record.metric(), model), log);
    }

    /** The path of an observation names its parts as Java does. */
    private void addAll(String path, List<Problem> found) {
        for (Problem problem : found) {
            String part = problem.path().split("\\.", 2)[0];
            problems.add(new Problem(path + "/" + part, problem.found(), problem.advice()));
        }
    }

    private void checkBefore() {
        for (int at = 0; at < record.before().size(); at++) {
            checkOwn("before/" + at, record.before().get(at));
            addAll("before/" + at, check().problems(record.before().get(at)));
        }
    }

    private void checkSilence() {
        record.silence().ifPresent(look -> {
            checkOwn("silence", look);
            if (look instanceof Observation.Measured || look instanceof Observation.Before) {
                add("silence", "it brought data.");
            } else if (look.window().start().isNegative() || look.window().end().compareTo(TransitionLog.LONGEST) > 0) {
                add("silence/window", "it is further away than a rollout lasts.");
            }
        });
    }

    private void checkBreaches() {
        if (record.breaches() > record.windows().most()) {
            add("breaches", "they are more than the windows that came.");
        }
    }

    private void checkSums(String key, List<PhaseBucket> sums) {
        for (int at = 0; at < sums.size(); at++) {
            checkGroups(key + "/" + at, sums.get(at).treated(), sums.get(at).control().stream());
        }
    }

    private void checkDetections() {
        for (int at = 0; at < record.detections().size(); at++) {
            Detection detection = record.detections().get(at);
            checkGroups("detections/" + at, detection.treated(), detection.control().stream());
        }
    }

    private void checkGroups(String path, GroupTotals treated, Stream<GroupTotals> control) {
        checkGroup(path + "/treated", treated);
        control.forEach(group -> checkGroup(path + "/control", group));
    }

    private void checkGroup(String path, GroupTotals group) {
        boolean isCounted = isBetween(0, group.observations(), MOST)
                && isBetween(0, group.events(), MOST)
                && isBetween(0, group.byUser().users(), MOST)
                && group.exposure().signum() >= 0;
        if (!isCounted) {
            add(path, "it cannot be counted.");
        } else if (!isOfSort(group)) {
            add(path, "it is no sum of what the metric is made from.");
        }
    }

    private static boolean isBetween(long least, long number, long most) {
        return least <= number && number <= most;
    }

    private boolean isOfSort(GroupTotals group) {
        if (model.judge().isEmpty()) {
            return isOfTrials(group);
        }
        MetricScale scale = model.judge().get().scale();
        if (scale.isOfNumbers() || scale.isReading()) {
            return isOfNumbers(group);
        }
        return scale.hasSize() ? isOfTrials(group) : group.observations() == 0 && hasNoNumbers(group);
    }

    private static boolean isOfTrials(GroupTotals group) {
        return group.events() <= group.observations() && group.exposure().signum() == 0 && hasNoNumbers(group);
    }

    private static boolean hasNoNumbers(GroupTotals group) {
        return group.sum().signum() == 0 && group.squares().signum() == 0;
    }

    /** By Cauchy and Schwarz, (Σ y)² ≤ n Σ y². */
    private static boolean isOfNumbers(GroupTotals group) {
        BigDecimal most = group.squares().multiply(BigDecimal.valueOf(group.observations()));
        return group.events() == 0
                && group.exposure().signum() == 0
                && group.squares().signum() >= 0
                && group.sum().pow(2).subtract(most).compareTo(most.multiply(ROUNDING)) <= 0;
    }
}
