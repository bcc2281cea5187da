package io.github.rolloutplanner.internal.naming;

import io.github.rolloutplanner.metric.Condition;
import io.github.rolloutplanner.metric.Condition.OnMetric;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.annotation.Nullable;

/**
 * The metrics that a plan watches, and which of them its texts mean: the one of this name, however it is written; else the only
 * one whose name ends like this, or begins later.
 */
public final class WatchedNames {
    /** A longer name that has one of them says more than which metric it is: "no complaints and error rate". */
    private static final Set<String> MORE_THAN_A_NAME = Set.of("and", "or", "no", "not", "without", "if");

    private final Set<String> exact;
    private final Map<String, String> byKey = new HashMap<>();
    private @Nullable MetricIndex<String> byLastWords;

    private WatchedNames(List<String> names) {
        exact = Set.copyOf(names);
        names.forEach(name -> byKey.putIfAbsent(MetricNames.key(name), name));
    }

    /** Of all that a plan watches. */
    public static <T> WatchedNames of(List<T> metrics, Function<T, String> nameOf) {
        return new WatchedNames(metrics.stream().map(nameOf).toList());
    }

    /** The watched metric that is meant by a name; nothing where it is none of them, or could be several. */
    public Optional<String> meant(String name) {
        if (exact.contains(name)) {
            return Optional.of(name);
        }
        String same = byKey.get(MetricNames.key(name));
        return same != null
                ? Optional.of(same)
                : byLastWords().onlyOneLike(name).filter(like -> isName(name, like));
    }

    /** Most plans call each metric by its name, so that the index is seldom needed. */
    private MetricIndex<String> byLastWords() {
        if (byLastWords == null) {
            byLastWords = new MetricIndex<>();
            for (String name : byKey.values()) {
                byLastWords.add(name, name);
            }
        }
        return byLastWords;
    }

    private static boolean isName(String name, String like) {
        List<String> words = MetricNames.words(name);
        if (words.stream().noneMatch(MORE_THAN_A_NAME::contains)) {
            return true;
        }
        int more = words.size() - MetricNames.words(like).size();
        return more <= 0 || words.subList(0, more).stream().noneMatch(MORE_THAN_A_NAME::contains);
    }

    /** The conditions that must all hold for one to hold, each on the metric that it means. */
    public List<OnMetric> allOf(Condition condition) {
        return meant(condition.allOf());
    }

    /** The conditions of which each makes one true, each on the metric that it means. */
    public List<OnMetric> anyOf(Condition condition) {
        return meant(condition.anyOf());
    }

    private List<OnMetric> meant(List<OnMetric> conditions) {
        return conditions.stream().map(this::meant).toList();
    }

    /** A condition on the metric that its name means. */
    public OnMetric meant(OnMetric on) {
        return meant(on.metric())
                .filter(name -> !name.equals(on.metric()))
                .map(name -> new OnMetric(name, on.threshold(), on.persistence()))
                .orElse(on);
    }
}
