package io.github.rolloutplanner.internal.detection;

import io.github.rolloutplanner.internal.state.MetricRecord;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.metric.Threshold;
import io.github.rolloutplanner.observation.EvidenceFate.Cause;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * What of a metric is another one under a new plan: everything that the evidence of the phases up to now rests on. What decides in later
 * phases alone is none of it, nor how large a sample a gate waits for.
 *
 * @param before the metric as it was judged
 * @param after the metric as the new plan would judge it
 * @param phases how many phases were reached
 */
public record ModelChanges(MetricModel before, MetricModel after, int phases) {

    /** What has changed that evidence rests on; nothing where the evidence may go on. */
    public List<Cause> causes(MetricRecord known) {
        List<Cause> causes = new ArrayList<>();
        compared().forEach((cause, read) -> {
            if (!Objects.equals(read.apply(before), read.apply(after))) {
                causes.add(cause);
            }
        });
        if (isOfOtherUsers(known)) {
            causes.add(Cause.USERS_BEFORE);
        }
        return causes;
    }

    private Map<Cause, Function<MetricModel, Object>> compared() {
        Map<Cause, Function<MetricModel, Object>> compared = new LinkedHashMap<>();
        compared.put(Cause.METRIC_KIND, model -> List.of(model.kind(), of(model, Metric::statedPercentile)));
        compared.put(
                Cause.UNIT,
                model -> List.of(of(model, metric -> metric.baseline().unit()), of(model, Metric::exposureUnit)));
        compared.put(
                Cause.BASELINE,
                model -> List.of(
                        of(model, metric -> metric.baseline().number().stripTrailingZeros()),
                        of(model, Metric::baselineSource)));
        compared.put(Cause.DIRECTION, model -> of(model, Metric::healthy));
        compared.put(
                Cause.SCATTER,
                model -> List.of(
                        of(model, Metric::standardDeviation),
                        of(model, Metric::intraclassCorrelation),
                        designEffects(model)));
        compared.put(Cause.ROLE, MetricModel::role);
        compared.put(Cause.GATE, this::gates);
        compared.put(
                Cause.LIMIT, model -> List.of(model.limit(), model.derivation().map(BasisDerivation::isLimitStated)));
        compared.put(Cause.GROUPS, model -> List.of(groups(model), model.srmLevel()));
        return compared;
    }

    private static Object of(MetricModel model, Function<Metric, Object> part) {
        return model.derivation().map(BasisDerivation::metric).map(part);
    }

    private Object designEffects(MetricModel model) {
        return model.derivation().map(by -> first(by.designEffects()));
    }

    private List<Object> gates(MetricModel model) {
        return first(model.gates()).stream()
                .<Object>map(gate -> gate.map(ModelChanges::judged))
                .toList();
    }

    /** What of a gate judges data; the rest says what follows, and when. */
    private static Object judged(Gate gate) {
        return List.of(threshold(gate), gate.role(), gate.comparison(), gate.margin(), gate.tolerance());
    }

    private static Object threshold(Gate gate) {
        return gate.condition()
                .measured()
                .map(on -> List.of(
                        on.threshold().relation(), on.threshold().level().understood()));
    }

    private List<Object> groups(MetricModel model) {
        return first(model.groups()).stream()
                .<Object>map(PlannedGroups::controlPerTreated)
                .toList();
    }

    private <T> List<T> first(List<T> all) {
        return all.subList(0, Math.min(phases, all.size()));
    }

    /** A usual ratio is paid for in each phase, and known of the users of its own. */
    private boolean isOfOtherUsers(MetricRecord known) {
        return !known.before().isEmpty()
                && (after.gates().size() > before.gates().size()
                        || known.before().stream().anyMatch(shown -> !after.isBesideBaseline(shown.phase())));
    }

    /** Whether a breach needs more than before: in the phase that is live, or of the limit. */
    public boolean isLooser() {
        if (before.gate(phases).isPresent() && after.gate(phases).isEmpty()) {
            return true;
        }
        boolean isGateFarther = isFarther(level(before), level(after));
        boolean isMarginWider = before.gate(phases).isPresent()
                && after.gate(phases).isPresent()
                && after.gate(phases)
                                .get()
                                .margin()
                                .compareTo(before.gate(phases).get().margin())
                        > 0;
        boolean isLimitFarther =
                before.limit().isPresent() && (after.limit().isEmpty() || isFarther(before.limit(), after.limit()));
        return isGateFarther || isMarginWider || isLimitFarther;
    }

    private Optional<Quantity> level(MetricModel model) {
        return model.gate(phases)
                .flatMap(gate -> gate.condition().measured())
                .flatMap(on -> model.baseline().flatMap(on.threshold().level()::against));
    }

    private boolean isFarther(Optional<Quantity> was, Optional<Quantity> now) {
        if (was.isEmpty() || now.isEmpty() || !was.get().unit().equals(now.get().unit())) {
            return false;
        }
        int difference = now.get().number().compareTo(was.get().number());
        boolean rises = before.derivation()
                .filter(by -> by.metric().healthy() == Threshold.Relation.BELOW)
                .isPresent();
        return rises ? difference > 0 : difference < 0;
    }
}
