package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Scalars.NAME;
import static io.github.rolloutplanner.json.WrittenLength.LENGTH;

import io.github.rolloutplanner.change.Ladder;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.policy.LadderPolicy;
import io.github.rolloutplanner.policy.StandardStrategy;
import io.github.rolloutplanner.reason.Problem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Ladders, soaks and bakes, as far as they differ from the standard. */
final class WrittenLadders extends PolicyCodec<LadderPolicy> {
    private static final Pattern WORD = Pattern.compile("\\w+");

    private final KnownStrategies strategies;

    WrittenLadders(KnownStrategies strategies, LadderPolicy base) {
        super("ladders", strategies.declaredIn(base));
        this.strategies = strategies;
        set(
                field(
                        "own_strategies",
                        FewCodec.items(new SetCodec<>(NAME)),
                        LadderPolicy::ownStrategies,
                        "The ids of strategies of the organisation's own. What names one needs it here."),
                this::takeOwn);
        setEach(
                "by_strategy",
                FewCodec.members(MapCodec.byName(WrittenLadder.LADDER)),
                LadderPolicy::ladders,
                "The ladder of a strategy, by its id.",
                WrittenLadders::takeLadder);
        setEach(
                "strategies",
                MapCodec.of(RiskLevel.class, WordCodec.lowerCase(StandardStrategy.class)),
                LadderPolicy::strategies,
                LadderPolicy::withStrategy,
                "The strategy of each risk level, where nothing else decides it.");
        set(
                "internal_soak",
                LENGTH,
                LadderPolicy::internalSoak,
                LadderPolicy::withInternalSoak,
                "How long the team uses a change before any user does.");
        set(
                "soak_increase_per_level",
                DoubleCodec.REAL,
                LadderPolicy::soakIncreasePerLevel,
                LadderPolicy::withSoakIncreasePerLevel,
                "How much longer each soak is for every level of risk above the one that a ladder is made for.");
        set(
                "holdback",
                WrittenPercentage.PERCENT,
                LadderPolicy::holdback,
                LadderPolicy::withHoldback,
                "The users who are held back through the bake as a control group.");
        setEach(
                "bakes",
                MapCodec.of(RiskLevel.class, LENGTH),
                LadderPolicy::bakes,
                LadderPolicy::withBake,
                "How long to bake after full rollout, by risk.");
        setEach(
                "forced",
                MapCodec.of(Trait.class, NAME),
                LadderPolicy::forced,
                LadderPolicy::withForced,
                "The id of the strategy that is forced for changes with a trait.");
    }

    private LadderPolicy takeOwn(LadderPolicy policy, Set<String> ids, Place place) {
        List<String> stated = List.copyOf(ids);
        for (int at = 0; at < stated.size(); at++) {
            if (!strategies.mayDeclare(stated.get(at))) {
                place.refuse(
                        "No strategy has the id '" + stated.get(at) + "'.",
                        "Give one of: " + String.join(", ", strategies.ids()) + ".",
                        Integer.toString(at));
            }
        }
        Set<String> all = new LinkedHashSet<>(policy.ownStrategies());
        all.addAll(ids);
        return policy.withOwnStrategies(all.toArray(String[]::new));
    }

    private static LadderPolicy takeLadder(LadderPolicy policy, String strategy, Ladder ladder, Place place) {
        List<Problem> problems = ladder.problems("");
        problems.forEach(problem -> place.refuse(problem.found(), problem.advice(), keys(strategy, problem)));
        return problems.isEmpty() ? place.attempt(policy, so -> so.withLadder(strategy, ladder), strategy) : policy;
    }

    /** The keys that lead to a problem, of which the ladder says {@code [2].soak}. */
    private static String[] keys(String strategy, Problem problem) {
        Stream<String> within = WORD.matcher(problem.path()).results().map(MatchResult::group);
        return Stream.concat(Stream.of(strategy), within).toArray(String[]::new);
    }
}
