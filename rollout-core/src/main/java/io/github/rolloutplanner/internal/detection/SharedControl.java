package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.state.MetricRecord;
import io.github.rolloutplanner.observation.GroupTotals;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.reason.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The control group of one metric of an experiment of several treatments. It comes with each of them, and is one: its copies of
 * one window say the same, whatever order they come in.
 *
 * @param metrics what was observed
 * @param model the metric of one treatment
 */
public record SharedControl(MetricStates metrics, MetricModel model) {
    /** The same sums, added up in another order, differ by less. */
    private static final double ROUNDING = 1e-9;

    /** What an observation contradicts of those that came with other treatments, if anything. */
    public Optional<Problem> contradiction(Observation.Measured observation) {
        for (MetricState other : others()) {
            Optional<Sample> said = other.record()
                    .said(observation)
                    .filter(known -> differ(known, observation))
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

    /** What each other treatment said of a window, as it says it with the control group of an observation. */
    List<Observation.Measured> copies(Observation.Measured observation) {
        List<Observation.Measured> copies = new ArrayList<>();
        for (MetricState other : others()) {
            other.record()
                    .said(observation)
                    .filter(known -> differ(known, observation))
                    .map(known -> new Observation.Measured(
                            known.metric(),
                            known.window(),
                            known.temporality(),
                            known.treated(),
                            observation.control()))
                    .ifPresent(copies::add);
        }
        return copies;
    }

    /** The first of all remembered observations of the metric that another treatment contradicts, if any. */
    public Optional<Problem> contradiction(MetricRecord record) {
        return record.windows().recent().stream()
                .flatMap(observation -> contradiction(observation).stream())
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

    /** A copy that is missing or empty says nothing. */
    private static boolean differ(Observation.Measured one, Observation.Measured other) {
        Optional<GroupTotals> ofOne = said(one);
        Optional<GroupTotals> ofOther = said(other);
        return ofOne.isPresent() && ofOther.isPresent() && !areSame(ofOne.get(), ofOther.get());
    }

    private static Optional<GroupTotals> said(Observation.Measured observation) {
        return observation.control().map(GroupTotals::of).filter(group -> !group.isEmpty());
    }

    private static boolean areSame(GroupTotals one, GroupTotals other) {
        return one.observations() == other.observations()
                && one.events() == other.events()
                && one.byUser().users() == other.byUser().users()
                && one.covariate().count() == other.covariate().count()
                && areNear(one.exposure(), other.exposure(), one.exposure().doubleValue())
                && areNear(one.squares(), other.squares(), one.squares().doubleValue())
                && areNear(one.sum(), other.sum(), most(one.observations(), one.squares()))
                && areNear(one.covariate().sum(), other.covariate().sum(), ofCovariate(one));
    }

    private static double ofCovariate(GroupTotals group) {
        return most(group.covariate().count(), group.covariate().squares());
    }

    /** The largest sum of so many numbers with these squares (Cauchy-Schwarz), since a sum near zero has no size of its own. */
    private static double most(long count, BigDecimal squares) {
        return Math.sqrt(count * squares.doubleValue());
    }

    private static boolean areNear(BigDecimal one, BigDecimal other, double size) {
        return Math.abs(one.subtract(other).doubleValue()) <= ROUNDING * size;
    }
}
