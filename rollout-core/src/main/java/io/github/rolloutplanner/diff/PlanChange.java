package io.github.rolloutplanner.diff;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.internal.rules.DiffRows;
import io.github.rolloutplanner.reason.Rule;
import java.util.List;
import java.util.Optional;

/**
 * One change in meaning from a plan to a later one.
 *
 * @param kind what changed
 * @param direction whether the later plan takes more risk by it
 * @param before what the earlier plan says, and where; empty where it says nothing of it
 * @param after what the later plan says, and where; empty where it says nothing of it
 * @param causes the facts that made it, as far as the plans tell; empty where they do not
 * @param sentence the change in one sentence
 * @since 0.1.0
 */
public record PlanChange(
        Kind kind,
        Direction direction,
        Optional<Side> before,
        Optional<Side> after,
        List<Cause> causes,
        String sentence) {

    public PlanChange {
        requireNonNull(kind, "kind");
        requireNonNull(direction, "direction");
        requireNonNull(before, "before");
        requireNonNull(after, "after");
        causes = Elements.listOf(causes, "causes");
        requireNonNull(sentence, "sentence");
    }

    /**
     * Returns where the change is: in the later plan, or in the earlier one where the later plan has nothing there.
     *
     * @return the path in the words of the plan's types, such as {@code phases[1].soak}
     */
    public String path() {
        return after.or(() -> before).map(Side::path).orElse("");
    }

    @Override
    public String toString() {
        return direction + " " + path() + ": " + sentence;
    }

    /**
     * What one of the two plans says.
     *
     * @param path where it says it, in the words of the plan's types, such as {@code phases[1].soak}
     * @param value what it says, as a person would write it
     * @param reasons why, where a plan gives reasons for it; for people to read
     * @since 0.1.0
     */
    public record Side(String path, String value, List<String> reasons) {
        public Side {
            requireNonNull(path, "path");
            requireNonNull(value, "value");
            reasons = Elements.listOf(reasons, "reasons");
        }
    }

    /**
     * A fact that differs between the plans and made a change.
     *
     * @param driver what kind of fact
     * @param clause the fact, as it stands after "because"
     * @since 0.1.0
     */
    public record Cause(Driver driver, String clause) {
        public Cause {
            requireNonNull(driver, "driver");
            requireNonNull(clause, "clause");
        }
    }

    /**
     * What makes a planner plan something else.
     *
     * @since 0.1.0
     */
    public enum Driver {
        /** How many users or requests there are. */
        TRAFFIC,
        /** How many observations a gate needs, or the regression that it guards against. */
        SAMPLE,
        /** A deadline, or an expedited change. */
        URGENCY,
        /** What the organisation asks for. */
        POLICY,
        /** The risk level. */
        RISK,
        /** How the change reaches its users. */
        DELIVERY,
        /** How many guardrails share the significance level. */
        GUARDRAILS,
        /** The strategy. */
        STRATEGY,
        /** A phase before this one. */
        EARLIER_PHASE
    }

    /**
     * What may change from one plan to another.
     *
     * @since 0.1.0
     */
    public enum Kind {
        /** What the change, a phase or a metric is called. */
        NAME(DiffRows.NAME),
        /** The risk level. */
        RISK(DiffRows.RISK),
        /** The strategy. */
        STRATEGY(DiffRows.STRATEGY),
        /** Who can be exposed. */
        POPULATION(DiffRows.POPULATION),
        /** How the change reaches its users. */
        DELIVERY(DiffRows.DELIVERY),
        /** How urgent it is. */
        URGENCY(DiffRows.URGENCY),
        /** The time to prepare. */
        PREPARATION(DiffRows.PREPARATION),
        /** A phase that one of the plans has. */
        PHASE(DiffRows.PHASE),
        /** The percentage of a phase. */
        PERCENTAGE(DiffRows.PERCENTAGE),
        /** Who is exposed in a phase. */
        AUDIENCE(DiffRows.AUDIENCE),
        /** What a phase is for: a rollout, an experiment, a bake beside a holdback. */
        PURPOSE(DiffRows.PURPOSE),
        /** How long a phase soaks. */
        SOAK(DiffRows.SOAK),
        /** How long the bake after full rollout takes. */
        BAKE(DiffRows.BAKE),
        /** When the users of a phase get the change, from the start of the rollout. */
        EXPOSURE(DiffRows.EXPOSURE),
        /** How many users a phase exposes. */
        BLAST_RADIUS(DiffRows.BLAST_RADIUS),
        /** How many gates of a phase must pass. */
        COMPOSITION(DiffRows.COMPOSITION),
        /** A gate or success criterion on a metric that one of the plans has. */
        GATE(DiffRows.GATE),
        /** A manual approval. */
        APPROVAL(DiffRows.APPROVAL),
        /** A criterion in words that one of the plans has. What the words ask for is not compared. */
        CRITERION(DiffRows.CRITERION),
        /** The level of a gate, a success criterion, an alert, a rollback trigger or a monitored metric. */
        THRESHOLD(DiffRows.THRESHOLD),
        /** What a metric is for: a guardrail, a signal. */
        ROLE(DiffRows.ROLE),
        /** How a gate is judged: against what, with which margin, after how many breaches. */
        JUDGE(DiffRows.JUDGE),
        /** How long a level must be passed before it counts. */
        PERSISTENCE(DiffRows.PERSISTENCE),
        /** How many observations a gate waits for. */
        MINIMUM_SAMPLE(DiffRows.MINIMUM_SAMPLE),
        /** What follows on a breach, on inconclusive or missing data, and after which grace. */
        HANDLING(DiffRows.HANDLING),
        /** Whether a gate detects its regression. */
        VERDICT(DiffRows.VERDICT),
        /** The minimum detectable effect of a phase. */
        DETECTABLE_EFFECT(DiffRows.DETECTABLE_EFFECT),
        /** The power or the significance level of a gate. */
        POWER(DiffRows.POWER),
        /** A metric that one of the plans monitors. */
        METRIC(DiffRows.METRIC),
        /** A baseline, or how well it is known. */
        BASELINE(DiffRows.BASELINE),
        /** An alert, or its severity. */
        ALERT(DiffRows.ALERT),
        /** A rollback trigger that one of the plans has. */
        TRIGGER(DiffRows.TRIGGER),
        /** How long a rollback takes, or a part of it. */
        ROLLBACK_TIME(DiffRows.ROLLBACK_TIME),
        /** A manual step of the rollback. What its words say is not compared. */
        ROLLBACK_STEP(DiffRows.ROLLBACK_STEP),
        /** Whether and how data are rolled back. */
        DATA_ROLLBACK(DiffRows.DATA_ROLLBACK),
        /** A flag, its kind, its default or its start. */
        FLAG(DiffRows.FLAG),
        /** A targeting rule. */
        TARGETING(DiffRows.TARGETING),
        /** What the hash is of that draws users: another key draws others. */
        BUCKETING(DiffRows.BUCKETING),
        /** The experiment: its groups, split, metrics, sample, length and levels. */
        EXPERIMENT(DiffRows.EXPERIMENT),
        /** Promotion hours, freezes, stops and peaks. */
        CALENDAR(DiffRows.CALENDAR),
        /** A date of the schedule. */
        DATE(DiffRows.DATE),
        /** Who is there: how many of a role, and who. */
        PEOPLE(DiffRows.PEOPLE);

        @SuppressWarnings("ImmutableEnumChecker") // a rule only reads its templates once
        private final Rule rule;

        Kind(Rule rule) {
            this.rule = rule;
        }

        /**
         * Returns the rule that says what such a change is, with an id that stays.
         *
         * @return one of the rules that {@code RolloutPlanner.rules()} lists
         */
        public Rule rule() {
            return rule;
        }
    }
}
