package io.github.rolloutplanner.internal.validation;

import static io.github.rolloutplanner.change.Trait.AUTHENTICATION;
import static io.github.rolloutplanner.change.Trait.BREAKING_CHANGE;
import static io.github.rolloutplanner.change.Trait.CRITICAL_PATH;
import static io.github.rolloutplanner.change.Trait.DATA_INTEGRITY;
import static io.github.rolloutplanner.change.Trait.DATA_MIGRATION;
import static io.github.rolloutplanner.change.Trait.GLOBAL_CONFIG;
import static io.github.rolloutplanner.change.Trait.HAS_FALLBACK;
import static io.github.rolloutplanner.change.Trait.INTERNAL_REFACTORING;
import static io.github.rolloutplanner.change.Trait.IRREVERSIBLE;
import static io.github.rolloutplanner.change.Trait.ISOLATED;
import static io.github.rolloutplanner.change.Trait.KERNEL_OR_AGENT;
import static io.github.rolloutplanner.change.Trait.NEW_FEATURE;
import static io.github.rolloutplanner.change.Trait.NO_FALLBACK;
import static io.github.rolloutplanner.change.Trait.PAYMENTS;
import static io.github.rolloutplanner.change.Trait.SECURITY;
import static io.github.rolloutplanner.change.Trait.VISUAL_ONLY;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.ImpactKind;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.change.UserFacingChange;
import io.github.rolloutplanner.internal.planning.FlagKey;
import io.github.rolloutplanner.internal.planning.delivery.Carrier;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.reason.Problem;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds everything that is wrong with a change, in the order of its parts. */
public final class ChangeCheck {
    /** Enum sets, so that contradictions are told in the order of the constants. */
    private static final Map<Trait, Set<Trait>> CONTRADICTIONS = Map.of(
            VISUAL_ONLY,
                    EnumSet.of(
                            PAYMENTS,
                            SECURITY,
                            AUTHENTICATION,
                            DATA_MIGRATION,
                            DATA_INTEGRITY,
                            BREAKING_CHANGE,
                            KERNEL_OR_AGENT),
            INTERNAL_REFACTORING, EnumSet.of(NEW_FEATURE),
            HAS_FALLBACK, EnumSet.of(NO_FALLBACK),
            ISOLATED, EnumSet.of(CRITICAL_PATH, GLOBAL_CONFIG));

    private static final Set<ImpactKind> NEVER_VISUAL_ONLY = EnumSet.of(ImpactKind.DATA_MODEL, ImpactKind.INTEGRATION);

    private static final Duration SHORTEST_ROLLBACK = Duration.ofSeconds(1);
    private static final Duration LONGEST_ROLLBACK = Duration.ofDays(30);

    private final Change change;
    private final ProblemList problems = new ProblemList();

    private ChangeCheck(Change change) {
        this.change = change;
    }

    public static List<Problem> problemsOf(Change change, RolloutPolicy policy) {
        ChangeCheck check = new ChangeCheck(change);
        check.texts();
        check.traits();
        check.problems.addAll(new DeliveryCheck(change).problems());
        if (change.population().isPresent()) {
            check.problems.addAll(new PopulationCheck(change.population().get()).problems());
        }
        check.problems.addAll(new RingConditionCheck(change).problems());
        check.problems.addAll(new MetricCheck(change, policy.limits()).problems());
        check.durations();
        check.problems.addAll(new UrgencyCheck(change).problems());
        check.problems.addAll(new ExperimentCheck(change, policy).problems());
        if (change.ladder().isPresent()) {
            check.problems.addAll(change.ladder().get().problems("ladder"));
        }
        return check.problems.all();
    }

    private void texts() {
        problems.name("name", change.name(), "Say what people call the change.");
        List<UserFacingChange> noticed = change.userFacingChanges();
        for (int at = 0; at < noticed.size(); at++) {
            String path = "userFacingChanges[" + at + "].description";
            problems.sentences(path, noticed.get(at).description(), "Say what users notice.");
        }
        problems.name("bucketBy", change.bucketBy(), "Name the attribute that tells users apart, such as user.id.");
        problems.name("flagKey", change.flagKey(), "Give the key, or leave it out to get one.");
        problems.name("owner", change.owner(), "Name a person or team, or leave it out.");
        problems.sentences("fallback", change.fallback(), "Say what users fall back to, or leave it out.");
        problems.sentences("dataRollback", change.dataRollback(), "Say how data is brought back, or leave it out.");
        problems.name("strategy", change.strategy(), "Give the id of a strategy, or leave it out.");
        for (String name : change.segments().keySet()) {
            problems.name("segments", name, "Give the segment a name.");
            problems.addAll(
                    ConditionCheck.problemsOf("segments", change.segments().get(name)));
        }
        flagKey();
        problems.addAll(new ToolingCheck(change.tooling()).problems());
        problems.addAll(new PeopleCheck(change.people()).problems());
    }

    private void flagKey() {
        String key = change.flagKey().orElse("");
        if (!key.isBlank() && !FlagKey.isSound(key)) {
            problems.add(
                    "flagKey",
                    "'" + key + "' is no key that every flag system and language takes.",
                    "Use letters and digits of ASCII, '.', '_' and '-'.");
        }
        if (!change.name().isBlank()
                && change.flagKey().isEmpty()
                && FlagKey.of(change).isEmpty()
                && mayHaveFlag()) {
            problems.add(
                    "name",
                    "No flag key can be made of '" + change.name()
                            + "': it has no letter or digit of a to z and 0 to 9.",
                    "Give one with flagKey(..).");
        }
    }

    /** Only a flag has a key; whether the change needs one at all is found out later. */
    private boolean mayHaveFlag() {
        return change.deliveries().isEmpty()
                ? Carrier.of(change, true).byFlag()
                : change.deliveries().stream().anyMatch(Delivery.Flag.class::isInstance);
    }

    private void traits() {
        for (Trait trait : change.traits()) {
            for (Trait other : CONTRADICTIONS.getOrDefault(trait, Set.of())) {
                if (change.is(other)) {
                    contradiction(trait, Wording.of(other));
                }
            }
        }
        if (change.is(IRREVERSIBLE) && change.dataRollback().isPresent()) {
            contradiction(
                    IRREVERSIBLE, "brought back by '" + change.dataRollback().get() + "'");
        }
        if (change.is(NO_FALLBACK) && change.fallback().isPresent() && !change.is(HAS_FALLBACK)) {
            contradiction(NO_FALLBACK, "fall back to '" + change.fallback().get() + "'");
        }
        if (change.is(VISUAL_ONLY)) {
            for (ImpactKind kind : NEVER_VISUAL_ONLY) {
                if (change.has(kind)) {
                    contradiction(VISUAL_ONLY, kind.phrase());
                }
            }
        }
    }

    private void contradiction(Trait trait, String other) {
        problems.add(
                "traits",
                "The change cannot be both " + Wording.of(trait) + " and " + other + ".",
                "Leave out the one that is not true.");
    }

    private void durations() {
        Duration bound = change.rollbackWithin().orElse(SHORTEST_ROLLBACK);
        if (bound.compareTo(SHORTEST_ROLLBACK) < 0 || bound.compareTo(LONGEST_ROLLBACK) > 0) {
            problems.add(
                    "rollbackWithin",
                    "A rollback within " + Wording.of(bound) + " is no promise.",
                    "Give a length of time from " + Wording.of(SHORTEST_ROLLBACK) + " to "
                            + Wording.of(LONGEST_ROLLBACK) + ".");
        }
    }
}
