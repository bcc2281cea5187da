package io.github.rolloutplanner.internal.planning;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.internal.evidence.ExperimentSample;
import io.github.rolloutplanner.internal.evidence.ExperimentSplit;
import io.github.rolloutplanner.internal.evidence.GuardrailSize;
import io.github.rolloutplanner.internal.rules.ExperimentRows;
import io.github.rolloutplanner.internal.statistics.ArmSizes;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.policy.ExperimentPolicy;
import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How long an A/B test runs: for whole weeks, until its groups have the size that its hypothesis takes, and its guardrails can be
 * shown not worse.
 */
final class ExperimentLength {
    private static final int DAYS_PER_WEEK = 7;

    private final ExperimentSplit split;
    private final ExperimentPolicy policy;
    private final ExperimentGuardrails guardrails;
    private final Optional<Population> population;
    private final List<Reason> reasons = new ArrayList<>();
    private final List<String> underpowered = new ArrayList<>();
    private boolean isCapped;

    ExperimentLength(
            ExperimentSplit split,
            ExperimentPolicy policy,
            ExperimentGuardrails guardrails,
            Optional<Population> population) {
        this.split = split;
        this.policy = policy;
        this.guardrails = guardrails;
        this.population = population;
    }

    boolean isCapped() {
        return isCapped;
    }

    /** The guardrails that it is too short for. */
    List<String> underpowered() {
        return List.copyOf(underpowered);
    }

    List<Reason> reasons() {
        return List.copyOf(reasons);
    }

    /**
     * The days that follow from traffic and size; those of the policy where one of them is not known.
     *
     * @param sizes the independent observations of both groups
     * @param sample what comes of them
     * @param unit what they are called
     */
    int days(Optional<ArmSizes> sizes, Optional<ExperimentSample> sample, String unit) {
        if (sizes.isEmpty() || sample.isEmpty()) {
            reasons.add(ExperimentRows.WEEKS_BY_POLICY.reason(fact("weeks", policy.weeksWithoutTraffic())));
            return given(policy.weeksWithoutTraffic() * DAYS_PER_WEEK);
        }
        return guarded(weeks(sizes.get(), sample.get(), unit), population.orElseThrow()) * DAYS_PER_WEEK;
    }

    /** The days of the caller's own step. */
    int days(String step, int days) {
        reasons.add(ExperimentRows.DAYS_CALLER.reason(fact("step", step)));
        return given(days);
    }

    /** A length that does not follow from the traffic, whatever the guardrails need. */
    private int given(int days) {
        population
                .map(people -> names(guardrails.notReachedIn(days, people)))
                .ifPresent(missed -> say(missed, ExperimentRows.GUARDRAIL_UNDERPOWERED, fact("days", days)));
        return days;
    }

    private void say(List<String> missed, Rule rule, Fact length) {
        if (!missed.isEmpty()) {
            underpowered.addAll(missed);
            reasons.add(rule.reason(fact("metrics", missed), length));
        }
    }

    /** Longer where the guardrails need it, as far as the policy goes. */
    private int guarded(int wanted, Population people) {
        int weeks = guardrails.weeks(wanted, people);
        List<String> hopeless = names(guardrails.notReachedIn(weeks * DAYS_PER_WEEK, people));
        if (weeks > wanted) {
            List<String> waiting = new ArrayList<>(names(guardrails.notReachedIn(wanted * DAYS_PER_WEEK, people)));
            waiting.removeAll(hopeless);
            reasons.add(ExperimentRows.GUARDRAIL_WEEKS.reason(fact("metrics", waiting), fact("weeks", weeks)));
        }
        say(hopeless, ExperimentRows.GUARDRAIL_CAPPED, fact("weeks", policy.maximumWeeks()));
        return weeks;
    }

    private static List<String> names(List<GuardrailSize> sizes) {
        return sizes.stream().map(size -> size.metric().name()).toList();
    }

    private int weeks(ArmSizes sizes, ExperimentSample sample, String unit) {
        double all = Math.max(
                sizes.control() / split.control().fraction(),
                sizes.treatment() / split.treatment().fraction());
        int days = sample.daysUntil(all);
        int needed = Math.max(policy.minimumWeeks(), (days + DAYS_PER_WEEK - 1) / DAYS_PER_WEEK);
        int weeks = Math.min(needed, policy.maximumWeeks());
        isCapped = needed > weeks;
        reasons.add(reason(all, days, weeks, sample, unit));
        return weeks;
    }

    private Reason reason(double all, int days, int weeks, ExperimentSample sample, String unit) {
        boolean areSeveral = split.comparisons() > 1;
        Duration length = Duration.ofDays((long) weeks * DAYS_PER_WEEK);
        Fact needs = fact("users", (long) Math.ceil(all));
        Fact of = fact("unit", unit);
        Fact dependent = fact(
                "designEffect",
                Optional.of(sample.designEffect(length))
                        .filter(times -> times > 1 && !ExperimentSample.countsUsers(sample.metric()))
                        .map(Wording::rounded));
        if (isCapped) {
            return (areSeveral ? ExperimentRows.WEEKS_CAPPED_OF_SEVERAL : ExperimentRows.WEEKS_CAPPED)
                    .reason(needs, of, dependent, fact("weeks", weeks), fact("reached", (long) sample.in(length)));
        }
        Optional<Long> daily = Optional.of(sample.daily());
        boolean areUsers = ExperimentSample.countsUsers(sample.metric());
        return (areSeveral ? ExperimentRows.WEEKS_OF_SEVERAL : ExperimentRows.WEEKS)
                .reason(
                        needs,
                        of,
                        dependent,
                        fact("usersPerDay", daily.filter(users -> areUsers)),
                        fact("requestsPerDay", daily.filter(requests -> !areUsers)),
                        fact("days", days),
                        fact("weeks", weeks));
    }
}
