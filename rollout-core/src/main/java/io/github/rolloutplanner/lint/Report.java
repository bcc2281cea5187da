package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.reason.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Collects the findings of one rule. */
final class Report {
    private static final Pattern INDEX = Pattern.compile("\\d+");
    private static final int INDEX_DIGITS = 10;

    private final Finding.Severity severity;
    private final List<Finding> findings = new ArrayList<>();

    Report(Finding.Severity severity) {
        this.severity = severity;
    }

    void add(String path, Rule row, Fact... facts) {
        add(severity, path, row, facts);
    }

    /** Adds a finding that is milder than the rule's worst. */
    void add(Finding.Severity milder, String path, Rule row, Fact... facts) {
        findings.add(Finding.of(milder, path, row, facts));
    }

    /** The findings by their paths, so that {@code phases[2]} comes before {@code phases[10]}. */
    List<Finding> byPath() {
        if (findings.size() > 1) {
            findings.sort(Comparator.comparing(Report::sortKey));
        }
        return findings;
    }

    private static String sortKey(Finding finding) {
        return INDEX.matcher(finding.path())
                .replaceAll(index -> "0".repeat(INDEX_DIGITS - index.group().length()) + index.group());
    }
}
