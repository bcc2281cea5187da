package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;
import java.util.List;
import java.util.stream.Stream;

/** All rules that give reasons, in the order in which a plan is derived. */
public final class Catalogue {
    private Catalogue() {}

    /** The rows of all tables. */
    public static List<Rule> rules() {
        return Stream.of(
                        RiskRows.ALL,
                        NeedRows.ALL,
                        ExperimentRows.ALL,
                        FlagRows.ALL,
                        MonitoringRows.ALL,
                        ReactionRows.ALL,
                        RollbackRows.ALL,
                        CommunicationRows.ALL,
                        SuccessRows.ALL,
                        TimelineRows.ALL)
                .flatMap(List::stream)
                .toList();
    }
}
