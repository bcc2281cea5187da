package io.github.rolloutplanner.diff;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The parts of two plans that are the same part, and those that one plan has alone. Both plans are treated alike, so that the
 * pairs are the same ones when the plans change places.
 */
final class Pairs<T> {
    private final List<Pair<T>> both = new ArrayList<>();
    private List<Part<T>> before;
    private List<Part<T>> after;

    private Pairs(List<Part<T>> before, List<Part<T>> after) {
        this.before = before;
        this.after = after;
    }

    static <T> Pairs<T> of(List<Part<T>> before, List<Part<T>> after) {
        return new Pairs<>(before, after);
    }

    /** Pairs what has the same key and is not paired yet, in the order of the plans. */
    Pairs<T> by(Function<T, ?> key) {
        Map<Object, Deque<Part<T>>> waiting = new HashMap<>();
        for (Part<T> part : after) {
            waiting.computeIfAbsent(key.apply(part.value()), first -> new ArrayDeque<>())
                    .add(part);
        }
        List<Part<T>> left = new ArrayList<>();
        for (Part<T> part : before) {
            Deque<Part<T>> same = waiting.get(key.apply(part.value()));
            if (same == null || same.isEmpty()) {
                left.add(part);
            } else {
                both.add(new Pair<>(part, same.remove()));
            }
        }
        before = left;
        Set<Part<T>> unpaired = Collections.newSetFromMap(new IdentityHashMap<>());
        waiting.values().forEach(unpaired::addAll);
        after = after.stream().filter(unpaired::contains).toList();
        return this;
    }

    /** Pairs what is left in the order of the plans, if each has as many of them. */
    Pairs<T> byOrder() {
        if (before.size() == after.size()) {
            for (int at = 0; at < before.size(); at++) {
                both.add(new Pair<>(before.get(at), after.get(at)));
            }
            before = List.of();
            after = List.of();
        }
        return this;
    }

    List<Pair<T>> both() {
        return both;
    }

    List<Part<T>> removed() {
        return before;
    }

    List<Part<T>> added() {
        return after;
    }

    record Pair<T>(Part<T> before, Part<T> after) {}
}
