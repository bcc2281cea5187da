package io.github.rolloutplanner.diff;

import io.github.rolloutplanner.diff.PlanChange.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What changes are about, in the order in which a reader asks for it. */
enum Topic {
    EXPOSURE(
            "about who has the change and when",
            EnumSet.of(
                    Kind.PHASE,
                    Kind.PERCENTAGE,
                    Kind.AUDIENCE,
                    Kind.PURPOSE,
                    Kind.SOAK,
                    Kind.BAKE,
                    Kind.EXPOSURE,
                    Kind.BLAST_RADIUS,
                    Kind.FLAG,
                    Kind.TARGETING,
                    Kind.BUCKETING,
                    Kind.CALENDAR,
                    Kind.DATE)),
    STOP(
            "about what stops it",
            EnumSet.of(
                    Kind.COMPOSITION,
                    Kind.GATE,
                    Kind.APPROVAL,
                    Kind.CRITERION,
                    Kind.THRESHOLD,
                    Kind.ROLE,
                    Kind.JUDGE,
                    Kind.PERSISTENCE,
                    Kind.HANDLING,
                    Kind.ALERT,
                    Kind.TRIGGER,
                    Kind.ROLLBACK_TIME,
                    Kind.ROLLBACK_STEP,
                    Kind.DATA_ROLLBACK)),
    EVIDENCE(
            "about what can be detected",
            EnumSet.of(
                    Kind.MINIMUM_SAMPLE,
                    Kind.VERDICT,
                    Kind.DETECTABLE_EFFECT,
                    Kind.POWER,
                    Kind.METRIC,
                    Kind.BASELINE,
                    Kind.EXPERIMENT)),
    OTHER(
            "about other parts",
            EnumSet.of(
                    Kind.NAME,
                    Kind.RISK,
                    Kind.STRATEGY,
                    Kind.POPULATION,
                    Kind.DELIVERY,
                    Kind.URGENCY,
                    Kind.PREPARATION,
                    Kind.PEOPLE));

    private final String words;

    @SuppressWarnings("ImmutableEnumChecker") // never changed
    private final Set<Kind> kinds;

    Topic(String words, Set<Kind> kinds) {
        this.words = words;
        this.kinds = kinds;
    }

    static Topic of(PlanChange change) {
        return Stream.of(values())
                .filter(topic -> topic.kinds.contains(change.kind()))
                .findFirst()
                .orElse(OTHER);
    }

    /** How many changes there are of each topic that has some. */
    static List<String> counted(List<PlanChange> changes) {
        return Stream.of(values())
                .filter(topic -> topic.count(changes) > 0)
                .map(topic -> topic.count(changes) + " " + topic.words)
                .toList();
    }

    private long count(List<PlanChange> changes) {
        return changes.stream().filter(change -> of(change) == this).count();
    }
}
