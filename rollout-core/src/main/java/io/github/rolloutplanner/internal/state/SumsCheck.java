package io.github.rolloutplanner.internal.state;

import io.github.rolloutplanner.internal.text.Elapsed;
import io.github.rolloutplanner.observation.Correction;
import io.github.rolloutplanner.observation.GroupTotals;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.TimeWindow;
import io.github.rolloutplanner.observation.Transition;
import io.github.rolloutplanner.reason.Problem;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whether the sums of a metric are those of its windows. As long as all windows are remembered the sums are made from them again; later
 * the windows that are left have to be parts of the sums, and all windows together as long as what the sums cover.
 *
 * @param record what is remembered of the metric
 * @param log the way that the rollout went
 */
record SumsCheck(MetricRecord record, TransitionLog log) {
    private static final String ADVICE = "What stands twice must agree.";

    /** Where the sums do not agree with the windows. */
    List<Problem> problems() {
        List<Problem> problems = problems(log);
        return problems.isEmpty() || !areAhead() ? problems : problemsOfAllPhases();
    }

    /** The phase that counted a window that is remembered; empty where a promotion before its end leaves that open. */
    Optional<Integer> phaseOf(Observation.Measured one) {
        if (!areAhead()) {
            return log.phaseOf(one.window());
        }
        List<Integer> counters = counters(one.window());
        return counters.size() == 1 ? Optional.of(counters.get(0)) : byItsSums(one);
    }

    /** The phases with a counter that may have had a window as its checkpoint. */
    private List<Integer> counters(TimeWindow window) {
        return record.buckets().stream()
                .filter(sum -> sum.checkpoint()
                        .filter(last -> last.start().equals(window.start()) && last.covers(window))
                        .isPresent())
                .map(PhaseBucket::phase)
                .toList();
    }

    private Optional<Integer> byItsSums(Observation.Measured one) {
        return Stream.concat(Stream.of(log), ahead())
                .filter(phases -> problems(phases).isEmpty())
                .map(phases -> phaseOf(one, phases))
                .findFirst();
    }

    /**
     * Whether windows may have been counted in a phase before the one that their time is of. Who promotes anyway may do so at a time
     * before the end of what was observed, by another clock: what had come is of the phase before.
     */
    private boolean areAhead() {
        return promotions().anyMatch(done -> ends().anyMatch(end -> end.compareTo(done.at()) > 0))
                && (!record.windows().areAll()
                        || IntStream.rangeClosed(1, log.phase()).anyMatch(this::countsMore));
    }

    private Stream<Transition> promotions() {
        return log.transitions().stream().filter(done -> done.kind() == Transition.Kind.FORCED);
    }

    private Stream<Duration> ends() {
        return recent().stream().map(one -> one.window().end()).distinct();
    }

    /** Whether a phase counts more than the windows of its time. */
    private boolean countsMore(int phase) {
        Duration own = total(increments(recent())
                .filter(one -> phaseOf(one, log) == phase)
                .map(one -> one.window().length()));
        return total(increments().filter(sum -> sum.phase() == phase).map(PhaseBucket::covered))
                                .compareTo(own)
                        > 0
                || record.buckets().stream()
                        .filter(sum -> sum.phase() == phase)
                        .flatMap(sum -> sum.checkpoint().stream())
                        .anyMatch(counted -> log.endOf(phase)
                                .filter(end -> counted.end().compareTo(end) > 0)
                                .isPresent());
    }

    private Stream<PhaseBucket> increments() {
        return record.buckets().stream().filter(sum -> sum.checkpoint().isEmpty());
    }

    private static Stream<Observation.Measured> increments(List<Observation.Measured> windows) {
        return windows.stream().filter(one -> one.temporality() == Observation.Temporality.DELTA);
    }

    /** The ways that the rollout went if one promotion, and those after it, came after one of the windows. */
    private Stream<TransitionLog> ahead() {
        return promotions()
                .flatMap(done ->
                        ends().filter(end -> end.compareTo(done.at()) > 0).map(end -> notBefore(end, done.phase())));
    }

    private TransitionLog notBefore(Duration start, int first) {
        List<Duration> starts = new ArrayList<>(log.starts());
        for (int phase = first; phase <= starts.size(); phase++) {
            starts.set(phase - 1, log.since(phase).compareTo(start) > 0 ? log.since(phase) : start);
        }
        return new TransitionLog(starts, log.transitions(), log.pause(), log.end());
    }

    /** Whichever phase counted a window, all increments together are those of all phases. */
    private List<Problem> problemsOfAllPhases() {
        List<Problem> problems = new ArrayList<>();
        addLength(problems);
        boolean isSame = !record.windows().areAll()
                || together(increments())
                        .equals(together(increments(recent()).map(one -> PhaseBucket.of(1, Duration.ZERO, one))));
        if (problems.isEmpty() && !isSame) {
            problems.add(new Problem("buckets", "all together are not the sum of the windows.", ADVICE));
        }
        return problems;
    }

    private static List<GroupTotals> together(Stream<PhaseBucket> stretches) {
        GroupTotals treated = GroupTotals.NONE;
        GroupTotals control = GroupTotals.NONE;
        for (PhaseBucket stretch : stretches.toList()) {
            treated = treated.plus(stretch.treated());
            control = control.plus(stretch.control().orElse(GroupTotals.NONE));
        }
        return List.of(exact(treated), exact(control));
    }

    private List<Observation.Measured> recent() {
        return record.windows().recent();
    }

    private List<Problem> problems(TransitionLog phases) {
        return record.windows().areAll() ? differences(phases) : excesses(phases);
    }

    /** Where what all windows add up to is something else. */
    private List<Problem> differences(TransitionLog phases) {
        MetricRecord again = again(record, recent(), phases, log);
        List<Problem> problems = new ArrayList<>(differences("buckets", record.buckets(), again.buckets()));
        problems.addAll(differences(
                "stood", record.stretches().stood(), again.stretches().stood()));
        return problems;
    }

    /** What some windows of a metric leave behind, in the phases of one log, with the days since the starts of another. */
    static MetricRecord again(
            MetricRecord record, List<Observation.Measured> windows, TransitionLog phases, TransitionLog log) {
        MetricRecord again = MetricRecord.of(record.metric());
        List<Correction.Restarted> restarts = restarts(record);
        for (Observation.Measured one : windows) {
            int phase = phaseOf(one, phases);
            while (!restarts.isEmpty() && isBefore(restarts.get(0), phase, one)) {
                again = again.restarted(restarts.remove(0));
            }
            PhaseBucket observed = again.placed(PhaseBucket.of(phase, log.since(phase), one));
            again = again.with(one, observed, log.since(phase), false);
        }
        for (Correction.Restarted restart : restarts) {
            again = again.restarted(restart);
        }
        return again;
    }

    private static List<Correction.Restarted> restarts(MetricRecord record) {
        List<Correction.Restarted> restarts = new ArrayList<>();
        for (Correction correction : record.corrections()) {
            if (correction instanceof Correction.Restarted restarted) {
                restarts.add(restarted);
            }
        }
        return restarts;
    }

    private static boolean isBefore(Correction.Restarted restart, int phase, Observation.Measured one) {
        return restart.phase() < phase
                || (restart.phase() == phase
                        && restart.at().compareTo(one.window().start()) <= 0);
    }

    /** Of a window that a promotion came into the middle of, the phase that it began in. */
    private static int phaseOf(Observation.Measured one, TransitionLog phases) {
        int phase = phases.phase();
        while (phase > 1 && one.window().start().compareTo(phases.since(phase)) < 0) {
            phase--;
        }
        return phase;
    }

    private static List<Problem> differences(String key, List<PhaseBucket> found, List<PhaseBucket> expected) {
        if (found.size() != expected.size()) {
            return List.of(new Problem(
                    key, "it has " + found.size() + " sums, but the windows make " + expected.size() + ".", ADVICE));
        }
        return IntStream.range(0, found.size())
                .filter(at -> !exact(found.get(at)).equals(exact(expected.get(at))))
                .mapToObj(at -> new Problem(key + "/" + at, "it is not the sum of the windows of its stretch.", ADVICE))
                .toList();
    }

    /** Where the windows that are left are no part of a sum, and where all windows are not as long as the sums. */
    private List<Problem> excesses(TransitionLog phases) {
        List<Problem> problems = new ArrayList<>();
        List<PhaseBucket> parts =
                recent().stream().map(one -> part(one, phases)).toList();
        for (int at = 0; at < record.buckets().size(); at++) {
            PhaseBucket bucket = record.buckets().get(at);
            List<PhaseBucket> own = parts.stream().filter(bucket::isBeside).toList();
            if (!own.stream()
                    .reduce(PhaseBucket::merge)
                    .map(part -> isPart(part, bucket))
                    .orElse(true)) {
                problems.add(new Problem(
                        "buckets/" + at, "it is less than the windows of its stretch that are remembered.", ADVICE));
            }
        }
        for (int at = 0; at < parts.size(); at++) {
            if (record.buckets().stream().noneMatch(parts.get(at)::isBeside)) {
                problems.add(new Problem("recent/" + at, "no sum has its stretch.", ADVICE));
            }
        }
        addLength(problems);
        return problems;
    }

    private PhaseBucket part(Observation.Measured one, TransitionLog phases) {
        int phase = phaseOf(one, phases);
        return record.placed(PhaseBucket.of(phase, log.since(phase), one));
    }

    /** Checkpoints of one counter are parts of its longest; what covers all of a stretch is all of it. */
    private static boolean isPart(PhaseBucket part, PhaseBucket whole) {
        int order = part.covered().compareTo(whole.covered());
        return order < 0
                ? isPart(part.treated(), whole.treated())
                        && whole.control()
                                .flatMap(all -> part.control().map(one -> isPart(one, all)))
                                .orElse(true)
                : exact(part).equals(exact(whole));
    }

    private static boolean isPart(GroupTotals part, GroupTotals whole) {
        return part.observations() <= whole.observations()
                && part.events() <= whole.events()
                && part.exposure().compareTo(whole.exposure()) <= 0
                && part.byUser().users() <= whole.byUser().users();
    }

    /** Gaps between windows that are no longer told apart may be counted with them. */
    private void addLength(List<Problem> problems) {
        Duration sums = total(increments().map(PhaseBucket::covered));
        Duration windows = total(Stream.concat(
                        increments(recent()).map(Observation.Measured::window), record.windows().settled().stream())
                .map(TimeWindow::length));
        int order = sums.compareTo(windows);
        boolean mayHaveGaps = record.windows().settled().size() == ObservedWindows.SETTLED;
        if (order > 0 || (order < 0 && !mayHaveGaps)) {
            problems.add(new Problem(
                    "buckets",
                    "they cover " + Elapsed.text(sums) + ", but the windows are " + Elapsed.text(windows) + " long.",
                    ADVICE));
        }
    }

    private static Duration total(Stream<Duration> lengths) {
        return lengths.reduce(Duration.ZERO, Duration::plus);
    }

    /** Numbers that are equal are spelled alike, and a stretch without a control group has none. */
    private static PhaseBucket exact(PhaseBucket bucket) {
        Optional<GroupTotals> control =
                bucket.isAlone() ? Optional.empty() : bucket.control().map(SumsCheck::exact);
        return new PhaseBucket(
                bucket.phase(),
                bucket.stretch(),
                bucket.checkpoint(),
                bucket.covered(),
                exact(bucket.treated()),
                control);
    }

    private static GroupTotals exact(GroupTotals group) {
        GroupTotals.ByUser users = group.byUser();
        GroupTotals.Covariate covariate = group.covariate();
        return new GroupTotals(
                group.observations(),
                group.events(),
                exact(group.exposure()),
                exact(group.sum()),
                exact(group.squares()),
                new GroupTotals.ByUser(
                        users.users(), exact(users.sumSquares()), exact(users.countSquares()), exact(users.products())),
                new GroupTotals.Covariate(
                        covariate.count(),
                        exact(covariate.sum()),
                        exact(covariate.squares()),
                        exact(covariate.products())));
    }

    private static BigDecimal exact(BigDecimal number) {
        return number.stripTrailingZeros();
    }
}
