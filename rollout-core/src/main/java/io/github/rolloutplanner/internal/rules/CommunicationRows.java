package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;
import java.util.List;

/** Who hears of a rollback, and where. */
public final class CommunicationRows {
    private static final Rows ROWS = new Rows();

    private static final String WHERE = "[{statusPage}][Message to the exposed {users}]: ";

    public static final Rule INTERNAL =
            ROWS.row(Rule.of("communication.internal", "The owner announces a rollback in the incident channel.")
                    .says("[{channel}: ]{owner} tells on-call, support and stakeholders what was rolled back and why"));

    public static final Rule EXTERNAL =
            ROWS.row(Rule.of("communication.external", "Users hear of the rollback of a user-visible change.")
                    .says(WHERE + "We have rolled back {change} while we investigate"));

    public static final Rule STOPPED = ROWS.row(
            Rule.of("communication.stopped", "Users hear that a change which cannot be undone goes no further.")
                    .says(WHERE + "We have stopped the rollout of {change} while we investigate"));

    public static final Rule NONE =
            ROWS.row(Rule.of("communication.none", "Users hear nothing where no user-visible change is declared.")
                    .says("None: no user-visible change declared"));

    static final List<Rule> ALL = ROWS.all();

    private CommunicationRows() {}
}
