package io.github.rolloutplanner.internal.state;

import io.github.rolloutplanner.observation.Correction;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.reason.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Finds what no observations can have left behind of a metric: windows, stretches and sums that contradict each other. */
public final class RecordCheck {
    private static final String ADVICE = "Give it as it was written.";

    private final MetricRecord record;
    private final TransitionLog log;
    private final List<Problem> problems = new ArrayList<>();

    /**
     * Of a metric.
     *
     * @param record what is remembered of it
     * @param log the way that the rollout went
     */
    public RecordCheck(MetricRecord record, TransitionLog log) {
        this.record = record;
        this.log = log;
    }

    /** Everything that is wrong with it, each where it stands in the record. */
    public List<Problem> problems() {
        checkWindows();
        checkSettled();
        checkCorrections();
        checkStretches("buckets", record.buckets());
        checkStretches("stood", record.stretches().stood());
        if (problems.isEmpty()) {
            problems.addAll(new SumsCheck(record, log).problems());
            checkStood();
        }
        return problems;
    }

    private void add(String path, String found) {
        problems.add(new Problem(path, found, ADVICE));
    }

    private void checkWindows() {
        List<Observation.Measured> recent = record.windows().recent();
        if (recent.size() > ObservedWindows.RECENT) {
            add("recent", "it has more than the " + ObservedWindows.RECENT + " windows that are remembered.");
            return;
        }
        ObservedWindows known = new ObservedWindows(List.of(), record.windows().settled());
        for (int at = 0; at < recent.size(); at++) {
            Observation.Measured one = recent.get(at);
            if (known.know(one)) {
                add("recent/" + at, "it stands twice.");
            } else {
                String path = "recent/" + at;
                known.contradiction(one).ifPresent(problem -> add(path, problem.found()));
                known = known.with(one);
            }
        }
        if (problems.isEmpty() && !known.recent().equals(recent)) {
            add("recent", "its windows are not in order.");
        }
    }

    private void checkSettled() {
        List<TimeWindow> settled = record.windows().settled();
        boolean isFull = record.windows().recent().size() == ObservedWindows.RECENT;
        if (settled.size() > ObservedWindows.SETTLED || (!settled.isEmpty() && !isFull)) {
            add("settled", "no window is forgotten before " + ObservedWindows.RECENT + " came after it.");
        }
        Duration last = Duration.ofNanos(-1);
        for (int at = 0; at < settled.size(); at++) {
            TimeWindow window = settled.get(at);
            if (window.start().compareTo(last) <= 0
                    || window.length().isNegative()
                    || window.length().isZero()
                    || window.end().compareTo(TransitionLog.LONGEST) > 0) {
                add("settled/" + at, "it is empty, or not after the one before.");
            }
            last = window.end();
        }
    }

    private void checkCorrections() {
        for (int at = 0; at < record.corrections().size(); at++) {
            Correction correction = record.corrections().get(at);
            if (!correction.metric().equals(record.metric())) {
                add("corrections/" + at, "it is of '" + correction.metric() + "'.");
            } else if (correction instanceof Correction.Restarted restarted && !isCounted(restarted)) {
                add(
                        "corrections/" + at,
                        "there is no counter that could have started again in phase " + restarted.phase() + " then.");
            } else if (correction instanceof Correction.Revised revised && !isOfOneWindow(revised)) {
                add("corrections/" + at, "it replaces one window by another.");
            }
        }
    }

    private boolean isCounted(Correction.Restarted restarted) {
        return isReached(restarted.phase())
                && restarted.at().compareTo(log.since(restarted.phase())) > 0
                && record.buckets().stream()
                        .filter(bucket -> bucket.phase() == restarted.phase())
                        .flatMap(bucket -> bucket.checkpoint().stream())
                        .anyMatch(counted -> counted.start().compareTo(restarted.at()) < 0);
    }

    private static boolean isOfOneWindow(Correction.Revised revised) {
        return revised.was().metric().equals(revised.now().metric())
                && revised.was().window().equals(revised.now().window())
                && revised.was().temporality() == revised.now().temporality();
    }

    private boolean isReached(int phase) {
        return phase >= 1 && phase <= log.phase();
    }

    private void checkStretches(String key, List<PhaseBucket> stretches) {
        for (int at = 0; at < stretches.size(); at++) {
            PhaseBucket stretch = stretches.get(at);
            String path = key + "/" + at;
            if (!isReached(stretch.phase())) {
                add(path, "phase " + stretch.phase() + " was not reached.");
            } else if (stretch.stretch() < 0
                    || stretch.covered().isNegative()
                    || stretch.covered().isZero()) {
                add(path, "it covers nothing.");
            } else if (at > 0 && !stretch.isAfter(stretches.get(at - 1))) {
                add(path, "it is not after the one before.");
            } else if (key.equals("buckets") && stretch.checkpoint().isPresent() && !isCounter(at)) {
                add(path, "it is no counter of its phase.");
            }
        }
    }

    /** A counter is the first of its phase, or follows one that was closed. */
    private boolean isCounter(int at) {
        PhaseBucket stretch = record.buckets().get(at);
        boolean isFirst = at == 0 || record.buckets().get(at - 1).phase() < stretch.phase();
        return stretch.stretch() == (isFirst ? 0 : 1);
    }

    /** How running sums stood never becomes less, and last they stand as they are. */
    private void checkStood() {
        List<PhaseBucket> stood = record.stretches().stood();
        for (int at = 0; at < stood.size(); at++) {
            boolean isLast = at + 1 == stood.size()
                    || stood.get(at + 1).phase() > stood.get(at).phase();
            boolean fits = isLast
                    ? isSame(stood.get(at), record.totalOf(stood.get(at).phase()))
                    : grows(stood.get(at), stood.get(at + 1));
            if (!fits) {
                add("stood/" + at, "it is not what was counted until then.");
            }
        }
        record.buckets().stream()
                .filter(bucket -> bucket.checkpoint().isPresent()
                        && stood.stream().noneMatch(known -> known.phase() == bucket.phase()))
                .findFirst()
                .ifPresent(
                        bucket -> add("stood", "it does not say how the sums of phase " + bucket.phase() + " stood."));
    }

    private static boolean isSame(PhaseBucket one, PhaseBucket other) {
        return grows(one, other) && grows(other, one);
    }

    private static boolean grows(PhaseBucket earlier, PhaseBucket later) {
        return Growth.isPossible(earlier.treated(), later.treated())
                && earlier.control()
                        .flatMap(before -> later.control().map(after -> Growth.isPossible(before, after)))
                        .orElse(true);
    }
}
