package io.github.rolloutplanner.strategy;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.text.TextBound;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The strategies a planner can choose from, in the order in which they are asked: those handed over, those discovered, the
 * built-in ones.
 *
 * <p>An id of an earlier rank hides the same id of a later one; two strategies of one rank with one id are an error.
 *
 * @since 0.1.0
 */
public final class Strategies {
    private static final List<RolloutStrategy> BUILT_IN =
            List.of(new Immediate(), new PercentageBased(), new Canary(), new AbTest(), new RingDeployment());

    private final List<RolloutStrategy> explicit;
    private final List<RolloutStrategy> discovered;
    private final Map<String, RolloutStrategy> byId;

    private Strategies(List<RolloutStrategy> explicit, List<RolloutStrategy> discovered) {
        this.explicit = List.copyOf(explicit);
        this.discovered = sorted(discovered);
        this.byId = index();
    }

    /**
     * The built-in strategies and those that jars on the class path register.
     *
     * @param loader where to look for service files and classes
     * @return the strategies
     * @throws StrategyProviderException if a registered strategy does not load or two have one id
     */
    public static Strategies discover(ClassLoader loader) {
        requireNonNull(loader, "loader");
        return new Strategies(List.of(), StrategyProviders.load(loader));
    }

    /**
     * The built-in strategies only.
     *
     * @return the strategies
     */
    public static Strategies builtIn() {
        return new Strategies(List.of(), List.of());
    }

    static Strategies ofDiscovered(List<RolloutStrategy> discovered) {
        return new Strategies(List.of(), discovered);
    }

    /**
     * These strategies and another one, which is asked before the discovered and the built-in ones.
     *
     * @param strategy the strategy
     * @return strategies with it
     * @throws StrategyProviderException if another one that was handed over has its id
     */
    public Strategies with(RolloutStrategy strategy) {
        List<RolloutStrategy> more = new ArrayList<>(explicit);
        more.add(requireNonNull(strategy, "strategy"));
        return new Strategies(more, discovered);
    }

    /**
     * The strategy with an id.
     *
     * @param id the id
     * @return the strategy
     * @throws StrategyNotFoundException if there is none
     */
    public RolloutStrategy get(String id) {
        RolloutStrategy found = byId.get(requireNonNull(id, "id"));
        if (found == null) {
            throw new StrategyNotFoundException(id, ids());
        }
        return stillCalled(id, found);
    }

    /**
     * The ids of all strategies.
     *
     * @return the ids in alphabetical order
     */
    public List<String> ids() {
        return byId.keySet().stream().sorted().toList();
    }

    /**
     * Whether there is a strategy with an id.
     *
     * @param id the id
     * @return true if {@link #get(String)} finds it
     */
    public boolean contains(String id) {
        return byId.containsKey(requireNonNull(id, "id"));
    }

    /**
     * Finds the first strategy that says it suits a change.
     *
     * @param context the change and what is known of it
     * @return the strategy; empty where none asks to be chosen
     */
    public Optional<RolloutStrategy> suiting(StrategyContext context) {
        requireNonNull(context, "context");
        for (Map.Entry<String, RolloutStrategy> known : byId.entrySet()) {
            if (ask(known.getValue(), "whether it suits", strategy -> strategy.suits(context))) {
                return Optional.of(stillCalled(known.getKey(), known.getValue()));
            }
        }
        return Optional.empty();
    }

    /**
     * Asks a strategy something, twice unless it is built in: the same question has the same answer.
     *
     * @param strategy the strategy
     * @param what what it is asked for, as the message says it, such as "its phases"
     * @param question the question
     * @param <T> the type of the answer, whose values are equal if they say the same
     * @return the answer
     * @throws StrategyProviderException if the strategy fails, answers null, or gives two answers; it names the strategy
     */
    public static <T> T ask(RolloutStrategy strategy, String what, Function<RolloutStrategy, T> question) {
        requireNonNull(what, "what");
        requireNonNull(question, "question");
        return isBuiltIn(strategy)
                ? question.apply(strategy)
                : new StrategyQuestion<>(strategy, what, question).answer();
    }

    private static RolloutStrategy stillCalled(String id, RolloutStrategy strategy) {
        String now = ask(strategy, "its id", RolloutStrategy::id);
        if (!now.equals(id)) {
            throw StrategyQuestion.changed(strategy, "its id", id, now);
        }
        return strategy;
    }

    private static List<RolloutStrategy> sorted(List<RolloutStrategy> discovered) {
        List<RolloutStrategy> sorted = new ArrayList<>(discovered);
        if (sorted.size() > 1) {
            sorted.sort(Comparator.comparingInt((RolloutStrategy one) -> ask(one, "its order", RolloutStrategy::order))
                    .thenComparing(one -> ask(one, "its id", RolloutStrategy::id)));
        }
        return List.copyOf(sorted);
    }

    /**
     * Tells whether a strategy came with this library.
     *
     * @param strategy the strategy
     * @return false for one that was handed over or discovered
     */
    public static boolean isBuiltIn(RolloutStrategy strategy) {
        requireNonNull(strategy, "strategy");
        return BUILT_IN.stream().anyMatch(ours -> ours == strategy);
    }

    private static String requireNames(RolloutStrategy strategy) {
        String id = ask(strategy, "its id", RolloutStrategy::id);
        String label = ask(strategy, "its label", RolloutStrategy::label);
        if (id.isEmpty() || !isPlain(id) || TextBound.NAME.fault(id).isPresent()) {
            throw new StrategyProviderException(
                    "The strategy " + strategy.getClass().getName() + " has the id '" + id
                            + "'. Give it one of up to 200 lower-case letters, digits and hyphens.");
        }
        if (label.isBlank()) {
            throw new StrategyProviderException("The strategy "
                    + strategy.getClass().getName() + " has the label '" + label + "'. Give it a name for people.");
        }
        TextBound.NAME.fault(label).ifPresent(fault -> {
            throw new StrategyProviderException(
                    "The label of the strategy " + strategy.getClass().getName() + " is none: " + fault);
        });
        return id;
    }

    private static boolean isPlain(String id) {
        for (int at = 0; at < id.length(); at++) {
            char letter = id.charAt(at);
            if (!((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-')) {
                return false;
            }
        }
        return true;
    }

    private Map<String, RolloutStrategy> index() {
        Map<String, RolloutStrategy> all = new LinkedHashMap<>();
        for (List<RolloutStrategy> rank : List.of(explicit, discovered, BUILT_IN)) {
            for (Map.Entry<String, RolloutStrategy> strategy : byUniqueId(rank).entrySet()) {
                all.putIfAbsent(strategy.getKey(), strategy.getValue());
            }
        }
        return all;
    }

    private static Map<String, RolloutStrategy> byUniqueId(List<RolloutStrategy> rank) {
        Map<String, RolloutStrategy> unique = new LinkedHashMap<>();
        for (RolloutStrategy strategy : rank) {
            String id = requireNames(strategy);
            RolloutStrategy other = unique.put(id, strategy);
            if (other != null) {
                throw new StrategyProviderException("Two strategies have the id '" + id + "': "
                        + other.getClass().getName() + " and "
                        + strategy.getClass().getName() + ". Rename one, or remove one of the two.");
            }
        }
        return unique;
    }
}
