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
        return problems.isEmpty() || ahead().anyMatch(other -> problems(other).isEmpty()) ? List.of() : problems;
    }

    /**
     * Who promotes anyway may do so at a time before the end of what was observed, by another clock: what then came was of the phase
     * before.
     */
    private Stream<TransitionLog> ahead() {
        List<Transition> promotions = log.transitions().stream()
                .filter(done -> log.starts().contains(done.at()) && done.kind() == Transition.Kind.FORCED)
                .toList();
        return promotions.stream()
                .flatMap(done -> recent().stream()
                        .map(one -> one.window().end())
                        .filter(end -> end.compareTo(done.at()) > 0)
                        .distinct()
                        .map(end -> startingAt(done.phase(), end)));
    }

    private TransitionLog startingAt(int phase, Duration start) {
        List<Duration> starts = new ArrayList<>(log.starts());
        starts.set(phase - 1, start);
        return new TransitionLog(starts, log.transitions(), log.pause(), log.end());
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
        Duration sums = total(record.buckets().stream()
                .filter(bucket -> bucket.checkpoint().isEmpty())
                .map(PhaseBucket::covered));
        Duration windows = total(Stream.concat(
                        recent().stream()
                                .filter(one -> one.temporality() == Observation.Temporality.DELTA)
                                .map(Observation.Measured::window),
                        record.windows().settled().stream())
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
