package io.github.rolloutplanner.internal.planning;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.MetricInRole;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.internal.evidence.ExperimentLooks;
import io.github.rolloutplanner.internal.evidence.ExperimentSample;
import io.github.rolloutplanner.internal.evidence.ExperimentSplit;
import io.github.rolloutplanner.internal.evidence.GuardrailSize;
import io.github.rolloutplanner.internal.evidence.Readings;
import io.github.rolloutplanner.internal.evidence.SharedErrors;
import io.github.rolloutplanner.internal.rules.ExperimentRows;
import io.github.rolloutplanner.internal.statistics.ArmSizes;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.policy.ExperimentPolicy;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The guardrails of an A/B test, each of which must be shown not worse than its gate in the phase of the test. */
final class ExperimentGuardrails {
    private static final int DAYS_PER_WEEK = 7;

    private final Change change;
    private final ExperimentSplit split;
    private final RolloutPolicy policy;
    private final SharedErrors errors;
    private final List<GuardrailSize> sizes = new ArrayList<>();

    ExperimentGuardrails(
            Change change,
            ExperimentRequest request,
            RolloutPolicy policy,
            SharedErrors errors,
            ExperimentLooks looks) {
        this.change = change;
        this.split = new ExperimentSplit(request.split());
        this.policy = policy;
        this.errors = errors;
        for (MetricInRole measure : change.measures()) {
            if (measure.role() == GateRole.GUARDRAIL
                    && !Readings.are(measure.metric())
                    && !measure.metric().name().equals(request.metric())) {
                addSize(measure.metric(), looks);
            }
        }
    }

    private void addSize(Metric metric, ExperimentLooks looks) {
        double part = policy.limits().gateMargin(split.treated());
        if (new GateLevels(policy)
                        .at(metric, part, GateLevels.comparison(metric, true, split.treated()))
                        .level()
                instanceof Quantity gate) {
            sizes.add(GuardrailSize.of(
                            metric,
                            gate,
                            errors,
                            split.ratio(),
                            policy.evidence().slowTail())
                    .lookedAt(looks));
        }
    }

    List<Reason> reasons() {
        return sizes.stream().map(this::reason).toList();
    }

    private Reason reason(GuardrailSize size) {
        Metric metric = size.metric();
        Optional<Integer> several = Optional.of(errors.treatments()).filter(treatments -> treatments > 1);
        Rule rule = several.isPresent() ? ExperimentRows.GUARDRAIL_SIZE_OF_SEVERAL : ExperimentRows.GUARDRAIL_SIZE;
        return size.independent()
                .map(groups -> rule.reason(
                        fact("metric", metric.name()),
                        fact("gate", size.gate()),
                        fact("power", Wording.rounded(errors.powerOfEach())),
                        fact(
                                "significance",
                                Percentage.ofFraction(1 - policy.experiments().confidence())
                                        .fraction()),
                        fact("treatments", several),
                        fact("control", groups.control()),
                        fact("treatment", groups.treatment()),
                        fact("unit", unit(metric))))
                .orElseGet(() -> ExperimentRows.GUARDRAIL_SIZE_UNKNOWN.reason(
                        fact("metric", metric.name()), fact("gate", size.gate())));
    }

    private String unit(Metric metric) {
        return ExperimentSample.unit(metric, change.unit());
    }

    /** The users that the larger group needs for the guardrails that are counted by user, but for some. */
    long users(List<String> without) {
        long users = 0;
        for (GuardrailSize size : sizes) {
            boolean areCounted = ExperimentSample.countsUsers(size.metric())
                    && !without.contains(size.metric().name());
            if (areCounted && size.independent().isPresent()) {
                ArmSizes groups = size.independent().get();
                users = Math.max(users, Math.max(groups.control(), groups.treatment()));
            }
        }
        return users;
    }

    /** The guardrails that need more than so many days, as far as it is known what they need. */
    List<GuardrailSize> notReachedIn(int days, Population population) {
        Duration length = Duration.ofDays(days);
        return sizes.stream()
                .filter(size -> size.independent().isPresent()
                        && !size.isReached(population, policy.evidence(), split.control(), split.treatment(), length))
                .toList();
    }

    /** The whole weeks in which all guardrails are shown that the longest test can show. */
    int weeks(int atLeast, Population population) {
        ExperimentPolicy lengths = policy.experiments();
        int hopeless =
                notReachedIn(lengths.maximumWeeks() * DAYS_PER_WEEK, population).size();
        int weeks = atLeast;
        while (notReachedIn(weeks * DAYS_PER_WEEK, population).size() > hopeless) {
            weeks++;
        }
        return weeks;
    }
}
