package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.reason.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what breaks one rule. */
final class Report {
    private final Finding.Severity severity;
    private final List<Breach> breaches = new ArrayList<>();

    Report(Finding.Severity severity) {
        this.severity = severity;
    }

    void add(String path, Rule row, Fact... facts) {
        add(severity, path, row, facts);
    }

    /** Adds a breach that is milder than the rule's worst. */
    void add(Finding.Severity milder, String path, Rule row, Fact... facts) {
        breaches.add(new Breach(milder, path, row, List.of(facts)));
    }

    /** The breaches by their paths, so that {@code phases[2]} comes before {@code phases[10]}. */
    List<Breach> byPath() {
        return byPath(breaches);
    }

    static List<Breach> byPath(List<Breach> breaches) {
        return breaches.stream()
                .sorted(Comparator.comparing(Breach::path, Report::comparePaths))
                .toList();
    }

    /** Of two indices that differ, the one with more digits is the larger. */
    private static int comparePaths(String one, String other) {
        int at = 0;
        while (at < one.length() && at < other.length() && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        int end = endOfDigits(one, at);
        int otherEnd = endOfDigits(other, at);
        return end == otherEnd ? one.compareTo(other) : Integer.compare(end, otherEnd);
    }

    private static int endOfDigits(String path, int start) {
        int end = start;
        while (end < path.length() && isDigit(path.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }
}
