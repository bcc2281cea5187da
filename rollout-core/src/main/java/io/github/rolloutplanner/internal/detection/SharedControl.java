package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.state.MetricRecord;
import io.github.rolloutplanner.observation.GroupTotals;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.reason.Problem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The control group of one metric of an experiment of several treatments. It comes with each of them, and is one: its copies of
 * one window say the same, whatever order they come in. Windows that are cut differently are not compared, nor what a treatment
 * remembers no more.
 *
 * @param metrics what was observed
 * @param model the metric of one treatment
 */
public record SharedControl(MetricStates metrics, MetricModel model) {
    /** The same sums, added up in another order, differ by less. */
    private static final double ROUNDING = 1e-9;

    /** What an observation contradicts of those that came with other treatments, if anything; a copy without users says nothing. */
    public Optional<Problem> contradiction(Observation.Measured observation) {
        for (MetricState other : others()) {
            Optional<Sample> said = said(other, observation)
                    .filter(known -> isKnown(known) && isKnown(observation) && !isSame(known, observation))
                    .flatMap(Observation.Measured::control);
            if (said.isPresent()) {
                return Optional.of(new Problem(
                        "control",
                        "it is " + observation.control().orElseThrow() + ", but the same control group came with '"
                                + other.model().name() + "' as " + said.get() + ".",
                        "Count it once, and give the same sample with each treatment: Observation.increments(..) does."
                                + " Where the first one is wrong, use revise(..)."));
            }
        }
        return Optional.empty();
    }

    /** Why the control group of a window cannot be another from now on, if anything: nobody would know it of all treatments. */
    Optional<Problem> whyNotRevised(Observation.Measured now) {
        return changed(now)
                .filter(other -> said(other, now).isEmpty() && other.record().isBeyond(now))
                .map(other -> new Problem(
                        "control",
                        "it is one of all treatments, but '" + other.model().name()
                                + "' has data of that time which are no longer told apart.",
                        "Give what came first of the control group, or pause, and decide by hand what the right numbers"
                                + " mean."))
                .findFirst();
    }

    /** What each other treatment said of a window, as it says it with the control group that is another now. */
    List<Observation.Measured> copies(Observation.Measured now) {
        return changed(now)
                .flatMap(other -> said(other, now).stream())
                .filter(known -> !isSame(known, now))
                .map(known -> new Observation.Measured(
                        known.metric(), known.window(), known.temporality(), known.treated(), now.control()))
                .toList();
    }

    /** The other treatments, where the control group is not what it was. */
    private Stream<MetricState> changed(Observation.Measured now) {
        boolean isAnother = metrics.of(model.name())
                .record()
                .said(now)
                .filter(was -> !isSame(was, now))
                .isPresent();
        return isAnother ? others().stream() : Stream.empty();
    }

    /** The first of all remembered observations of the metric that another treatment contradicts, if any. */
    public Optional<Problem> contradiction(MetricRecord record) {
        return record.windows().recent().stream()
                .flatMap(observation -> contradiction(observation).stream())
                .findFirst();
    }

    /** What a treatment said of a window, also where it counts on while the other gives increments. */
    private static Optional<Observation.Measured> said(MetricState treatment, Observation.Measured observation) {
        return treatment.record().windows().recent().stream()
                .filter(known -> known.window().equals(observation.window()))
                .findFirst();
    }

    private List<MetricState> others() {
        return model.treatment().isEmpty()
                ? List.of()
                : metrics.all().stream()
                        .filter(state -> state.model().metric().equals(model.metric())
                                && !state.model().treatment().equals(model.treatment()))
                        .toList();
    }

    private static boolean isKnown(Observation.Measured observation) {
        return !totals(observation).isEmpty();
    }

    /** A control group that is missing is one without users. */
    private static GroupTotals totals(Observation.Measured observation) {
        return observation.control().map(GroupTotals::of).orElse(GroupTotals.NONE);
    }

    private static boolean isSame(Observation.Measured one, Observation.Measured other) {
        return isSame(totals(one), totals(other));
    }

    private static boolean isSame(GroupTotals one, GroupTotals other) {
        return one.observations() == other.observations()
                && one.events() == other.events()
                && isNear(one.exposure(), other.exposure())
                && isNear(one.squares(), other.squares())
                && isNear(one.sum(), other.sum(), most(one.observations(), one.squares()))
                && isSame(one.byUser(), other.byUser())
                && isSame(one.covariate(), other.covariate(), one.squares());
    }

    private static boolean isSame(GroupTotals.ByUser one, GroupTotals.ByUser other) {
        return one.users() == other.users()
                && isNear(one.countSquares(), other.countSquares())
                && isNear(one.sumSquares(), other.sumSquares())
                && isNear(one.products(), other.products(), most(one.sumSquares(), one.countSquares()));
    }

    private static boolean isSame(GroupTotals.Covariate one, GroupTotals.Covariate other, BigDecimal squares) {
        return one.count() == other.count()
                && isNear(one.squares(), other.squares())
                && isNear(one.sum(), other.sum(), most(one.count(), one.squares()))
                && isNear(one.products(), other.products(), most(one.squares(), squares));
    }

    private static double most(long count, BigDecimal squares) {
        return most(BigDecimal.valueOf(count), squares);
    }

    /** The largest sum of products of numbers with these squares (Cauchy-Schwarz), since a sum near zero has no size of its own. */
    private static double most(BigDecimal squares, BigDecimal others) {
        return Math.sqrt(squares.doubleValue() * others.doubleValue());
    }

    private static boolean isNear(BigDecimal one, BigDecimal other) {
        return isNear(one, other, one.doubleValue());
    }

    private static boolean isNear(BigDecimal one, BigDecimal other, double size) {
        return Math.abs(one.subtract(other).doubleValue()) <= ROUNDING * size;
    }
}
