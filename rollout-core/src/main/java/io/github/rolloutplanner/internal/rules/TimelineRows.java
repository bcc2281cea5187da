package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;
import java.util.List;

/** What the lengths of a timeline are for. */
public final class TimelineRows {
    private static final Rows ROWS = new Rows();

    public static final Rule FLAG =
            ROWS.row(Rule.of("preparation.flag", "A flag takes time to build.").says("flag {flag}"));

    public static final Rule METRICS = ROWS.row(Rule.of("preparation.metrics", "Each metric takes time to set up.")
            .says("baselines and alerts of {metrics} {metrics:metric|metrics}"));

    public static final Rule EXPERIMENT =
            ROWS.row(Rule.of("preparation.experiment", "An experiment takes time to set up.")
                    .says("the experiment"));

    public static final Rule DATA_ROLLBACK =
            ROWS.row(Rule.of("preparation.data-rollback", "A rollback of data takes time to write and rehearse.")
                    .says("the data rollback"));

    public static final Rule REHEARSAL = ROWS.row(
            Rule.of("preparation.rehearsal", "A rollback is rehearsed.").says("a rollback rehearsal"));

    public static final Rule NOTHING = ROWS.row(
            Rule.of("preparation.nothing", "Some changes need no preparation.").says("nothing to prepare"));

    public static final Rule PHASE = ROWS.row(Rule.of("timeline.phase", "A phase takes its soak; the last has a bake.")
            .says("{phase}[, {percentage}][, then bake for {bake}]"));

    public static final Rule TOTAL =
            ROWS.row(Rule.of("timeline.total", "A rollout takes its preparation and all soaks.")
                    .says("from start to full rollout"));

    public static final Rule AFTER = ROWS.row(
            Rule.of("timeline.after", "A change bakes after full rollout.").says("bake after full rollout"));

    static final List<Rule> ALL = ROWS.all();

    private TimelineRows() {}
}
