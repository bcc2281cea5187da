package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;
import java.util.List;

/** Why a phase is promoted when it is, by the wall clock. */
public final class ScheduleRows {
    private static final Rows ROWS = new Rows();

    public static final Rule SOAK =
            ROWS.row(Rule.of("schedule.soak", "A phase is promoted when its soak is over, and not before.")
                    .because("The soak of {soak} ends {end}."));

    public static final Rule BAKE =
            ROWS.row(Rule.of("schedule.bake", "The bake begins with full rollout and ends by itself, at any hour.")
                    .because("The bake of {bake} ends {end}."));

    public static final Rule HOURS = ROWS.row(Rule.of("schedule.hours", "Promotions wait for promotion hours.")
            .because("No promotion hours until {until}."));

    public static final Rule FREEZE = ROWS.row(Rule.of("schedule.freeze", "Promotions wait for the end of a freeze.")
            .because("Frozen until {until}: {cause}."));

    public static final Rule PEAK = ROWS.row(
            Rule.of("schedule.peak", "A phase is promoted only after it was live through a whole peak of traffic.")
                    .because("Live through a whole peak of traffic only at {until}."));

    public static final Rule STOP =
            ROWS.row(Rule.of("schedule.stop", "Promotions wait for the end of a stop of all rollouts.")
                    .because("All rollouts are stopped until {until}: {cause}."));

    public static final Rule STOPPED = ROWS.row(Rule.of(
                    "schedule.stopped", "A stop of all rollouts without an end takes a person who lifts it.")
            .because("All rollouts are stopped until a person lifts that: {cause}. The promotion is not known."));

    public static final Rule UNKNOWN =
            ROWS.row(Rule.of("schedule.unknown", "A phase without a known soak has no known promotion.")
                    .because("The promotion is not known, because the soak is not."));

    public static final Rule AFTER_UNKNOWN =
            ROWS.row(Rule.of("schedule.after-unknown", "What follows on a promotion that is not known has no dates.")
                    .because("The start is not known, because the promotion of {phase} is not."));

    static final List<Rule> ALL = ROWS.all();

    private ScheduleRows() {}
}
