package io.github.rolloutplanner.decision;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.detection.EvidenceWealth;
import io.github.rolloutplanner.internal.detection.MetricModel;
import io.github.rolloutplanner.internal.detection.MetricState;
import io.github.rolloutplanner.internal.detection.MetricStates;
import io.github.rolloutplanner.internal.detection.ModelChanges;
import io.github.rolloutplanner.internal.evidence.LevelShare;
import io.github.rolloutplanner.internal.state.EvidenceAccount;
import io.github.rolloutplanner.internal.state.MetricRecord;
import io.github.rolloutplanner.observation.EvidenceFate;
import io.github.rolloutplanner.observation.EvidenceFate.Cause;
import io.github.rolloutplanner.observation.EvidenceFate.Kind;
import io.github.rolloutplanner.observation.Observation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes the evidence of a rollout over to a new plan, metric by metric: what still counts goes on, the rest begins anew. */
final class EvidenceTransfer {
    private static final Set<Cause> OF_SAMPLES =
            Set.of(Cause.METRIC_KIND, Cause.UNIT, Cause.DIRECTION, Cause.USERS_BEFORE);

    /** Below this part of the level of its plan, a guardrail hardly rolls back. */
    static final double HARDLY_ANY = 0.01;

    private final MetricStates before;
    private final Map<String, MetricModel> planned;
    private final boolean isPolicyAnother;
    private final int phase;
    private final Duration at;
    private final LevelBudget budget;
    private final Map<String, List<Cause>> causes = new HashMap<>();

    /**
     * Of one time.
     *
     * @param before the metrics as they were judged
     * @param planned the metrics of the new plan, as it would judge them from its start
     * @param isPolicyAnother whether the new plan tolerates something else
     * @param phase number of the phase that is live
     * @param at when
     * @param reserve what no guardrail had of the significance level until then
     */
    EvidenceTransfer(
            MetricStates before,
            Map<String, MetricModel> planned,
            boolean isPolicyAnother,
            int phase,
            Duration at,
            double reserve) {
        this.before = before;
        this.planned = planned;
        this.isPolicyAnother = isPolicyAnother;
        this.phase = phase;
        this.at = at;
        planned.keySet().stream().filter(this::isKnown).forEach(metric -> causes.put(metric, changed(metric)));
        this.budget = budget(reserve);
    }

    private MetricModel before(String metric) {
        return requireNonNull(before.models().get(metric), metric);
    }

    private MetricModel after(String metric) {
        return requireNonNull(planned.get(metric), metric);
    }

    private boolean isKnown(String metric) {
        return before.models().containsKey(metric);
    }

    private List<Cause> changed(String metric) {
        List<Cause> changed =
                new ArrayList<>(changes(metric).causes(before.of(metric).record()));
        if (isPolicyAnother && after(metric).judge().isPresent()) {
            changed.add(Cause.POLICY);
        }
        return List.copyOf(changed);
    }

    private ModelChanges changes(String metric) {
        return new ModelChanges(before(metric), after(metric), phase);
    }

    private boolean isKept(String metric) {
        return isKnown(metric) && causes.getOrDefault(metric, List.of()).isEmpty();
    }

    private LevelBudget budget(double reserve) {
        LevelBudget budget = new LevelBudget(at, reserve);
        before.models().keySet().forEach(metric -> {
            MetricModel after = planned.get(metric);
            if (after != null && isKept(metric)) {
                budget.keep(before.of(metric), after);
            } else {
                budget.end(before.of(metric));
            }
        });
        planned.forEach((metric, after) -> {
            if (!isKept(metric)) {
                budget.begin(after);
            }
        });
        return budget;
    }

    /** What became of each metric: those of the new plan, then those that it has no more. */
    List<EvidenceFate> fates() {
        List<EvidenceFate> fates = new ArrayList<>();
        planned.forEach((metric, after) -> {
            if (after.judge().isPresent() || (isKnown(metric) && !isKept(metric))) {
                fates.add(isKnown(metric) ? known(metric) : fate(metric, Kind.NEW, List.of(), 0, hasHardlyAny(after)));
            }
        });
        before.models().forEach((metric, model) -> {
            if (!planned.containsKey(metric) && model.judge().isPresent()) {
                fates.add(fate(metric, Kind.DROPPED, List.of(), evidence(metric), model.isGuardrail()));
            }
        });
        return fates;
    }

    /** Whether hardly anything of its level is left for one that begins here. */
    private boolean hasHardlyAny(MetricModel after) {
        return !isKept(after.name()) && EvidenceWealth.isHeldBy(after) && budget.share() < HARDLY_ANY;
    }

    private EvidenceFate known(String metric) {
        MetricModel model = before(metric);
        boolean isDemoted = !after(metric).isGuardrail();
        boolean isForgotten = !isKept(metric) && evidence(metric) > 0;
        return fate(
                metric,
                isKept(metric) ? Kind.KEPT : Kind.RESTARTED,
                causes.getOrDefault(metric, List.of()),
                evidence(metric),
                hasHardlyAny(after(metric))
                        || (model.isGuardrail()
                                && (isDemoted || isForgotten || changes(metric).isLooser())));
    }

    private static EvidenceFate fate(String metric, Kind kind, List<Cause> causes, double evidence, boolean isRiskier) {
        return new EvidenceFate(metric, kind, causes, evidence, isRiskier);
    }

    private double evidence(String metric) {
        return new EvidenceWealth(before.of(metric)).evidence();
    }

    /** What is remembered from here on. */
    List<MetricRecord> records() {
        List<MetricRecord> records = new ArrayList<>();
        before.all().stream()
                .map(MetricState::record)
                .filter(record -> planned.containsKey(record.metric()))
                .forEach(record -> remembered(record).ifPresent(records::add));
        return records;
    }

    private Optional<MetricRecord> remembered(MetricRecord record) {
        if (isKept(record.metric())) {
            return Optional.of(record);
        }
        MetricRecord anew = MetricRecord.of(record.metric()).withDetections(record.detections());
        boolean areSame =
                causes.getOrDefault(record.metric(), List.of()).stream().noneMatch(OF_SAMPLES::contains);
        for (Observation.Before shown : areSame ? record.before() : List.<Observation.Before>of()) {
            anew = anew.with(shown);
        }
        return anew.equals(MetricRecord.of(record.metric())) ? Optional.empty() : Optional.of(anew);
    }

    /** Where that is not what the new plan says, the levels at which metrics are judged from here on. */
    List<EvidenceAccount> accounts() {
        List<EvidenceAccount> accounts = new ArrayList<>();
        planned.forEach((metric, after) -> {
            EvidenceAccount own = isKept(metric) ? kept(before(metric), after) : begun(after);
            if (!own.equals(asPlanned(after, own.samples().size()))) {
                accounts.add(own);
            }
        });
        return accounts;
    }

    /** What no guardrail has of the significance level from here on. */
    double reserve() {
        return budget.rest();
    }

    private EvidenceAccount kept(MetricModel model, MetricModel after) {
        boolean isSpending = EvidenceWealth.isHeldBy(model);
        double comparison = Math.min(model.comparisonLevel(), after.comparisonLevel());
        boolean isOfUsual = !before.of(model.name()).record().before().isEmpty();
        return new EvidenceAccount(
                model.name(),
                model.since(),
                isSpending ? (isOfUsual ? besideUsual(model, comparison) : comparison) : after.comparisonLevel(),
                isSpending ? Math.min(model.limitLevel(), after.limitLevel()) : after.limitLevel(),
                isSpending ? model.comparisonTuning() : after.comparisonLevel(),
                isSpending ? model.limitTuning() : after.limitLevel(),
                isOfUsual || !isSpending ? usual(model) : usual(after) * comparison / after.comparisonLevel(),
                isSpending ? model.samples(phase) : after.samples(phase));
    }

    /** What a usual ratio has spent stays spent, out of the comparison's level. */
    private static double besideUsual(MetricModel model, double level) {
        double rest = level - LevelShare.OF_USUAL * model.comparisonTuning();
        return Math.min(model.comparisonLevel(), level(rest / (1 - LevelShare.OF_USUAL)));
    }

    private EvidenceAccount begun(MetricModel after) {
        double part = EvidenceWealth.isHeldBy(after) ? budget.share() : 1;
        return new EvidenceAccount(
                after.name(),
                at,
                level(part * after.comparisonLevel()),
                level(part * after.limitLevel()),
                level(part * after.comparisonLevel()),
                level(part * after.limitLevel()),
                level(part * usual(after)),
                List.of());
    }

    private static double level(double level) {
        return Math.max(LevelBudget.LEAST, level);
    }

    private static EvidenceAccount asPlanned(MetricModel after, int samples) {
        return new EvidenceAccount(
                after.name(),
                Duration.ZERO,
                after.comparisonLevel(),
                after.limitLevel(),
                after.comparisonLevel(),
                after.limitLevel(),
                usual(after),
                after.samples(samples));
    }

    /** The sizes of the groups have no usual ratio. */
    private static double usual(MetricModel model) {
        return model.derivation().map(by -> by.usualLevel()).orElse(model.comparisonLevel());
    }
}
