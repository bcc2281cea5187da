package io.github.rolloutplanner.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Bars below headings: the first bar of each group carries the name of the group. */
final class Grouped {
    private Grouped() {}

    static <T> List<Bars.Bar> bars(List<T> things, Function<T, String> group, Function<T, Bars.Bar> bar) {
        List<Bars.Bar> bars = new ArrayList<>();
        for (int at = 0; at < things.size(); at++) {
            String name = group.apply(things.get(at));
            boolean isFirst = at == 0 || !group.apply(things.get(at - 1)).equals(name);
            Bars.Bar next = bar.apply(things.get(at));
            bars.add(isFirst ? next.below(name) : next);
        }
        return bars;
    }
}
