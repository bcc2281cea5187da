package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;
import java.util.List;

/** How long it takes to detect a regression, and to set the flag to off. */
public final class ReactionRows {
    private static final Rows ROWS = new Rows();

    private static final String DELAY = "[ after {delay}][ after {assumedDelay} (assumed)]";

    public static final Rule TIME_TO_DETECT =
            ROWS.row(Rule.of("reaction.time-to-detect", "A regression is detected when monitoring shows it at a look.")
                    .because("Monitoring[ ({tools})] shows an event" + DELAY + ", with looks {interval} apart:"
                            + " {timeToDetect} to detect at most."));

    public static final Rule FLAG_PROPAGATION =
            ROWS.row(Rule.of("reaction.flag-propagation", "A flag is off when every client follows it.")
                    .because("A change of a flag[ in {flagSystem}] reaches every client" + DELAY + "."));

    public static final Rule PROPAGATION = ROWS.row(
            Rule.of("reaction.propagation", "A rollback takes as long as its delivery needs to reach everything.")
                    .because("A rollback of {delivery} has reached all that it can reach" + DELAY + "."));

    public static final Rule CACHE_EXPIRY =
            ROWS.row(Rule.of("reaction.cache-expiry", "A copy in a cache outlives a rollback that does not purge it.")
                    .because("Copies in {cache} that are not purged expire after {lifetime}."));

    public static final Rule CACHE_EXPIRY_UNKNOWN =
            ROWS.row(Rule.of("reaction.cache-expiry-unknown", "A lifetime of copies that is not known adds no time.")
                    .because("No lifetime was given for copies in {cache}, so none is added."));

    static final List<Rule> ALL = ROWS.all();

    private ReactionRows() {}
}
